package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.HeldCard;

/**
 * A passholder's membership of a card system.
 *
 * @param socialTariffUntil the last day of the social tariff; empty: the passholder has none
 * @param currentCard the card that the passholder most likely uses there
 */
public record CardSystemMembership(
        CardSystem cardSystem,
        Status status,
        Optional<LocalDate> socialTariffUntil,
        MailPreference mailPreference,
        SmsPreference smsPreference,
        Optional<HeldCard> currentCard) {

    public enum Status {
        ACTIVE,
        BLOCKED
    }

    /** The preference for mails that clients older than {@link OptIns} still use. */
    public enum MailPreference {
        NO_MAILS,
        NOTIFICATION_MAILS,
        ALL_MAILS
    }

    /** The same for text messages. */
    public enum SmsPreference {
        NO_SMS,
        NOTIFICATION_SMS,
        ALL_SMS
    }

    /** Whether the passholder has a social tariff on this day. */
    public boolean hasTariffOn(LocalDate today) {
        return socialTariffUntil.isPresent() && !socialTariffUntil.get().isBefore(today);
    }

    /** Whether the passholder had a social tariff that has ended by this day. */
    public boolean hasExpiredOn(LocalDate today) {
        return socialTariffUntil.isPresent() && socialTariffUntil.get().isBefore(today);
    }
}
