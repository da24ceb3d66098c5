package org.spaarpunt.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/account",
                "/account?done=password",
                "/uitid/rest/auth/authorize?oauth_token=a%2Fb&x=//y",
                "/a#b"
            })
    void a_path_of_ours_is_one(String text) {
        assertThat(OwnPath.of(text)).contains(new OwnPath(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "account",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/%zz",
                "https://evil.example/",
                "HTTPS:evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                " /account",
                "/account\r\nSet-Cookie: a=b",
                "/é",
                "@evil.example"
            })
    void what_a_browser_could_read_as_another_place_is_none(String text) {
        assertThat(OwnPath.of(text)).isEmpty();
    }
}
