package org.spaarpunt.passholders;

import java.util.Optional;
import org.spaarpunt.passes.NationalNumber;

/**
 * A change to a passholder; fields that are empty stay as they are.
 *
 * @param membership in the card system of the card by which the passholder was named
 */
public record Change(
        Details details,
        Optional<Boolean> verified,
        Optional<NationalNumber> nationalNumber,
        String school,
        MembershipChange membership) {

    /** Whether passholders may make this change themselves: it touches only contact details and preferences. */
    boolean isForThePassholder() {
        return details.equals(Details.only(details.contact()))
                && verified.isEmpty()
                && nationalNumber.isEmpty()
                && school.isEmpty()
                && membership.socialTariffUntil().isEmpty();
    }
}
