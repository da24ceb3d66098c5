package org.spaarpunt.checkins;

import java.util.UUID;
import java.util.function.Function;
import org.spaarpunt.checkins.CheckinOutcome.Granted;

/**
 * A caller's wish to get the same answer when it asks the same again.
 *
 * @param key chosen by the caller, unique among those of its consumer; 1 to {@value #MAX_KEY_LENGTH} characters
 * @param request tells requests apart: equal for the same request, different for another
 * @param wording the body of the answer to a grant, which is kept with it
 */
public record Idempotency(String key, UUID request, Function<Granted, String> wording) {
    public static final int MAX_KEY_LENGTH = 255;

    public Idempotency {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException("A key has 1 to " + MAX_KEY_LENGTH + " characters");
        }
    }
}
