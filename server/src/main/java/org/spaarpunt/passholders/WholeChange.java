package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.NationalNumber;

/**
 * What a passholder is to be like from now on; an empty value of the details removes what was there.
 *
 * @param nationalNumber only for a passholder that has none; empty: it stays as it is
 * @param tariff empty: social tariffs stay as they are
 */
public record WholeChange(
        Details details, OptIns optIns, Optional<NationalNumber> nationalNumber, Optional<Tariff> tariff) {

    /**
     * A social tariff that is to be prolonged.
     *
     * @param card of the card system in which it is
     * @param until its last day
     */
    public record Tariff(HeldCard card, LocalDate until) {}
}
