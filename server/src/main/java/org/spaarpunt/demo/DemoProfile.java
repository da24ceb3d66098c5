package org.spaarpunt.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.identity.OAuthSigner.Keys;

/** The callers in the demo data: its consumers, each with the token of a user if it has one. */
public enum DemoProfile {
    COUNTER("31413BDF-DFC7-7A9F-10403618C2816E44", "demo-de-werf-secret", "demo-ann-werf", "demo-ann-werf-secret"),
    COUNTER_APP("demo-counter-app", "demo-counter-app-secret", "demo-ann-app", "demo-ann-app-secret"),
    LIBRARY("demo-library-haaltert", "demo-library-secret", "demo-ben", "demo-ben-secret"),
    MEMBER_APP("demo-member-app", "demo-member-app-secret", "", ""),
    NO_RIGHTS("demo-no-rights", "demo-no-rights-secret", "", ""),
    /** A check-in device, which is connected to an event. */
    DEVICE("demo-device", "demo-device-secret", "", ""),
    /** The counter application while it requests a token: with a request token that ann has authorized. */
    REQUEST_TOKEN(
            "demo-counter-app", "demo-counter-app-secret", SealedRows.REQUEST_TOKEN, SealedRows.REQUEST_TOKEN_SECRET);

    private final String consumerKey;
    private final String consumerSecret;
    private final String token;
    private final String tokenSecret;

    DemoProfile(String consumerKey, String consumerSecret, String token, String tokenSecret) {
        this.consumerKey = consumerKey;
        this.consumerSecret = consumerSecret;
        this.token = token;
        this.tokenSecret = tokenSecret;
    }

    public Keys keys() {
        return new Keys(consumerKey, consumerSecret, token, tokenSecret);
    }

    /** As typed on a command line: {@code member-app}. */
    public String typedName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DemoProfile> named(String typed) {
        return Stream.of(values())
                .filter(profile -> profile.typedName().equals(typed))
                .findFirst();
    }
}
