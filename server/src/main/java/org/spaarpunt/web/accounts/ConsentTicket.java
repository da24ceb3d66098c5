package org.spaarpunt.web.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.spaarpunt.secrets.SecretBox;

/**
 * Sealed into the form of a consent page: this session was shown this question. The browser that sends it back answers
 * for that session, so authorization also works for a client that keeps no cookies, and no other page can make a
 * browser answer.
 *
 * @param session digest of the session's cookie
 * @param requestToken the token that the question was about
 * @param until when the ticket expires
 */
record ConsentTicket(UUID session, String requestToken, Instant until) {
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final String PURPOSE = "consent ticket";
    private static final Pattern WRITTEN = Pattern.compile("([0-9a-f-]{36}) ([0-9]{1,12}) (.+)");

    String sealed(SecretBox box) {
        return box.seal(PURPOSE, session + " " + until.getEpochSecond() + " " + requestToken);
    }

    /** The ticket that a browser sent back; nothing when it was not issued by this installation, or has expired. */
    static Optional<ConsentTicket> open(String text, SecretBox box, Instant now) {
        return box.open(PURPOSE, text)
                .map(WRITTEN::matcher)
                .filter(written -> written.matches())
                .map(written -> new ConsentTicket(
                        UUID.fromString(written.group(1)),
                        written.group(3),
                        Instant.ofEpochSecond(Long.parseLong(written.group(2)))))
                .filter(ticket -> now.isBefore(ticket.until()));
    }
}
