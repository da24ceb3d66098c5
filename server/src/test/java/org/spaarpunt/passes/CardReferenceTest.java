package org.spaarpunt.passes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CardReferenceTest {

    @Test
    void a_readable_number_is_that_number() {
        assertThat(CardReference.ofNumber(" 0930056878802 ")).isEqualTo(new UitpasNumber("0930056878802"));
    }

    @Test
    void a_number_with_a_wrong_check_digit_is_readable_too() {
        assertThat(CardReference.ofNumber("0987654321113")).isEqualTo(new UitpasNumber("0987654321113"));
    }

    @Test
    void what_is_no_number_is_kept_as_unreadable_and_not_as_text() {
        assertThat(CardReference.ofNumber("04B2C3D4E5F680")).isEqualTo(new CardReference.UnreadableNumber());
    }

    @Test
    void a_readable_chip_is_that_chip() {
        assertThat(CardReference.ofChip("04b2c3d4e5f680")).isEqualTo(new ChipNumber("04B2C3D4E5F680"));
    }

    @Test
    void a_card_number_is_no_chip() {
        assertThat(CardReference.ofChip("0930056878802")).isEqualTo(new CardReference.UnreadableChip());
    }
}
