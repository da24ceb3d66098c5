package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose request it is, when proxies stand between. */
class ClientAddressTest {
    private static final PublicAddress BEHIND_PROXIES = new PublicAddress(
            Optional.empty(), Set.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8")));

    private static String client(PublicAddress address, String connection, String... forwardedFor) {
        var headers = Stream.of(forwardedFor)
                .map(value -> new Header("X-Forwarded-For", value))
                .toList();
        var request = new Request("GET", "/", "", headers, new byte[0], InetAddress.ofLiteral(connection), false);
        return address.client(request).getHostAddress();
    }

    @Test
    void without_a_proxy_it_is_the_other_end_of_the_connection() {
        assertThat(client(PublicAddress.OWN, "192.0.2.7", "203.0.113.9")).isEqualTo("192.0.2.7");
        assertThat(client(BEHIND_PROXIES, "192.0.2.7", "203.0.113.9")).isEqualTo("192.0.2.7");
    }

    @Test
    void a_proxy_names_its_client() {
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(client(BEHIND_PROXIES, "fd00::1", "2001:db8::9")).isEqualTo("2001:db8:0:0:0:0:0:9");
        assertThat(client(BEHIND_PROXIES, "::ffff:10.1.2.3", "203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void what_the_client_wrote_before_it_came_to_a_proxy_counts_for_nothing() {
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", "198.51.100.1, 203.0.113.9"))
                .isEqualTo("203.0.113.9");
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", "198.51.100.1", "203.0.113.9"))
                .isEqualTo("203.0.113.9");
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", "10.9.9.9, 203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void a_chain_of_proxies_is_followed_to_its_beginning() {
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", "198.51.100.1,203.0.113.9,fd00::2, 10.4.5.6 "))
                .isEqualTo("203.0.113.9");
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", "203.0.113.9, 10.4.5.6", "10.7.8.9"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void a_request_of_a_proxy_itself_is_its_own() {
        assertThat(client(BEHIND_PROXIES, "10.1.2.3")).isEqualTo("10.1.2.3");
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", "10.4.5.6")).isEqualTo("10.4.5.6");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9:50123, 203.0.113.9",
        "[2001:db8::9]:50123, 2001:db8:0:0:0:0:0:9",
        "[2001:db8::9], 2001:db8:0:0:0:0:0:9",
    })
    void a_port_beside_the_address_does_no_harm(String told, String client) {
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", told)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "_hidden",
                "localhost",
                "203.0.113",
                "203.0.113.999",
                "7",
                "[2001:db8::9",
                "203.0.113.9:1:2"
            })
    void a_proxy_that_names_nobody_stands_for_its_clients(String told) {
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", told)).isEqualTo("10.1.2.3");
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", "198.51.100.1, " + told + ", 10.4.5.6"))
                .isEqualTo("10.4.5.6");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 2001:db8::9, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void a_range_holds_what_begins_like_it(String range, String address, boolean held) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(held);
    }

    @Test
    void a_range_that_is_none_is_refused() {
        for (var text :
                List.of("", "/8", "10.0.0.0/-1", "10.0.0.0/33", "10.0.0.0/8/8", "::/129", "10.0.0.1/24", "a.b.c.d")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> AddressRange.parse(text));
        }
    }
}
