package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.HeldCard;

/**
 * That a passholder is a member of a card system.
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

    /** What is still asked about mails by clients older than {@link OptIns}. */
    public enum MailPreference {
        NO_MAILS,
        NOTIFICATION_MAILS,
        ALL_MAILS
    }

    /** The same about text messages. */
    public enum SmsPreference {
        NO_SMS,
        NOTIFICATION_SMS,
        ALL_SMS
    }

    /** Whether there is a social tariff on this day. */
    public boolean hasTariffOn(LocalDate today) {
        return socialTariffUntil.isPresent() && !socialTariffUntil.get().isBefore(today);
    }

    /** Whether there was a social tariff, and it is over. */
    public boolean hasExpiredOn(LocalDate today) {
        return socialTariffUntil.isPresent() && socialTariffUntil.get().isBefore(today);
    }
}
