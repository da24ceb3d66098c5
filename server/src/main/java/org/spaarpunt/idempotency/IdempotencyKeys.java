package org.spaarpunt.idempotency;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys in the headers {@code Idempotency-Key} of a request. */
public final class IdempotencyKeys {
    /** The separator when a client or a proxy joins several headers into one; a key contains no space. */
    private static final Pattern BETWEEN = Pattern.compile(",[ \\t]+");

    private IdempotencyKeys() {}

    /** The distinct keys of these headers. */
    public static List<String> in(List<String> headers) {
        // Most requests have none, and this runs for each of them.
        if (headers.isEmpty()) {
            return List.of();
        }
        return headers.stream()
                .flatMap(value -> Stream.of(BETWEEN.split(value, -1)))
                .distinct()
                .toList();
    }

    /** Whether a text is a valid key: visible ASCII, and not too long. */
    public static boolean isWellFormed(String key) {
        return !key.isEmpty()
                && key.length() <= IdempotentRequest.MAX_KEY_LENGTH
                && key.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }
}
