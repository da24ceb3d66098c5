package org.spaarpunt.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
    @ParameterizedTest
    @ValueSource(strings = {"mira@example.org", "m.v+punten@mail.example.org", "Mira@EXAMPLE.ORG", "é@exämple.org"})
    void mail_can_be_sent_to_an_address(String text) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mira",
                "mira@example",
                "@example.org",
                "mira@.org",
                "mira@example.",
                "mi ra@example.org",
                "mira@example.org, jef@example.org",
                "a@b@example.org",
                "mira@exam\tple.org",
                "mira@example\0.org",
                "mira@example\u0085.org"
            })
    void what_is_no_address_is_none_for_a_page_a_call_and_an_import(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_address_is_no_longer_than_mail_can_be_sent_to() {
        var domain = "@example.org";
        var longest = "x".repeat(EmailAddress.MAX_LENGTH - domain.length()) + domain;
        assertThat(EmailAddress.isValid(longest)).isTrue();
        assertThat(EmailAddress.isValid("x" + longest)).isFalse();
    }

    @Test
    void spaces_around_an_address_are_no_part_of_it() {
        assertThat(EmailAddress.parse(" mira@example.org ")).contains(new EmailAddress("mira@example.org"));
        assertThat(EmailAddress.isValid(" mira@example.org")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9300, Aalst", "1000, ''", "59000, BUITENLAND", "SW1A 2AA, Buitenland", "1011-AB, buitenland"})
    void a_postal_code_fits_the_city(String code, String city) {
        assertThat(PostalCode.parse(" " + code + " ", city)).contains(new PostalCode(code));
    }

    @ParameterizedTest
    @CsvSource({
        "0930, Aalst",
        "59000, Lille",
        "930, Aalst",
        "'', Aalst",
        "1234567890123, BUITENLAND",
        "1000/2, BUITENLAND"
    })
    void one_that_does_not_is_none(String code, String city) {
        assertThat(PostalCode.parse(code, city)).isEmpty();
    }
}
