package org.spaarpunt.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.audit.Actor;

/** What administrators can make of an application as a client of OAuth 2. */
class ClientRegisterTest {
    private static final Actor ACTOR = new Actor.CommandLine();
    private static final DemoDatabase DATABASE = DemoDatabase.open();

    private final ClientRegister register = DATABASE.features().administration().clients();

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @BeforeEach
    void startAnew() {
        DATABASE.restore();
    }

    @Test
    void a_consumer_becomes_a_client_and_is_changed_and_ended_and_each_act_is_in_the_audit_log() {
        var web = client("demo-member-app", ClientKind.CONFIDENTIAL, "https://app.example/back");
        assertThat(register.set(ACTOR, web)).isInstanceOf(Done.class);
        assertThat(register.find("demo-member-app")).contains(web);

        var phone = client("demo-member-app", ClientKind.PUBLIC, "example.app:/back");
        assertThat(register.set(ACTOR, phone)).isInstanceOf(Done.class);
        assertThat(register.find("demo-member-app")).contains(phone);

        assertThat(register.remove(ACTOR, "demo-member-app")).isInstanceOf(Done.class);
        assertThat(register.remove(ACTOR, "demo-member-app")).isInstanceOf(Unchanged.class);
        assertThat(register.find("demo-member-app")).isEmpty();
        assertThat(DATABASE.texts(
                        "select act || ' ' || details from audit_entry where subject = 'demo-member-app' order by id"))
                .containsExactly(
                        "CLIENT_SET CONFIDENTIAL https://app.example/back",
                        "CLIENT_SET PUBLIC example.app:/back",
                        "CLIENT_REMOVED ");
    }

    @Test
    void a_consumer_that_is_unknown_or_revoked_becomes_no_client() {
        DATABASE.execute("update consumer set revoked_at = now() where key = 'demo-no-rights'");
        assertThat(register.set(ACTOR, client("nobody", ClientKind.PUBLIC))).isInstanceOf(Unknown.class);
        assertThat(register.set(ACTOR, client("demo-no-rights", ClientKind.PUBLIC)))
                .isEqualTo(new Refused<>(Refusal.REVOKED));
    }

    @Test
    void a_client_needs_a_grant_and_a_public_one_cannot_act_for_itself() {
        assertThat(register.set(
                        ACTOR, new OAuthClient("demo-member-app", ClientKind.PUBLIC, Set.of(), List.of(), List.of())))
                .isEqualTo(new Rejected<>(Input.GRANTS, Refusal.NO_GRANT));
        assertThat(register.set(
                        ACTOR,
                        new OAuthClient(
                                "demo-member-app",
                                ClientKind.PUBLIC,
                                Set.of(ClientGrant.CLIENT_CREDENTIALS),
                                List.of(),
                                List.of())))
                .isEqualTo(new Rejected<>(Input.KIND_OF_CLIENT, Refusal.NO_SECRET));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://app.example/back,             true,  true
            https://app.example:8443/back?a=b,    true,  true
            http://app.example/back,              true,  false
            http://127.0.0.1/back,                true,  true
            http://127.0.0.1/*,                   true,  true
            http://127.0.0.1:3000/back,           true,  true
            http://[::1]/back,                    true,  true
            http://localhost:3000/back,           true,  true
            be.example.app://host/back,           false, true
            be.example.app:/back,                 false, true
            app:/back,                            false, false
            javascript:alert(1),                  false, false
            data:text/html;base64.x,              false, false
            file:///etc/passwd,                   false, false
            https://app.example/*,                false, false
            http://127.0.0.1:3000/*,              false, false
            http://localhost/*,                   false, false
            https://*.app.example/back,           false, false
            https://user@app.example/back,        false, false
            https://app.example/back#here,        false, false
            https:///back,                        false, false
            //app.example/back,                   false, false
            /back,                                false, false
            https://app.example/b ack,            false, false
            https://app.exämple/back,             false, false
            """)
    void only_addresses_that_reach_the_client_can_be_registered(String address, boolean secretly, boolean openly) {
        assertThat(register.set(ACTOR, client("demo-member-app", ClientKind.CONFIDENTIAL, address)) instanceof Done)
                .isEqualTo(secretly);
        assertThat(register.set(ACTOR, client("demo-member-app", ClientKind.PUBLIC, address)) instanceof Done)
                .isEqualTo(openly);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://app.example/back, https://app.example/back,          true
            https://app.example/back, https://app.example/back/,         false
            https://app.example/back, https://app.example/BACK,          false
            https://app.example/back, https://app.example/back?x=1,      false
            https://app.example/back, https://app.example:443/back,      false
            https://app.example/back, https://app.example.evil/back,     false
            https://app.example/back, https://app.example/%62ack,        false
            https://app.example/back, http://app.example/back,           false
            http://127.0.0.1/back,    http://127.0.0.1/back,             true
            http://127.0.0.1/back,    http://127.0.0.1:51004/back,       true
            http://127.0.0.1/back,    http://127.0.0.1:51004/other,      false
            http://127.0.0.1/back,    https://127.0.0.1:51004/back,      false
            http://127.0.0.1/back,    http://localhost:51004/back,       false
            http://127.0.0.1/back,    http://127.0.0.1.evil:80/back,     false
            http://127.0.0.1/back,    http://x@127.0.0.1:80/back,        false
            http://127.0.0.1/back,    http://127.0.0.1:80/back?x=1,      false
            http://127.0.0.1/*,       http://127.0.0.1:51004/any/where,  true
            http://127.0.0.1/*,       http://127.0.0.1:51004/any?x=1,    true
            http://127.0.0.1/*,       http://127.0.0.1@evil.example/,    false
            http://127.0.0.1/*,       http://evil.example/any,           false
            http://127.0.0.1/*,       http://127.0.0.1:51004/any#x,      false
            http://[::1]/back,        http://[::1]:51004/back,           true
            http://[::1]/back,        http://127.0.0.1:51004/back,       false
            http://127.0.0.1:3000/b,  http://127.0.0.1:3001/b,           false
            http://localhost/back,    http://localhost:3000/back,        false
            be.example.app:/back,     be.example.app:/back,              true
            be.example.app:/back,     be.example.app:/back/x,            false
            """)
    void addresses_are_compared_exactly_but_for_the_port_of_a_loopback_address(
            String registered, String asked, boolean allowed) {
        assertThat(client("demo-member-app", ClientKind.PUBLIC, registered).redirectsTo(asked))
                .isEqualTo(allowed);
    }

    private static OAuthClient client(String key, ClientKind kind, String... redirects) {
        return new OAuthClient(key, kind, Set.of(ClientGrant.AUTHORIZATION_CODE), List.of(redirects), List.of());
    }
}
