package org.spaarpunt.web.points;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.BirthDateProof.Holder;
import org.spaarpunt.secrets.SecretBox;

/**
 * Sealed into a form of a page that shows a passholder's points: this passholder proved who they are. So one can go on
 * to the next page without typing again.
 */
record HolderTicket(Holder holder, UitpasNumber card, Instant until) {
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final String PURPOSE = "holder ticket";
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,18}) ([0-9]{13}) ([0-9]{1,12}) ([^\n]+)\n(.*)", Pattern.DOTALL);

    String sealed(SecretBox box) {
        return box.seal(
                PURPOSE,
                holder.id() + " " + card.digits() + " " + until.getEpochSecond() + " " + holder.uid() + "\n"
                        + holder.firstName());
    }

    /** The ticket that a browser sent back; nothing when it was not issued by this installation, or has expired. */
    static Optional<HolderTicket> open(String text, SecretBox box, Instant now) {
        return box.open(PURPOSE, text)
                .map(WRITTEN::matcher)
                .filter(written -> written.matches())
                .map(written -> new HolderTicket(
                        new Holder(Long.parseLong(written.group(1)), written.group(4), written.group(5)),
                        new UitpasNumber(written.group(2)),
                        Instant.ofEpochSecond(Long.parseLong(written.group(3)))))
                .filter(ticket -> now.isBefore(ticket.until()));
    }
}
