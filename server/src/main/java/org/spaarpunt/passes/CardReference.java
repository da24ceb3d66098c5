package org.spaarpunt.passes;

/** How a caller refers to a card: by its number, its chip, or a text that can be neither. */
public sealed interface CardReference {
    /** A text given as a UiTPAS number. */
    sealed interface OfNumber extends CardReference permits UitpasNumber, UnreadableNumber {}

    /** A text given as a chip number. */
    sealed interface OfChip extends CardReference permits ChipNumber, UnreadableChip {}

    /** A text given as a UiTPAS number that is not 13 digits. */
    record UnreadableNumber() implements OfNumber {}

    /** A text given as a chip number that is not 14 hexadecimal digits. */
    record UnreadableChip() implements OfChip {}

    static OfNumber ofNumber(String text) {
        return UitpasNumber.parse(text).<OfNumber>map(number -> number).orElseGet(UnreadableNumber::new);
    }

    static OfChip ofChip(String text) {
        return ChipNumber.parse(text).<OfChip>map(chip -> chip).orElseGet(UnreadableChip::new);
    }
}
