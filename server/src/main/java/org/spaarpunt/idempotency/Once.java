package org.spaarpunt.idempotency;

import java.util.Optional;
import org.spaarpunt.identity.UnclaimedNonce;

/**
 * What keeps a request from being carried out twice.
 *
 * @param repeat its idempotency key: the same request gets the same answer again
 * @param nonce that of its signature: the same bytes are rejected. Empty: it is claimed, or the request has none
 */
public record Once(Optional<IdempotentRequest> repeat, Optional<UnclaimedNonce> nonce) {
    /** For a request whose nonce is claimed, or that has none. */
    public static Once under(Optional<IdempotentRequest> repeat) {
        return new Once(repeat, Optional.empty());
    }
}
