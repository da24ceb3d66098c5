package org.spaarpunt.passes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalNumberTest {
    @ParameterizedTest
    @CsvSource({
        "93051822361,born in the last century",
        "93.05.18-223.61,as it is printed",
        "930518 223 61,as it was printed",
        "' 93051822361 ',with spaces around it",
        "\uFEFF93.05.18\u2013223.61\u200B,as it was pasted",
        "093051822361,as a barcode has it"
    })
    void a_number_is_read_however_it_is_written(String text, String why) {
        assertThat(NationalNumber.parse(text)).as(why).hasValue(new NationalNumber("93051822361"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00012556777", // of 2000, whose check digits the last century would not have
                "93251822307", // a bis number of somebody whose sex is not known
                "93451822350", // and one of somebody whose sex is
                "40000095579" // of somebody whose day of birth is not known
            })
    void both_centuries_and_bis_numbers_are_numbers(String text) {
        assertThat(NationalNumber.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93051822360",
                "93051822362",
                "9305182236",
                "930518223610",
                "193051822361",
                "93131822320",
                "93651822393",
                "93053222329",
                "9305182236x",
                "",
                "00000000000",
                "\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661"
            })
    void anything_else_is_none(String text) {
        assertThat(NationalNumber.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new NationalNumber(text));
    }

    @Test
    void a_number_does_not_show_itself() {
        assertThat(new NationalNumber("93051822361").toString()).doesNotContainPattern("[0-9]");
    }
}
