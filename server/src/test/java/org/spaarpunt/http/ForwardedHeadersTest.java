package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which address, and from whom, a request came through proxies, as {@code client scheme://authority}. */
class ForwardedHeadersTest {
    private static final PublicAddress BEHIND_PROXIES = new PublicAddress(
            Optional.empty(), Set.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8")));
    private static final String PROXY = "10.0.0.1";
    private static final String STRANGER = "192.0.2.99";

    /** @param lines of the request besides {@code Host: inner:8080}, which the proxy next to us called */
    private static String seen(String connection, String... lines) {
        var headers = Stream.concat(Stream.of("Host: inner:8080"), Stream.of(lines))
                .map(line -> new Header(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip()))
                .toList();
        var request = new Request("GET", "/", "", headers, new byte[0], InetAddress.ofLiteral(connection), false);
        var seen = BEHIND_PROXIES.of(request);
        return BEHIND_PROXIES.client(request).getHostAddress() + " " + seen.scheme() + "://" + seen.authority();
    }

    @Test
    void a_single_proxy_says_it_all() {
        assertThat(seen(
                        PROXY,
                        "X-Forwarded-For: 192.0.2.7",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: uitpas.example"))
                .isEqualTo("192.0.2.7 https://uitpas.example");
    }

    @Test
    void of_two_proxies_that_both_add_to_the_headers_the_outer_one_counts() {
        assertThat(seen(
                        PROXY,
                        "X-Forwarded-For: 192.0.2.7, 10.0.0.2",
                        "X-Forwarded-Proto: https, http",
                        "X-Forwarded-Host: uitpas.example, inner:8080"))
                .isEqualTo("192.0.2.7 https://uitpas.example");
        assertThat(seen(
                        PROXY,
                        "X-Forwarded-For: 192.0.2.7",
                        "X-Forwarded-For: 10.0.0.2",
                        "X-Forwarded-Proto: HTTPS",
                        "X-Forwarded-Proto: http"))
                .isEqualTo("192.0.2.7 https://inner:8080");
    }

    @Test
    void of_three_proxies_of_which_not_each_adds_to_every_header_the_first_value_counts() {
        assertThat(seen(
                        PROXY,
                        "X-Forwarded-For: 192.0.2.7, 10.0.0.3, 10.0.0.2",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: uitpas.example, middle:81"))
                .isEqualTo("192.0.2.7 https://uitpas.example");
    }

    @Test
    void what_a_client_sent_to_the_outermost_proxy_counts_for_nothing() {
        assertThat(seen(
                        PROXY,
                        "X-Forwarded-For: 10.0.0.9, 192.0.2.7",
                        "X-Forwarded-Proto: https, http",
                        "X-Forwarded-Host: evil.example, uitpas.example",
                        "X-Forwarded-Port: 666, 8080"))
                .isEqualTo("192.0.2.7 http://uitpas.example:8080");
        assertThat(seen(
                        PROXY,
                        "X-Forwarded-For: 10.0.0.9, 192.0.2.7, 10.0.0.2",
                        "X-Forwarded-Proto: https, http, http",
                        "X-Forwarded-Host: evil.example, uitpas.example, inner"))
                .isEqualTo("192.0.2.7 http://uitpas.example");
        assertThat(seen(PROXY, "Forwarded: for=10.0.0.9;host=evil.example;proto=https, for=192.0.2.7"))
                .isEqualTo("192.0.2.7 http://inner:8080");
    }

    @Test
    void a_stranger_forwards_nothing() {
        assertThat(seen(
                        STRANGER,
                        "X-Forwarded-For: 192.0.2.7",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: uitpas.example",
                        "X-Forwarded-Port: 443",
                        "Forwarded: for=192.0.2.7;proto=https;host=uitpas.example"))
                .isEqualTo(STRANGER + " http://inner:8080");
    }

    @Test
    void a_proxy_that_names_no_address_is_believed_for_itself_alone() {
        assertThat(seen(PROXY, "X-Forwarded-Proto: https, http", "X-Forwarded-Host: evil.example, uitpas.example"))
                .isEqualTo("10.0.0.1 http://uitpas.example");
        assertThat(seen(
                        PROXY,
                        "X-Forwarded-For: 10.0.0.3, unknown, 10.0.0.2",
                        "X-Forwarded-Host: evil.example, uitpas.example, inner"))
                .isEqualTo("10.0.0.2 http://uitpas.example");
    }

    @ParameterizedTest
    @CsvSource({
        "uitpas.example, 8443, https, https://uitpas.example:8443",
        "uitpas.example, 443, https, https://uitpas.example",
        "uitpas.example, 80, http, http://uitpas.example",
        "uitpas.example, 443, http, http://uitpas.example:443",
        "uitpas.example:8443, 443, https, https://uitpas.example:8443",
        "uitpas.example:443, 8443, https, https://uitpas.example",
        "uitpas.example:, 8443, https, https://uitpas.example:8443",
        "[2001:db8::1], 8443, https, https://[2001:db8::1]:8443",
        "[2001:db8::1]:8443, 1, https, https://[2001:db8::1]:8443",
        "uitpas.example, '9, 8443', https, https://uitpas.example:8443",
        "uitpas.example, 0, https, https://uitpas.example",
        "uitpas.example, 65536, https, https://uitpas.example",
        "uitpas.example, -1, https, https://uitpas.example",
        "uitpas.example, http, https, https://uitpas.example",
        "uitpas.example, '', https, https://uitpas.example",
    })
    void a_port_completes_a_host_that_has_none(String host, String port, String proto, String address) {
        assertThat(seen(
                        PROXY,
                        "X-Forwarded-For: 192.0.2.7",
                        "X-Forwarded-Host: " + host,
                        "X-Forwarded-Port: " + port,
                        "X-Forwarded-Proto: " + proto))
                .isEqualTo("192.0.2.7 " + address);
    }

    @Test
    void a_port_by_itself_replaces_that_of_the_proxy_s_own_request() {
        assertThat(seen(PROXY, "X-Forwarded-Port: 8443", "X-Forwarded-Proto: https"))
                .isEqualTo("10.0.0.1 https://inner:8443");
        assertThat(seen(PROXY, "X-Forwarded-Port: 443", "X-Forwarded-Proto: https"))
                .isEqualTo("10.0.0.1 https://inner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Proto: ",
                "X-Forwarded-Proto: ftp",
                "X-Forwarded-Proto: https://",
                "X-Forwarded-Proto: https,",
                "X-Forwarded-Host: ",
                "X-Forwarded-Host: uitpas.example/path",
                "X-Forwarded-Host: https://uitpas.example",
                "X-Forwarded-Host: ann@uitpas.example",
                "X-Forwarded-Host: a b",
                "X-Forwarded-Host: uitpas.example:99999",
                "X-Forwarded-Host: uitpas.example:x",
                "X-Forwarded-Host: [2001:db8::1",
                "X-Forwarded-Host: \"uitpas.example\"",
                "X-Forwarded-Host: uitp\u00E4s.example",
            })
    void what_is_no_scheme_or_host_is_passed_over(String line) {
        assertThat(seen(PROXY, line)).isEqualTo("10.0.0.1 http://inner:8080");
    }

    @Test
    void behind_a_value_that_cannot_be_read_the_next_proxy_inwards_counts() {
        assertThat(seen(
                        PROXY,
                        "X-Forwarded-For: 192.0.2.7, 10.0.0.2",
                        "X-Forwarded-Proto: ?, https",
                        "X-Forwarded-Host: ?, uitpas.example"))
                .isEqualTo("192.0.2.7 https://uitpas.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=192.0.2.7;proto=https;host=uitpas.example",
                "For=192.0.2.7;PROTO=HTTPS;hOst=uitpas.example",
                "host=\"uitpas.example\";proto=\"https\";for=\"192.0.2.7\"",
                "for=\"192.0.2.7:50123\";proto=https;host=uitpas.example",
                "for=192.0.2.7:50123;proto=https;host=uitpas.example",
                "for=192.0.2.7;by=203.0.113.43;proto=https;host=\"uitpas.example:443\"",
                "for=192.0.2.7;secret=\"a,b;c=\\\"d\\\\\";proto=https;host=uitpas.example",
                " for=192.0.2.7 ; proto=https ; host=uitpas.example ;",
                ", ,for=192.0.2.7;proto=https;host=uitpas.example, ",
                "for=198.51.100.1;proto=http;host=evil.example, for=192.0.2.7;proto=https;host=uitpas.example",
                "for=192.0.2.7;proto=https;host=uitpas.example, for=10.0.0.2;proto=http;host=inner",
                "for=192.0.2.7;proto=https;host=uitpas.example, for=\"[fd00::2]:80\";proto=http, for=\"[fd00::3]\"",
                "for=192.0.2.7, for=10.0.0.2;proto=https;host=uitpas.example",
            })
    void forwarded_says_the_same_in_one_header(String forwarded) {
        assertThat(seen(PROXY, "Forwarded: " + forwarded)).isEqualTo("192.0.2.7 https://uitpas.example");
    }

    @Test
    void forwarded_may_stand_in_several_lines() {
        assertThat(seen(
                        PROXY,
                        "Forwarded: for=\"[2001:db8:cafe::17]:4711\";proto=https;host=uitpas.example",
                        "Forwarded: for=10.0.0.2, for=10.0.0.3"))
                .isEqualTo("2001:db8:cafe:0:0:0:0:17 https://uitpas.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden", "\"_SEVKISEK\"", "\"\"", "localhost"})
    void forwarded_that_names_no_address_leaves_its_proxy_as_the_client(String node) {
        assertThat(seen(PROXY, "Forwarded: for=192.0.2.7;host=evil.example, for=" + node + ";proto=https;host=a"))
                .isEqualTo("10.0.0.1 https://a");
        assertThat(seen(PROXY, "Forwarded: for=192.0.2.7;host=evil.example, proto=https;host=a"))
                .isEqualTo("10.0.0.1 https://a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "for",
                "for=",
                "=192.0.2.7;host=evil.example",
                "host=evil.example;for=\"192.0.2.7",
                "host=evil.example;for=192.0.2.7;for=192.0.2.8",
                "host=\"evil.example\"x;for=192.0.2.7",
                "host=evil.example for=192.0.2.7",
                "host=evil.example;for=192.0.2.7==",
                "for=192.0.2.7;host=evil.example, \"",
                "for=192.0.2.7;host=evil.example;x=\", for=10.0.0.2;host=a;by=\"[fd00::9]\"",
            })
    void a_mistake_in_forwarded_hides_the_rest_and_lets_nothing_in(String forwarded) {
        assertThat(seen(PROXY, "Forwarded: " + forwarded)).isEqualTo("10.0.0.1 http://inner:8080");
    }

    @Test
    void a_client_s_own_forwarded_that_a_proxy_hands_on_counts_for_nothing() {
        assertThat(seen(
                        PROXY,
                        "Forwarded: for=198.51.100.1;proto=https;host=evil.example",
                        "X-Forwarded-For: 192.0.2.7"))
                .isEqualTo("192.0.2.7 http://inner:8080");
    }

    @Test
    void elements_are_read_in_their_order() {
        assertThat(ForwardedElement.parse(List.of("for=a, for=b;proto=c", "for=d")))
                .extracting(ForwardedElement::from)
                .containsExactly("a", "b", "d");
    }
}
