package org.spaarpunt.idempotency;

import java.util.UUID;
import java.util.function.Function;

/**
 * A caller's wish to get the same answer when it asks the same again.
 *
 * @param key chosen by the caller, unique among those of its consumer; 1 to {@value #MAX_KEY_LENGTH} characters
 * @param request tells requests apart: equal for the same request, different for another
 * @param wording the body of the answer to what is kept, which is kept with it
 * @param <T> what is saved
 */
public record IdempotentRequest<T>(String key, UUID request, Function<T, String> wording) {
    public static final int MAX_KEY_LENGTH = 255;

    public IdempotentRequest {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException("A key has 1 to " + MAX_KEY_LENGTH + " characters");
        }
    }
}
