package org.spaarpunt.web.points;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.visits.OwnVisit.Scanned;

/**
 * Sealed into the form of a page that was opened by a code: this code was scanned at this moment. So people have time
 * to type, while the code itself may be valid for seconds only, and a photograph of it does not help anyone later.
 */
record ScanTicket(Scanned scan) {
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final String PURPOSE = "scan ticket";
    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9_-]{43}) ([0-9]{1,15}) (.+)");

    String sealed(SecretBox box) {
        return box.seal(PURPOSE, scan.id() + " " + scan.at().toEpochMilli() + " " + scan.code());
    }

    /** The ticket that a browser sent back, however old; nothing when it was not issued by this installation. */
    static Optional<ScanTicket> open(String text, SecretBox box) {
        return box.open(PURPOSE, text)
                .map(WRITTEN::matcher)
                .filter(written -> written.matches())
                .map(written -> new ScanTicket(new Scanned(
                        written.group(1), written.group(3), Instant.ofEpochMilli(Long.parseLong(written.group(2))))));
    }

    boolean isOver(Instant now) {
        return !now.isBefore(scan.at().plus(VALIDITY));
    }
}
