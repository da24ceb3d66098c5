package org.spaarpunt.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.spaarpunt.identity.Credentials.RegisteredConsumer;

/** Compares the secrets of clients in constant time. */
final class Secrets {
    /** The longest id or secret of a client, in characters. */
    static final int MAX_LENGTH = 255;

    /** Compared where there is no such consumer. */
    private static final String DECOY = "a-secret-that-no-client-has-ever-had";

    private Secrets() {}

    /** Whether this is the consumer's secret, or its previous one that still works. */
    static boolean isOf(Optional<RegisteredConsumer> consumer, String secret) {
        boolean present = same(consumer.map(RegisteredConsumer::secret).orElse(DECOY), secret);
        boolean previous =
                same(consumer.flatMap(RegisteredConsumer::previousSecret).orElse(DECOY), secret);
        return consumer.isPresent()
                && (present || (previous && consumer.get().previousSecret().isPresent()));
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
