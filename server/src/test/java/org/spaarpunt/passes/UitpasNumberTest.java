package org.spaarpunt.passes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UitpasNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"0930056878802", "0900000095902", "0900000067513", "1000000520006", "0000000000000"})
    void a_published_number_ends_in_its_check_digit(String digits) {
        assertThat(new UitpasNumber(digits).hasValidCheckDigit()).isTrue();
    }

    @Test
    void the_number_of_the_documentations_example_is_a_number_with_a_wrong_check_digit() {
        assertThat(UitpasNumber.parse("0987654321113"))
                .hasValueSatisfying(
                        number -> assertThat(number.hasValidCheckDigit()).isFalse());
    }

    @Test
    void one_wrong_digit_anywhere_is_noticed() {
        var right = "0930056878802";
        for (int place = 0; place < right.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var typed = right.substring(0, place) + digit + right.substring(place + 1);
                assertThat(new UitpasNumber(typed).hasValidCheckDigit())
                        .as(typed)
                        .isEqualTo(typed.equals(right));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9030056878802", "0930065878802", "0930056788802"})
    void two_neighbours_in_the_wrong_order_are_noticed_save_0_and_9(String typed) {
        assertThat(new UitpasNumber(typed).hasValidCheckDigit()).isEqualTo(typed.startsWith("90"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0930056878802", " 0930056878802", "0930056878802  ", "\t0930056878802\r\n"})
    void spaces_around_a_number_do_not_count(String text) {
        assertThat(UitpasNumber.parse(text)).contains(new UitpasNumber("0930056878802"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0930056878802\0",
                "\0000930056878802",
                "\uFEFF0930056878802",
                "0930056878802\u00A0",
                "0930\u00A0056\u202F878802",
                "09300568\u200B78802",
                "\u202A0930056878802\u202C",
                "0930\u00AD056878802",
                "\u00020930056878802\u0003\r\n"
            })
    void what_a_scanner_or_a_clipboard_put_into_it_unseen_does_not_count(String text) {
        assertThat(UitpasNumber.parse(text)).contains(new UitpasNumber("0930056878802"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200B",
                "093005687880",
                "09300568788022",
                "0930 056878802",
                "093005687880A",
                "+930056878802",
                "-930056878802",
                "0930056878802;",
                "0930-056-878802",
                "0930056878\n802",
                // Thirteen digits to Character.isDigit: Arabic-Indic, full width, Devanagari.
                "٠٩٣٠٠٥٦٨٧٨٨٠٢",
                "\uFF10\uFF19\uFF13\uFF10\uFF10\uFF15\uFF16\uFF18\uFF17\uFF18\uFF18\uFF10\uFF12",
                "०९३००५६८७८८०२"
            })
    void anything_but_thirteen_digits_is_no_number(String text) {
        assertThat(UitpasNumber.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new UitpasNumber(text));
    }
}
