package org.spaarpunt.idempotency;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.spaarpunt.storage.Digest;

/**
 * A request that can be repeated and then gets the first answer again.
 *
 * @param key chosen by the caller, unique among those of its consumer; 1 to {@value #MAX_KEY_LENGTH} characters
 * @param digest equal for the same request, different for another
 * @param rendering how its outcome is rendered
 * @param repeatable how long after the first request; empty: for as long as what was saved exists
 */
public record IdempotentRequest(String key, UUID digest, Rendering rendering, Optional<Duration> repeatable) {
    public static final int MAX_KEY_LENGTH = 255;

    public IdempotentRequest {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException("A key has 1 to " + MAX_KEY_LENGTH + " characters");
        }
    }

    /** A request that can be repeated for as long as what it saved exists. */
    public IdempotentRequest(String key, UUID digest, Rendering rendering) {
        this(key, digest, rendering, Optional.empty());
    }

    /**
     * A request without a key of its own, for a client that sends one act several times: the same act within this time
     * is one request. Its key begins with a space, so no caller can choose it.
     *
     * @param act what is done, by whom and to whom
     */
    public static IdempotentRequest sameActWithin(Duration time, String act, Rendering rendering) {
        var digest = Digest.of(act);
        return new IdempotentRequest(" " + digest, digest, rendering, Optional.of(time));
    }

    /**
     * One of several actions of this request, each of which stores its own outcome. Its key begins with a space, so no
     * caller can choose it.
     *
     * @param position among the actions, from 1
     */
    public IdempotentRequest ofAction(int position) {
        return new IdempotentRequest(" " + Digest.of(key + "\n" + position), digest, rendering, repeatable);
    }
}
