package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
    @Test
    void unreserved_characters_stand_for_themselves() {
        String unreserved = "ABCXYZabcxyz0189-._~";
        assertThat(PercentEncoding.encode(unreserved)).isEqualTo(unreserved);
    }

    @Test
    void every_other_octet_is_escaped_in_upper_case() {
        assertThat(PercentEncoding.encode(" +*/%&=\"\n")).isEqualTo("%20%2B%2A%2F%25%26%3D%22%0A");
        assertThat(PercentEncoding.encode("é€😀")).isEqualTo("%C3%A9%E2%82%AC%F0%9F%98%80");
    }

    @Test
    void escapes_are_decoded_in_either_case() {
        assertThat(PercentEncoding.decode("T%20ok%2fs%2Fé".replace("é", "%c3%A9")))
                .contains("T ok/s/é");
    }

    @Test
    void a_plus_is_a_space_in_forms_only() {
        assertThat(PercentEncoding.decode("a+b%2B")).contains("a+b+");
        assertThat(PercentEncoding.decodeForm("a+b%2B")).contains("a b+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%", "a%4", "%4g", "%G4", "%%41", "%+1", "% 41", "%٤١"})
    void a_broken_escape_is_refused(String broken) {
        assertThat(PercentEncoding.decode(broken)).isEmpty();
        assertThat(PercentEncoding.decodeForm(broken)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "%C3a", "%80", "%C0%80", "%ED%A0%80", "%F4%90%80%80", "%E2%82"})
    void octets_that_are_not_utf_8_are_refused(String malformed) {
        assertThat(PercentEncoding.decode(malformed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "a%20é", "\uD800", "\u0080"})
    void a_character_outside_ascii_is_refused(String unencoded) {
        assertThat(PercentEncoding.decode(unencoded)).isEmpty();
    }
}
