package org.spaarpunt.passholders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.passholders.PassholderNotices.Kind;

/** What passholders read by e-mail. */
class PassholderNoticesTest {
    @Test
    void an_email_is_in_every_language_and_in_dutch_first() {
        var mail = PassholderNotices.mail("jef@voorbeeld.example", Kind.CARD_SYSTEM_JOINED, "UiTPAS Gent", "Balie 1");
        assertThat(mail.recipient()).isEqualTo("jef@voorbeeld.example");
        assertThat(mail.subject()).isEqualTo("Je bent nu ook lid van UiTPAS Gent");
        assertThat(mail.body())
                .startsWith("Dag,\n\nDe balie Balie 1 heeft je lid gemaakt van het kaartsysteem UiTPAS Gent.")
                .contains("The counter Balie 1 has made you a member", "Le guichet Balie 1", "der Schalter Balie 1");
    }

    @ParameterizedTest
    @EnumSource
    void every_notice_says_what_to_do_when_it_was_not_the_passholder(Kind kind) {
        assertThat(PassholderNotices.mail("jef@voorbeeld.example", kind, "Gent", "Balie 1")
                        .body())
                .contains("Was jij dat niet?", "Was it not you?", "Ce n’était pas vous", "Waren das nicht Sie?")
                .doesNotContain("%", "'");
    }
}
