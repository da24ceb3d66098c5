package org.spaarpunt.api4.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.events.Days;
import org.spaarpunt.secrets.SecretBox;

/**
 * Sealed into the link to a poster: the code that was made for it. A holder of the link may have the poster for some
 * minutes, and loading it again makes no other code.
 *
 * @param cdbid of the event
 * @param valid the days on which the code is valid
 * @param until when the link ends
 */
record CodeTicket(String cdbid, String code, Days valid, Instant until) {
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final String PURPOSE = "check-in code link";
    private static final int PARTS = 5;

    String sealed(SecretBox box) {
        return box.seal(
                PURPOSE,
                String.join(
                        " ",
                        code,
                        valid.first().toString(),
                        valid.last().toString(),
                        String.valueOf(until.toEpochMilli()),
                        cdbid));
    }

    /** The ticket of a link, however old; empty if it was not made by this installation. */
    static Optional<CodeTicket> open(String text, SecretBox box) {
        return box.open(PURPOSE, text).map(CodeTicket::read);
    }

    /** Only what was sealed here is read, so that it needs no further check. */
    private static CodeTicket read(String written) {
        var parts = written.split(" ", PARTS);
        var valid = new Days(LocalDate.parse(parts[1]), LocalDate.parse(parts[2]));
        return new CodeTicket(parts[4], parts[0], valid, Instant.ofEpochMilli(Long.parseLong(parts[3])));
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
