package org.spaarpunt.passholders;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.BirthDateProof.Holder;
import org.spaarpunt.secrets.SecretBox;

/**
 * Tokens for applications of passholders, after the proof of a card's number and its holder's date of birth: with one,
 * an application goes on to the next call. They are sealed and not stored.
 */
public final class RegistrationTokens {
    /** Time to fill in what the next call needs. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String PURPOSE = "registration token";
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{13}) ([0-9]{1,12}) ([^\n]+)");

    private final SecretBox box;
    private final InstantSource clock;

    RegistrationTokens(SecretBox box, InstantSource clock) {
        this.box = box;
        this.clock = clock;
    }

    /**
     * The passholder for whom a token was made.
     *
     * @param card the number that was proved
     */
    public record Registrant(String uid, UitpasNumber card) {}

    public String make(Holder holder, UitpasNumber card) {
        var until = clock.instant().plus(LIFETIME);
        return box.seal(PURPOSE, card.digits() + " " + until.getEpochSecond() + " " + holder.uid());
    }

    /** Empty if the token is not ours, was changed, or is over. */
    public Optional<Registrant> open(String token) {
        return box.open(PURPOSE, token)
                .map(WRITTEN::matcher)
                .filter(written -> written.matches())
                .filter(written -> clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(written.group(2)))))
                .map(written -> new Registrant(written.group(3), new UitpasNumber(written.group(1))));
    }
}
