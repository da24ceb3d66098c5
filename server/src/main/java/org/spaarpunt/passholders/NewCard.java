package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passes.UitpasNumber;

/**
 * Another card for a registered passholder.
 *
 * @param uid of the passholder
 * @param tariffEnd the last day of a social tariff, as given; used only if the reason is that a tariff was obtained
 */
public record NewCard(String uid, Reason reason, UitpasNumber card, Optional<LocalDate> tariffEnd) {

    /** The social tariff that the passholder obtains, if that is the reason for the card. */
    SocialTariff.Wish tariff() {
        return new SocialTariff.Wish(reason == Reason.OBTAIN_KANSENSTATUUT, tariffEnd);
    }

    /** Why, in the protocol's words; it decides what happens to the passholder's former cards in the card system. */
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

        /** The new status of the former cards; empty: they stay as they are. */
        Optional<String> formerCards() {
            return formerCards;
        }
    }
}
