package org.spaarpunt.passholders;

import java.util.Optional;
import org.spaarpunt.passes.NationalNumber;

/**
 * What is to be changed about a passholder; what is empty stays as it is.
 *
 * @param membership in the card system of the card by which the passholder was named
 */
public record Change(
        Details details,
        Optional<Boolean> verified,
        Optional<NationalNumber> nationalNumber,
        String school,
        MembershipChange membership) {

    /** Whether passholders may make this change themselves: how they are reached, and about what. */
    boolean isForThePassholder() {
        return details.equals(Details.only(details.contact()))
                && verified.isEmpty()
                && nationalNumber.isEmpty()
                && school.isEmpty()
                && membership.socialTariffUntil().isEmpty();
    }
}
