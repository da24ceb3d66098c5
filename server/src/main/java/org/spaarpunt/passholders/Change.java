package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.CardSystemLink.MailPreference;
import org.spaarpunt.passholders.CardSystemLink.SmsPreference;

/**
 * What is to be changed about a passholder; what is empty stays as it is.
 *
 * @param socialTariffUntil in the card system of the card by which the passholder was named, as are the preferences
 */
public record Change(
        Details details,
        Optional<Boolean> verified,
        Optional<NationalNumber> nationalNumber,
        String school,
        Optional<LocalDate> socialTariffUntil,
        Optional<MailPreference> mailPreference,
        Optional<SmsPreference> smsPreference) {

    /** Whether passholders may make this change themselves: how they are reached, and about what. */
    boolean isForThePassholder() {
        return details.equals(Details.only(details.contact()))
                && verified.isEmpty()
                && nationalNumber.isEmpty()
                && school.isEmpty()
                && socialTariffUntil.isEmpty();
    }
}
