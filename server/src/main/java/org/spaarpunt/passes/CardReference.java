package org.spaarpunt.passes;

/** What a caller says about a card: its number, its chip, or something that can be neither. */
public sealed interface CardReference
        permits UitpasNumber, ChipNumber, CardReference.UnreadableNumber, CardReference.UnreadableChip {

    /** A text given as a UiTPAS number that is not 13 digits. */
    record UnreadableNumber() implements CardReference {}

    /** A text given as a chip number that is not 14 hexadecimal digits. */
    record UnreadableChip() implements CardReference {}

    static CardReference ofNumber(String text) {
        return UitpasNumber.parse(text).<CardReference>map(number -> number).orElseGet(UnreadableNumber::new);
    }

    static CardReference ofChip(String text) {
        return ChipNumber.parse(text).<CardReference>map(chip -> chip).orElseGet(UnreadableChip::new);
    }
}
