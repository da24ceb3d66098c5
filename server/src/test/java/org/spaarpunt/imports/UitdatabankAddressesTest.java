package org.spaarpunt.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.imports.UitdatabankAddresses.Kind;

class UitdatabankAddressesTest {
    private static final UitdatabankAddresses TRUSTED = UitdatabankAddresses.parse("uitdatabank.be, agenda.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://io.uitdatabank.be/event/some",
                "http://uitdatabank.be/events/some",
                "https://IO.Agenda.Example/event/some"
            })
    void a_host_that_is_named_may_name_events_and_so_may_its_subdomains(String address) throws BadLine {
        assertThat(TRUSTED.id(Kind.EVENT, "@id", address)).isEqualTo("some");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x/event/some",
                "https://uitdatabank.be.x/event/some",
                "https://notuitdatabank.be/event/some",
                "https://io.uitdatabank.be:8443/event/some"
            })
    void no_other_host_may(String address) {
        assertThatThrownBy(() -> TRUSTED.id(Kind.EVENT, "@id", address))
                .isInstanceOf(BadLine.class)
                .hasMessage("@id is at no host that may name events (setting uitdatabank-hosts): " + address);
    }

    @Test
    void where_no_host_is_named_every_host_may() throws BadLine {
        var all = UitdatabankAddresses.parse(UitdatabankAddresses.DEFAULT_HOSTS);
        assertThat(all.id(Kind.PLACE, "@id", "https://io.example/place/zaal")).isEqualTo("zaal");
        assertThat(all.host("@id", "https://IO.example:8443/event/some")).isEqualTo("io.example:8443");
    }
}
