package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.User;

/** Which passwords are rejected, and why. */
class PasswordRulesTest {
    private static final PasswordRules RULES = new PasswordRules();
    private static final Account ANN = new Account(
            new User(1, "6b9f81a2-7505-4fdd-b152-dddeaf235cde", "annpeeters"),
            Optional.of("ann.vandenbroucke@bibliotheek-haaltert.example"),
            "Anneleen",
            "Vandenbroucke",
            false);

    @ParameterizedTest
    @CsvSource(textBlock = """
            demo, TOO_SHORT
            ' 123456789', TOO_COMMON
            1234567890, TOO_COMMON
            password123, TOO_COMMON
            Password123!, TOO_COMMON
            P@ssw0rd123, TOO_COMMON
            wachtwoord1, IS_THE_NAME
            Welkom2026!, IS_THE_NAME
            spaarpunt1, IS_THE_NAME
            Spaarpunt2026, IS_THE_NAME
            sp@@rpunt123, IS_THE_NAME
            uitpas1234, IS_THE_NAME
            annpeeters, IS_THE_NAME
            annpeeters12, IS_THE_NAME
            AnneleenVandenbroucke, IS_THE_NAME
            vandenbroucke1, IS_THE_NAME
            ekcuorbnednav, IS_THE_NAME
            ann.vandenbroucke@bibliotheek-haaltert.example, IS_THE_NAME
            ａｎｎｐｅｅｔｅｒｓ, IS_THE_NAME
            aaaaaaaaaa, REPEATED
            ababababab, REPEATED
            passwordpassword, REPEATED
            abcdefghijkl, SEQUENCE
            9876543210, SEQUENCE
            23456789012, SEQUENCE
            qwertyuiop, TOO_COMMON
            azertyuiopqs, TOO_COMMON
            'wxcvbn,;:=', SEQUENCE
            28-11-1985, TOO_EASY
            iloveyou123, TOO_COMMON
            chocolat2024, TOO_COMMON
            """)
    void a_password_that_is_guessed_soon_is_rejected_with_the_reason(String password, PasswordFlaw flaw) {
        assertThat(RULES.flaw(password, ANN)).contains(flaw);
    }

    @Test
    void spaces_make_no_password() {
        assertThat(RULES.flaw(" ".repeat(10), ANN)).contains(PasswordFlaw.REPEATED);
        assertThat(RULES.flaw("\u00A0\u2003\u2009\u3000".repeat(3), ANN)).contains(PasswordFlaw.REPEATED);
        assertThat(RULES.flaw(" ".repeat(9) + "a", ANN)).contains(PasswordFlaw.REPEATED);
        assertThat(RULES.flaw("a" + " ".repeat(40), ANN)).contains(PasswordFlaw.REPEATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "een langer wachtwoord",
                "nog een wachtwoord",
                "correct horse battery",
                "zeven fietsen in de gang",
                "kW7-pqz93Lm",
                "Grüße aus dem Ötztal",
                "ann fietst naar zee 88"
            })
    void a_few_words_or_ten_characters_drawn_at_random_are_accepted(String password) {
        assertThat(RULES.flaw(password, ANN)).isEmpty();
    }

    @Test
    void the_longest_password_that_is_accepted_has_two_hundred_characters() {
        assertThat(RULES.flaw("zeven fietsen in de gang ".repeat(8), ANN)).isEmpty();
        assertThat(RULES.flaw("zeven fietsen in de gang ".repeat(8) + "x", ANN)).contains(PasswordFlaw.TOO_LONG);
    }
}
