package org.spaarpunt.passes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChipNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"04B2C3D4E5F680", "04b2c3d4e5f680", " 04b2C3d4e5F680\n"})
    void a_chip_is_read_in_either_case_and_kept_in_upper_case(String text) {
        assertThat(ChipNumber.parse(text)).map(ChipNumber::hex).contains("04B2C3D4E5F680");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04:B2:C3:D4:E5:F6:80",
                "04 b2 c3 d4 e5 f6 80",
                "04-B2-C3-D4-E5-F6-80",
                "04\u2013B2\u2013C3\u2013D4\u2013E5\u2013F6\u201380",
                "04b2c3d4\u00A0e5f680",
                "\uFEFF04B2C3D4E5F680\0"
            })
    void a_chip_is_read_as_readers_and_manuals_write_it(String text) {
        assertThat(ChipNumber.parse(text)).map(ChipNumber::hex).contains("04B2C3D4E5F680");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "04B2C3D4E5F68",
                "04B2C3D4E5F6800",
                "04B2C3D4E5F68G",
                "04:B2:C3:D4:E5:F6",
                "04;B2;C3;D4;E5;F6;80",
                "0x04B2C3D4E5F6",
                "04B2C3D4E5F68\0",
                "٠٤B2C3D4E5F680"
            })
    void anything_but_fourteen_hexadecimal_digits_is_no_chip(String text) {
        assertThat(ChipNumber.parse(text)).isEmpty();
    }

    @Test
    void a_chip_in_lower_case_cannot_be_made_past_the_parser() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChipNumber("04b2c3d4e5f680"));
    }

    @Test
    void letters_that_become_hexadecimal_in_upper_case_do_not_pass() {
        // A ligature that is two letters long in upper case: "ﬀ" becomes "FF", and the text fourteen characters.
        var text = "04B2C3D4E5F6\uFB00";
        assertThat(text.toUpperCase(Locale.ROOT)).hasSize(14);
        assertThat(ChipNumber.parse(text)).isEmpty();
    }
}
