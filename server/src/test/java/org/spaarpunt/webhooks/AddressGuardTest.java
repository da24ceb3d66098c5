package org.spaarpunt.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To which addresses reports may go, and which texts are addresses at all. */
class AddressGuardTest {
    private static final AddressGuard PUBLIC_ONLY = new AddressGuard(false);
    private static final AddressGuard WITH_LOOPBACK = new AddressGuard(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:0a00:0001::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void an_address_that_is_not_public_is_refused(String address) {
        assertThat(PUBLIC_ONLY.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2001:4860:4860::8888",
                "2a00:1450::1"
            })
    void a_public_address_is_allowed(String address) {
        assertThat(PUBLIC_ONLY.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void this_machine_is_allowed_where_the_settings_say_so_and_its_network_is_not() {
        assertThat(WITH_LOOPBACK.allows(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(WITH_LOOPBACK.allows(InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(WITH_LOOPBACK.allows(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
        assertThat(WITH_LOOPBACK.allows(InetAddress.ofLiteral("0.0.0.0"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example",
                "http://hooks.example/",
                "ftp://hooks.example/",
                "file:///etc/passwd",
                "https:///path",
                "https://user@hooks.example/",
                "https://hooks.example/#part",
                "https://hooks.example:0/",
                "https://hooks.example:70000/",
                "https://hooks.example/with space",
                "https://hooks.example/\r\nX: y",
                "https://127.0.0.1/",
                "http://127.0.0.1/",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://2130706433/",
                "https://0x7f.1/"
            })
    void a_text_that_is_no_public_address_of_https_is_refused(String text) {
        assertThat(WebhookAddress.parse(text, PUBLIC_ONLY)).isEmpty();
    }

    @Test
    void an_address_has_a_port_a_host_and_what_is_asked_there() {
        var plain = WebhookAddress.parse("https://hooks.example", PUBLIC_ONLY).orElseThrow();
        assertThat(plain.port()).isEqualTo(443);
        assertThat(plain.target()).isEqualTo("/");
        assertThat(plain.authority()).isEqualTo("hooks.example");
        var full = WebhookAddress.parse("https://[2a00:1450::1]:8443/in?a=b%20c", PUBLIC_ONLY)
                .orElseThrow();
        assertThat(full.port()).isEqualTo(8443);
        assertThat(full.host()).isEqualTo("2a00:1450::1");
        assertThat(full.authority()).isEqualTo("[2a00:1450::1]:8443");
        assertThat(full.target()).isEqualTo("/in?a=b%20c");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8000/in, true",
        "http://[::1]/, true",
        "http://localhost:8000/, true",
        "https://localhost/, true",
        "http://hooks.example/, false",
        "http://8.8.8.8/, false",
        "https://10.0.0.1/, false"
    })
    void where_this_machine_is_allowed_http_is_for_it_alone(String text, boolean accepted) {
        assertThat(WebhookAddress.parse(text, WITH_LOOPBACK).isPresent()).isEqualTo(accepted);
    }
}
