package org.spaarpunt.retention;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long data about people are kept; empty: without end.
 *
 * @param visitDetails which card a visit or a redemption was made with, and which employee checked the passholder in
 * @param auditDetails old and new values of personal data in the audit log
 * @param endedTokens access tokens of OAuth 1.0a after they were revoked or have expired
 * @param endedMemberships memberships of associations after their last day
 * @param notices what passholders are told of what counters did
 */
public record RetentionSettings(
        Optional<Duration> visitDetails,
        Optional<Duration> auditDetails,
        Optional<Duration> endedTokens,
        Optional<Duration> endedMemberships,
        Duration notices) {
    /** A counter must be able to undo and to explain what was done in the weeks before. */
    public static final Duration LEAST = Duration.ofDays(31);

    public static final Duration NOTICES = Duration.ofDays(90);

    public RetentionSettings {
        var kept = Stream.concat(
                Stream.of(visitDetails, auditDetails, endedTokens, endedMemberships)
                        .flatMap(Optional::stream),
                Stream.of(notices));
        if (kept.anyMatch(time -> time.compareTo(LEAST) < 0)) {
            throw new IllegalArgumentException("Data are kept for at least " + LEAST.toDays() + " days");
        }
    }

    /** Nothing goes but notices. */
    public static RetentionSettings withoutEnd() {
        return new RetentionSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), NOTICES);
    }
}
