package org.spaarpunt.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A browser in which a user is signed in now.
 *
 * @param digest of the cookie that the browser sends; the cookie cannot be made from it
 * @param provedAt when the user last proved its identity in it, by a password or a code
 * @param byProvider whether a provider signed the user in; the provider is then trusted for the second factor too
 * @param secondFactor whether the user has one; this session then began with it
 */
public record Session(
        UUID digest, Account account, Instant startedAt, Instant provedAt, boolean byProvider, boolean secondFactor) {
    /** How long a proof counts for acts that ask for a recent one. */
    public static final Duration PROOF_VALIDITY = Duration.ofMinutes(10);

    /** When it ends, however much it is used. */
    public Instant endsAt() {
        return startedAt.plus(Sessions.LIFETIME);
    }

    /** Whether the user has proved its identity within the last minutes. */
    public boolean isRecentlyProved(Instant now) {
        return now.isBefore(provedAt.plus(PROOF_VALIDITY));
    }

    /** Whether this session began with more than a password. */
    public boolean hasSecondFactor() {
        return secondFactor || byProvider;
    }
}
