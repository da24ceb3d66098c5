package org.spaarpunt.cli;

import java.util.Map;
import java.util.Optional;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;

/**
 * The keys that a call is signed with: those of a profile of the demo, or those of an installation. The latter may be
 * in the environment, where a list of processes does not show them.
 */
final class CallKeys {
    static final String CONSUMER_VARIABLE = "SPAARPUNT_CALL_CONSUMER";
    static final String TOKEN_VARIABLE = "SPAARPUNT_CALL_TOKEN";

    private Optional<DemoProfile> profile = Optional.empty();
    private Optional<String> consumer = Optional.empty();
    private Optional<String> token = Optional.empty();
    private final Map<String, String> environment;

    CallKeys(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    void as(String typed) {
        profile = Optional.of(DemoProfile.named(typed)
                .orElseThrow(() -> new IllegalArgumentException("There is no profile " + typed)));
    }

    void consumer(String typed) {
        consumer = Optional.of(typed);
    }

    void token(String typed) {
        token = Optional.of(typed);
    }

    Keys keys() {
        if (profile.isPresent()) {
            if (consumer.isPresent() || token.isPresent()) {
                throw unclear();
            }
            return profile.get().keys();
        }
        var first = consumer.or(() -> inEnvironment(CONSUMER_VARIABLE));
        var second = token.or(this::tokenInEnvironment);
        if (first.isEmpty() && second.isEmpty()) {
            return DemoProfile.COUNTER.keys();
        }
        var pair = Pair.of(first.orElseThrow(CallKeys::unclear));
        var keys = Keys.ofConsumer(pair.name(), pair.secret());
        return second.map(Pair::of)
                .map(typed -> keys.withToken(typed.name(), typed.secret()))
                .orElse(keys);
    }

    /**
     * A token belongs to one consumer: a token from the environment is only used with the consumer from there, not with
     * a typed one.
     */
    private Optional<String> tokenInEnvironment() {
        return consumer.isPresent() ? Optional.empty() : inEnvironment(TOKEN_VARIABLE);
    }

    private Optional<String> inEnvironment(String variable) {
        return Optional.ofNullable(environment.get(variable));
    }

    private static IllegalArgumentException unclear() {
        return new IllegalArgumentException("Keys are a profile of the demo, or a consumer with or without a token");
    }

    private record Pair(String name, String secret) {
        /** Error messages quote no part of the secret. */
        static Pair of(String typed) {
            int colon = typed.lastIndexOf(':');
            if (colon < 1 || colon == typed.length() - 1) {
                throw new IllegalArgumentException("A consumer is written as KEY:SECRET, a token as TOKEN:SECRET");
            }
            return new Pair(typed.substring(0, colon), typed.substring(colon + 1));
        }
    }
}
