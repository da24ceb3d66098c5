package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passes.UitpasNumber;

/**
 * Another card for a passholder who is registered.
 *
 * @param uid of the passholder
 * @param tariffEnd the last day of a social tariff, as it was given; it counts where the reason is that a tariff was obtained
 */
public record NewCard(String uid, Reason reason, UitpasNumber card, Optional<LocalDate> tariffEnd) {

    /** The social tariff that the passholder obtains, if that is the reason. */
    SocialTariff.Wish tariff() {
        return new SocialTariff.Wish(reason == Reason.OBTAIN_KANSENSTATUUT, tariffEnd);
    }

    /** Why, in the protocol's words; it decides what becomes of the cards that the passholder had in the card system. */
    public enum Reason {
        LOSS_THEFT(Optional.of("BLOCKED")),
        DEFECT(Optional.of("DELETED")),
        LOSS_KANSENSTATUUT(Optional.of("DELETED")),
        OBTAIN_KANSENSTATUUT(Optional.of("DELETED")),
        CARD_UPGRADE(Optional.of("DELETED")),
        EXTRA_CARD(Optional.empty());

        private final Optional<String> formerCards;

        Reason(Optional<String> formerCards) {
            this.formerCards = formerCards;
        }

        /** Their new status; none: they stay as they are. */
        Optional<String> formerCards() {
            return formerCards;
        }
    }
}
