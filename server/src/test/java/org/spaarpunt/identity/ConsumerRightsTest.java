package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.administration.TestAdministration.NORA;
import static org.spaarpunt.administration.TestAdministration.done;

import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.TestAdministration;

class ConsumerRightsTest {
    private static final String APP = "demo-no-rights";

    private static TestAdministration office;
    private static ConsumerRights rights;

    @BeforeAll
    static void open() {
        office = new TestAdministration();
        rights = office.administration.consumerRights();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void a_permission_is_granted_and_withdrawn_and_each_is_written_down() {
        done(rights.grant(NORA, "demo-member-app", Permission.SKIP_AUTHORIZATION));
        assertThat(shown("demo-member-app").permissions())
                .containsExactly("CHECK_IN_WITH_CODE", "READ_POINTS", "SKIP_AUTHORIZATION");
        assertThat(rights.grant(NORA, "demo-member-app", Permission.SKIP_AUTHORIZATION))
                .isEqualTo(new Unchanged<>());
        done(rights.withdraw(NORA, "demo-member-app", Permission.SKIP_AUTHORIZATION));
        assertThat(rights.withdraw(NORA, "demo-member-app", Permission.SKIP_AUTHORIZATION))
                .isEqualTo(new Unchanged<>());
        assertThat(office.log("demo-member-app"))
                .containsExactly(
                        "uid-of-nora|203.0.113.7|CONSUMER_PERMISSION_WITHDRAWN|SKIP_AUTHORIZATION",
                        "uid-of-nora|203.0.113.7|CONSUMER_PERMISSION_GRANTED|SKIP_AUTHORIZATION");
    }

    @Test
    void a_permission_for_nobody_is_granted_to_nobody() {
        assertThat(rights.grant(NORA, "nobody", Permission.READ_POINTS))
                .isEqualTo(new Unknown<>(Subject.CONSUMER, "nobody"));
    }

    @Test
    void callbacks_are_replaced_and_hold_the_host_of_the_address() {
        done(rights.setCallbacks(NORA, APP, callbacks("https://App.example:8443/back?x=1", "www.app.example", "::1")));
        assertThat(shown(APP).callback()).isEqualTo("https://App.example:8443/back?x=1");
        assertThat(shown(APP).callbackHosts()).containsExactlyInAnyOrder("www.app.example", "::1", "app.example");
        done(rights.setCallbacks(NORA, APP, callbacks("", "127.0.0.1")));
        assertThat(shown(APP).callback()).isEmpty();
        assertThat(shown(APP).callbackHosts()).containsExactly("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example",
                "/back",
                "ftp://app.example/",
                "https:///back",
                "https://user@app.example/",
                "https://app.example/#there",
                "https://app.example/a b",
                "javascript:alert(1)"
            })
    void a_callback_that_is_no_place_for_a_browser_is_refused(String address) {
        assertThat(rights.setCallbacks(NORA, "demo-counter-app", callbacks(address, "app.example")))
                .isEqualTo(new Rejected<>(Input.CALLBACK, Refusal.BAD_CALLBACK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"app.example:8080", "http://app.example", "*.example", "", "app example", "[", "fe80::1%eth0"})
    void a_host_with_more_than_its_name_is_refused(String host) {
        assertThat(rights.setCallbacks(NORA, "demo-counter-app", callbacks("", host)))
                .isEqualTo(new Rejected<>(Input.HOSTS, Refusal.BAD_HOST));
        assertThat(shown("demo-counter-app").callbackHosts()).containsExactly("127.0.0.1");
    }

    private static Callbacks callbacks(String address, String... hosts) {
        return new Callbacks(address, new LinkedHashSet<>(List.of(hosts)));
    }

    private static ConsumerRegister.Details shown(String key) {
        return office.administration.consumers().find(key).orElseThrow();
    }
}
