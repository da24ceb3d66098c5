package org.spaarpunt.cli;

import java.util.Map;
import java.util.Optional;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;

/**
 * With which keys a call is signed: those of a profile of the demo, or those of an installation. The latter may stand in the
 * environment, where a list of processes does not show them.
 */
final class CallKeys {
    static final String CONSUMER_VARIABLE = "SPAARPUNT_CALL_CONSUMER";
    static final String TOKEN_VARIABLE = "SPAARPUNT_CALL_TOKEN";

    private Optional<DemoProfile> profile = Optional.empty();
    private Optional<String> consumer;
    private Optional<String> token;

    CallKeys(Map<String, String> environment) {
        consumer = Optional.ofNullable(environment.get(CONSUMER_VARIABLE));
        token = Optional.ofNullable(environment.get(TOKEN_VARIABLE));
    }

    void as(String typed) {
        profile = Optional.of(DemoProfile.named(typed)
                .orElseThrow(() -> new IllegalArgumentException("There is no profile " + typed)));
        consumer = Optional.empty();
        token = Optional.empty();
    }

    void consumer(String typed) {
        consumer = Optional.of(typed);
    }

    void token(String typed) {
        token = Optional.of(typed);
    }

    Keys keys() {
        if (consumer.isEmpty() && token.isEmpty()) {
            return profile.orElse(DemoProfile.COUNTER).keys();
        }
        if (profile.isPresent() || consumer.isEmpty()) {
            throw new IllegalArgumentException("Keys are a profile of the demo, or a consumer with or without a token");
        }
        var pair = Pair.of(consumer.get());
        var keys = Keys.ofConsumer(pair.name(), pair.secret());
        return token.map(Pair::of)
                .map(second -> keys.withToken(second.name(), second.secret()))
                .orElse(keys);
    }

    private record Pair(String name, String secret) {
        /** What is wrong is said without a word of the secret. */
        static Pair of(String typed) {
            int colon = typed.lastIndexOf(':');
            if (colon < 1 || colon == typed.length() - 1) {
                throw new IllegalArgumentException("A consumer is written as KEY:SECRET, a token as TOKEN:SECRET");
            }
            return new Pair(typed.substring(0, colon), typed.substring(colon + 1));
        }
    }
}
