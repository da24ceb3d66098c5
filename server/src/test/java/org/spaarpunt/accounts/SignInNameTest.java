package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are names to sign in by, and which of them are taken for another. */
class SignInNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"ann", "Ann-12", "jan.peeters", "Jan Peeters", "zoë", "Ørjan", "анна", "山田太郎", "o_o"})
    void names_of_one_script_are_accepted(String name) {
        assertThat(SignInName.of(name)).map(SignInName::text).contains(name);
    }

    @Test
    void full_width_and_decomposed_letters_are_the_plain_ones() {
        assertThat(SignInName.of("ａｄｍｉｎ")).isEqualTo(SignInName.of("admin"));
        assertThat(SignInName.of("zoe\u0308")).isEqualTo(SignInName.of("zoë"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ann",
                "ann ",
                "jan  peeters",
                "a\nb",
                "a\u0000b",
                "adm\u200Bin",
                "ad\u202Emin",
                "ad\u2066min",
                "adm\u00ADin",
                "ann\u00A0peeters",
                "ann@demo.example",
                "ann＠demo.example",
                "аdmin",
                "admіn",
                "pаypal",
                "♥ann",
                "Ⅸ"
            })
    void what_no_reader_can_tell_from_another_text_is_no_name(String name) {
        assertThat(SignInName.of(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "admin, ADMIN",
        "admin, admın",
        "admin, ａｄｍｉｎ",
        "admin, adm\u0456n",
        "ann1, annl",
        "jan0, jano",
        "scope, ѕсоре",
        "zoë, ZOË"
    })
    void names_that_look_alike_have_one_skeleton(String one, String other) {
        assertThat(SignInName.skeletonOf(one)).isEqualTo(SignInName.skeletonOf(other));
    }

    @ParameterizedTest
    @CsvSource({"ann, anna", "jan, ján", "peeters1, peeters2"})
    void names_that_differ_have_different_ones(String one, String other) {
        assertThat(SignInName.skeletonOf(one)).isNotEqualTo(SignInName.skeletonOf(other));
    }

    @Test
    void a_name_of_any_length_up_to_a_hundred_characters_is_accepted() {
        assertThat(SignInName.of("a".repeat(100))).isPresent();
        assertThat(SignInName.of("a".repeat(101))).isEmpty();
    }
}
