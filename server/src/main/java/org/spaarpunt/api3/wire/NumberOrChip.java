package org.spaarpunt.api3.wire;

import org.spaarpunt.passes.CardReference;

/** The card that a request names by its number or by its chip number; a call takes exactly one of these. */
public sealed interface NumberOrChip {
    record One(CardReference card) implements NumberOrChip {}

    record Neither() implements NumberOrChip {}

    record Both() implements NumberOrChip {}

    static NumberOrChip of(ApiRequest request) {
        var number = request.parameter(CardLookup.UITPAS_NUMBER);
        var chip = request.parameter(CardLookup.CHIP_NUMBER);
        if (number.isPresent()) {
            return chip.isPresent() ? new Both() : new One(CardReference.ofNumber(number.get()));
        }
        return chip.isPresent() ? new One(CardReference.ofChip(chip.get())) : new Neither();
    }
}
