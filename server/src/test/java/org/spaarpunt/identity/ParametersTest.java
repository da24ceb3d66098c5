package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.Parameters.Parameter;

class ParametersTest {
    @Test
    void names_and_values_are_decoded_in_the_order_sent() {
        assertThat(parsed("city=Erpe+Mere&c%40=&a2=r%20b").pairs())
                .containsExactly(
                        new Parameter("city", "Erpe Mere"), new Parameter("c@", ""), new Parameter("a2", "r b"));
    }

    @Test
    void a_name_without_equals_has_the_empty_value() {
        assertThat(parsed("c2&a3=2+q").all("c2")).containsExactly("");
    }

    @Test
    void an_equals_sign_in_a_value_belongs_to_it() {
        assertThat(parsed("a=b=c").all("a")).containsExactly("b=c");
    }

    @Test
    void empty_pieces_are_passed_over() {
        assertThat(parsed("&a=1&&b=2&").pairs()).hasSize(2);
        assertThat(parsed("").pairs()).isEmpty();
    }

    @Test
    void a_repeated_name_keeps_all_its_values() {
        Parameters both = parsed("city=Aalst").and(parsed("city=Gent&max=20&city=Aalst"));
        assertThat(both.all("city")).containsExactly("Aalst", "Gent", "Aalst");
        assertThat(both.all("start")).isEmpty();
    }

    @Test
    void an_empty_value_counts_as_absent_where_one_value_is_asked_for() {
        Parameters sent = parsed("a=&a=1&b=&c=1&c=2");
        assertThat(sent.firstFilled("a")).contains("1");
        assertThat(sent.firstFilled("b")).isEmpty();
        assertThat(sent.isDoubled("a")).isFalse();
        assertThat(sent.isDoubled("b")).isFalse();
        assertThat(sent.isDoubled("c")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "%4=a", "a=1&b=%FF", "a=é"})
    void malformed_text_is_refused_as_a_whole(String malformed) {
        assertThat(Parameters.parse(malformed)).isEmpty();
    }

    @Test
    void two_hundred_parameters_are_read_and_one_more_is_refused() {
        assertThat(parsed(repeated(200)).pairs()).hasSize(200);
        assertThat(Parameters.parse(repeated(201))).isEmpty();
    }

    @Test
    void encoded_text_reads_back_the_same() {
        Parameters awkward = new Parameters(List.of(new Parameter("a b", "é&=+~*"), new Parameter("empty", "")));
        assertThat(awkward.encoded()).isEqualTo("a%20b=%C3%A9%26%3D%2B~%2A&empty=");
        assertThat(parsed(awkward.encoded())).isEqualTo(awkward);
    }

    private static String repeated(int times) {
        return String.join("&", Collections.nCopies(times, "a=1"));
    }

    private static Parameters parsed(String text) {
        return Parameters.parse(text).orElseThrow();
    }
}
