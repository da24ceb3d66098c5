package org.spaarpunt.web.points;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.BirthDateProof.Holder;
import org.spaarpunt.secrets.SecretBox;

/**
 * Sealed into a form of a page that shows a passholder's points. So one can go on to the next page without typing again.
 *
 * @param proved whether the passholder proved who they are; otherwise the owner of their family, or the passholder's own
 *     account, sees the points and nothing else
 */
record HolderTicket(Holder holder, UitpasNumber card, Instant until, boolean proved) {
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final String PURPOSE = "holder ticket";
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,18}) ([0-9]{13}) ([0-9]{1,12}) (true|false) ([^\n]+)\n(.*)", Pattern.DOTALL);

    /** For a passholder who is shown their points at this moment. */
    static HolderTicket of(Holder holder, UitpasNumber card, boolean proved, Instant now) {
        return new HolderTicket(holder, card, now.plus(VALIDITY), proved);
    }

    String sealed(SecretBox box) {
        return box.seal(
                PURPOSE,
                holder.id() + " " + card.digits() + " " + until.getEpochSecond() + " " + proved + " " + holder.uid()
                        + "\n" + holder.firstName());
    }

    /** The ticket that a browser sent back; nothing when it was not issued by this installation, or has expired. */
    static Optional<HolderTicket> open(String text, SecretBox box, Instant now) {
        return box.open(PURPOSE, text)
                .map(WRITTEN::matcher)
                .filter(written -> written.matches())
                .map(written -> new HolderTicket(
                        new Holder(Long.parseLong(written.group(1)), written.group(5), written.group(6)),
                        new UitpasNumber(written.group(2)),
                        Instant.ofEpochSecond(Long.parseLong(written.group(3))),
                        Boolean.parseBoolean(written.group(4))))
                .filter(ticket -> now.isBefore(ticket.until()));
    }
}
