package org.spaarpunt.passholders;

import java.util.Optional;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.UitpasNumber;

/**
 * A person to register.
 *
 * @param card the card that they get
 * @param verified whether the details were read from an identity card
 * @param tariff the social tariff that they are to have
 * @param school the consumer key of a counter; empty: none
 */
public record NewPassholder(
        UitpasNumber card,
        Details details,
        Optional<NationalNumber> nationalNumber,
        boolean verified,
        OptIns optIns,
        SocialTariff.Wish tariff,
        String school,
        Consents consents) {

    /** How they received the terms of use, and whether a parent agreed. */
    public record Consents(boolean termsOnPaper, boolean termsByMail, boolean ofParent) {}
}
