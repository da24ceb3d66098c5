package org.spaarpunt.identity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.passholders.Lookup;

/** The few consumers and tokens of these tests, kept in maps that never change. */
final class TestCredentials implements Credentials {
    static final Consumer K1 = new Consumer("K1", "Counter", Set.of(Permission.READ_POINTS));
    static final User ANN = new User(7, "6b9f81a2-7505-4fdd-b152-dddeaf235cde", "ann");

    private static final Map<String, RegisteredConsumer> CONSUMERS = Map.of(
            "K1", new RegisteredConsumer(K1, "S&ecret", Optional.of("the one before")),
            "K2", new RegisteredConsumer(new Consumer("K2", "Other", Set.of()), "other-secret", Optional.empty()),
            "dpf43f3p2l4k3l03",
                    new RegisteredConsumer(
                            new Consumer("dpf43f3p2l4k3l03", "printer.example.com", Set.of()),
                            "kd94hf93k423kf44",
                            Optional.empty()));

    private static final Map<String, IssuedToken> TOKENS = Map.of(
            "tok/1", new IssuedToken("T ok/s", "K1", Optional.of(ANN), TokenState.VALID),
            "revoked", new IssuedToken("revoked-secret", "K1", Optional.of(ANN), TokenState.REVOKED),
            "expired", new IssuedToken("expired-secret", "K1", Optional.of(ANN), TokenState.EXPIRED),
            "hh5s93j4hdidpola",
                    new IssuedToken("hdhd0244k9j7ao03", "dpf43f3p2l4k3l03", Optional.empty(), TokenState.VALID),
            "nnch734d00sl2jdk",
                    new IssuedToken("pfkkdhi9sl3r4s00", "dpf43f3p2l4k3l03", Optional.of(ANN), TokenState.VALID));

    @Override
    public Lookup find(String consumerKey, String token) {
        return new Lookup(Optional.ofNullable(CONSUMERS.get(consumerKey)), Optional.ofNullable(TOKENS.get(token)));
    }
}
