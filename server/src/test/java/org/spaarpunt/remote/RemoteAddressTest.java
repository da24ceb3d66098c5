package org.spaarpunt.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example",
                "https://login.example:8443/realms/city?x#y",
                "http://127.0.0.1:4318",
                "http://[::1]/",
                "http://localhost:8080",
            })
    void https_and_this_machine_can_be_asked(String address) {
        assertThat(new RemoteAddress(URI.create(address)).uri()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.example",
                "http://login.example",
                "http://127.0.0.1.evil.example",
                "http://127.0.0.2",
                "ftp://login.example",
                "https://user:word@login.example",
                "https:/login.example",
                "javascript:alert(1)//",
            })
    void what_could_be_listened_in_on_or_has_no_host_is_refused(String address) {
        assertThat(RemoteAddress.of(URI.create(address))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new RemoteAddress(URI.create(address)));
    }

    @Test
    void a_base_has_neither_query_nor_fragment() {
        assertThat(RemoteAddress.isBase(URI.create("https://login.example/realms/city")))
                .isTrue();
        assertThat(RemoteAddress.isBase(URI.create("https://login.example?x"))).isFalse();
        assertThat(RemoteAddress.isBase(URI.create("https://login.example#x"))).isFalse();
        assertThat(RemoteAddress.isBase(URI.create("http://login.example"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://login.example/realms/city", "https://login.example/realms/city/"})
    void an_issuer_describes_itself_below_its_address(String issuer) {
        assertThat(RemoteAddress.descriptionOf(URI.create(issuer)))
                .hasToString("https://login.example/realms/city/.well-known/openid-configuration");
    }

    @Test
    void another_port_is_another_server() {
        var keys = new RemoteAddress(URI.create("https://login.example/keys"));
        assertThat(keys.isOnServerOf(URI.create("https://login.example/realms")))
                .isTrue();
        assertThat(keys.isOnServerOf(URI.create("https://login.example:8443"))).isFalse();
        assertThat(keys.isOnServerOf(URI.create("http://login.example"))).isFalse();
    }
}
