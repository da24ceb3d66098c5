package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.identity.SignedContent.Read;

class SignatureBaseStringTest {
    private static final String RFC_HEADER = """
            OAuth realm="Example", oauth_consumer_key="9djdj82h48djs9d2", oauth_token="kkk9d7dh3k39sjv7", \
            oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131201", oauth_nonce="7d8f3e4a", \
            oauth_signature="bYT5CMsGcbgUdFHObYMEfcx6bsw%3D\"""";

    @Test
    void the_example_of_rfc_5849_section_3_4_1_1_is_met() {
        RawRequest request = new RawRequest(
                "POST",
                "http",
                "example.com",
                "/request",
                "b5=%3D%253D&a3=a&c%40=&a2=r%20b",
                "c2&a3=2+q",
                List.of(RFC_HEADER));
        assertThat(baseString(request))
                .isEqualTo("POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D"
                        + "%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4"
                        + "a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7"
                        + "dh3k39sjv7");
    }

    @ParameterizedTest
    @CsvSource({
        "http, EXAMPLE.COM:80, /r%20v/X, http://example.com/r%20v/X",
        "HTTPS, www.example.net:443, /, https://www.example.net/",
        "https, www.example.net:8080, /, https://www.example.net:8080/",
        "http, example.com:443, '', http://example.com:443/",
        "https, example.com:80, /a//b/, https://example.com:80/a//b/",
        "http, example.com:, /a, http://example.com/a",
        "http, [::1], /a, http://[::1]/a",
        "http, [2001:DB8::80]:80, /a, http://[2001:db8::80]/a",
        "http, [2001:db8::80]:8080, /a, http://[2001:db8::80]:8080/a"
    })
    void the_address_is_normalized_but_the_path_stays_as_sent(String scheme, String host, String path, String uri) {
        assertThat(SignatureBaseString.uri(new RawRequest("GET", scheme, host, path, "", "", List.of()).read()))
                .isEqualTo(uri);
    }

    @Test
    void the_method_is_raised_to_upper_case_and_encoded() {
        assertThat(baseString(get("post", "", ""))).startsWith("POST&");
        assertThat(baseString(get("x&y", "", ""))).startsWith("X%26Y&");
        assertThat(baseString(get("POſT", "", ""))).startsWith("PO%C5%BFT&");
    }

    @Test
    void names_are_sorted_before_values_and_both_by_their_encoded_octets() {
        assertThat(parametersOf(get("GET", "a=z&a-=1&a=B&a=%C3%A9&a%20=0&A=", "")))
                .isEqualTo("A=&a=%C3%A9&a=B&a=z&a%20=0&a-=1");
    }

    @Test
    void repeated_parameters_all_count_across_query_and_form() {
        assertThat(parametersOf(get("GET", "a=1&a=1", "a=1"))).isEqualTo("a=1&a=1&a=1");
    }

    @Test
    void a_protocol_parameter_counts_once_wherever_it_is_repeated() {
        RawRequest request = new RawRequest(
                "POST",
                "http",
                "h",
                "/",
                "oauth_nonce=n&oauth_nonce=n&oauth_signature=s",
                "oauth_nonce=n&oauth_signature=s&b=2",
                List.of("OAuth oauth_nonce=\"n\",oauth_signature=\"s\",oauth_token=\"\",other=\"1\""));
        assertThat(parametersOf(request)).isEqualTo("b=2&oauth_nonce=n&oauth_token=&other=1");
    }

    private static RawRequest get(String method, String query, String form) {
        return new RawRequest(method, "http", "h", "/", query, form, List.of());
    }

    private static String parametersOf(RawRequest request) {
        String baseString = baseString(request);
        return PercentEncoding.decode(baseString.substring(baseString.lastIndexOf('&') + 1))
                .orElseThrow();
    }

    private static String baseString(RawRequest request) {
        return ((Read) SignedContent.of(request.read())).content().baseString();
    }
}
