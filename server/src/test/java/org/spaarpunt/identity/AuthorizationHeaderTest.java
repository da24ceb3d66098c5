package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.Parameters.Parameter;

class AuthorizationHeaderTest {
    private static final List<Parameter> A_AND_B = List.of(new Parameter("a", "1/2"), new Parameter("b", "+"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OAuth a=\"1%2F2\",b=\"+\"",
                "oauth a=\"1%2F2\", b=\"%2B\"",
                "OAUTH\ta = \"1%2F2\"\t,\t b\t=\"+\" ",
                "OAuth realm=\"Photos\",a=\"1%2F2\",b=\"+\"",
                "OAuth a=\"1%2F2\",Realm=\"a, \\\"b\\\" é%\",b=\"+\"",
                "OAuth ,a=\"1%2F2\",,b=\"+\","
            })
    void parameters_are_read_however_they_are_spaced(String header) {
        assertThat(AuthorizationHeader.parse(List.of(header)).orElseThrow().pairs())
                .isEqualTo(A_AND_B);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwdw==", "Bearer OAuth", "OAuth2 a=\"1\"", "OAuthx", "", "a=\"1\""})
    void other_schemes_are_as_if_absent(String header) {
        assertThat(AuthorizationHeader.parse(List.of(header))).contains(Parameters.none());
    }

    @Test
    void a_backslash_is_not_taken_away() {
        assertThat(AuthorizationHeader.parse(List.of("OAuth a=\"\\1\""))
                        .orElseThrow()
                        .all("a"))
                .containsExactly("\\1");
    }

    @Test
    void an_oauth_header_is_found_among_others() {
        List<String> headers = List.of("Basic dXNlcjpwdw==", "OAuth a=\"1%2F2\"", "OAuth b=\"+\"");
        assertThat(AuthorizationHeader.parse(headers).orElseThrow().pairs()).isEqualTo(A_AND_B);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OAuth a",
                "OAuth a=",
                "OAuth a=1",
                "OAuth a=\"1",
                "OAuth a=\"1\\",
                "OAuth =\"1\"",
                "OAuth a b=\"1\"",
                "OAuth \"a\"=\"1\"",
                "OAuth a=\"1\" b=\"2\"",
                "OAuth a=\"1\";b=\"2\"",
                "OAuth a=\"1\"2",
                "OAuth a=\"%\"",
                "OAuth a=\"%FF\"",
                "OAuth a=\"é\"",
                "OAuth a\u2003=\"1\"",
                "OAuth a%4=\"1\"",
                "OAuth , , , ="
            })
    void a_malformed_header_is_refused(String header) {
        assertThat(AuthorizationHeader.parse(List.of(header))).isEmpty();
    }

    @Test
    void a_header_of_more_than_8192_characters_is_refused() {
        String longest = "OAuth a=\"" + "1".repeat(8192 - 10) + "\"";
        assertThat(AuthorizationHeader.parse(List.of(longest))).isPresent();
        assertThat(AuthorizationHeader.parse(List.of(longest + " "))).isEmpty();
    }

    @Test
    void more_than_two_hundred_parameters_are_refused() {
        assertThat(AuthorizationHeader.parse(List.of("OAuth " + "a=\"\",".repeat(200))))
                .isPresent();
        assertThat(AuthorizationHeader.parse(List.of("OAuth " + "a=\"\",".repeat(201))))
                .isEmpty();
    }

    @Test
    void a_written_header_reads_back_the_same() {
        Parameters parameters = new Parameters(A_AND_B);
        assertThat(AuthorizationHeader.format(parameters)).isEqualTo("OAuth a=\"1%2F2\", b=\"%2B\"");
        assertThat(AuthorizationHeader.parse(List.of(AuthorizationHeader.format(parameters))))
                .contains(parameters);
    }
}
