package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.accounts.GrantedApplications.Granted;

class GrantedApplicationsTest {
    @RegisterExtension
    static final OwnAccounts OWN = new OwnAccounts();

    private final GrantedApplications applications = OWN.accounts().applications();
    private final Account ann = OWN.account(OwnAccounts.ANN);

    @Test
    void one_sees_the_applications_that_hold_a_token_by_name() {
        assertThat(applications.list(ann)).extracting(Granted::name).containsExactly("Balie-app", "CC De Werf");
    }

    @Test
    void an_application_with_several_tokens_is_shown_once_since_the_first() {
        OWN.database().execute("update access_token set issued_at = '2026-03-01 10:00Z'");
        OWN.database().execute("""
                insert into access_token (token, secret, consumer_key, user_id, issued_at)
                values ('second', 's', 'demo-counter-app', ?, '2026-02-01 10:00Z')""", ann.id());

        assertThat(applications.list(ann))
                .extracting(granted -> granted.since().toString())
                .containsExactly("2026-02-01T10:00:00Z", "2026-03-01T10:00:00Z");
    }

    @Test
    void a_token_that_has_expired_is_not_shown() {
        OWN.database().execute("update access_token set expires_at = '2026-11-22 11:00Z' where token = 'demo-ann-app'");

        assertThat(applications.list(ann)).extracting(Granted::name).containsExactly("CC De Werf");
    }

    @Test
    void ending_one_revokes_its_tokens_of_this_person_only_and_the_server_forgets_them() {
        OWN.database().execute("update access_token set consumer_key = 'demo-counter-app' where token = 'demo-ben'");
        OWN.features().identity().secrets().sealPlain();
        var cached = OWN.features().identity().credentials();
        cached.find("demo-counter-app", "demo-ann-app");

        OWN.features().accounts().applications().end(ann, "demo-counter-app", OwnAccounts.from("192.0.2.1"));

        assertThat(applications.list(ann)).extracting(Granted::name).containsExactly("CC De Werf");
        assertThat(OWN.database().texts("select token from access_token where revoked_at is null order by token"))
                .containsExactly("demo-ann-werf", "demo-ben");
        assertThat(cached.use().size()).isZero();
    }

    @Test
    void a_token_that_was_revoked_before_keeps_its_moment() {
        applications.end(ann, "31413BDF-DFC7-7A9F-10403618C2816E44", OwnAccounts.from("192.0.2.1"));

        assertThat(OWN.database().texts("select revoked_at::text from access_token where token = 'demo-revoked'"))
                .containsExactly("2026-01-01 00:00:00+00");
    }
}
