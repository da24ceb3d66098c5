package org.spaarpunt.api4.checkins;

import java.util.Optional;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.passes.CardReference;

/**
 * A check-in as a client asks for it.
 *
 * @param uitpasNumber or else a chip number; one of them is there
 */
record PostedCheckin(String eventId, Optional<String> uitpasNumber, Optional<String> chipNumber) {
    private static final int LONGEST = 100;

    static PostedCheckin read(Fields fields) {
        var eventId = fields.text("eventId", LONGEST);
        var chip = fields.optionalText("chipNumber", LONGEST);
        var number = chip.isPresent()
                ? fields.optionalText("uitpasNumber", LONGEST)
                : Optional.of(fields.text("uitpasNumber", LONGEST));
        if (chip.isPresent() && number.isPresent()) {
            fields.wrong("chipNumber", "cannot be combined with a uitpasNumber");
        }
        return new PostedCheckin(eventId, number, chip);
    }

    CardReference card() {
        return uitpasNumber
                .<CardReference>map(CardReference::ofNumber)
                .orElseGet(() -> CardReference.ofChip(cardText()));
    }

    /** The number that was sent. */
    String cardText() {
        return uitpasNumber.or(() -> chipNumber).orElseThrow();
    }
}
