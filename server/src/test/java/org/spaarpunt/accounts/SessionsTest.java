package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.RunningServer;
import org.spaarpunt.accounts.Sessions.Browser;

/** How long somebody stays signed in, and how that ends. */
class SessionsTest {
    private static final String BEN = "971ca557-8e4f-4520-91c8-cc2594e4ab9f";

    @RegisterExtension
    static final OwnAccounts OWN = new OwnAccounts();

    private final Sessions sessions = OWN.accounts().sessions();

    @Test
    void a_session_holds_on_another_server() {
        var ann = OWN.ann();

        assertThat(OWN.anotherServer().sessions().find(ann.cookie())).contains(ann.session());
    }

    @Test
    void a_cookie_that_nobody_was_given_is_nobody() {
        var ann = OWN.ann();

        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find(ann.cookie() + "x")).isEmpty();
        assertThat(sessions.find(ann.session().digest().toString())).isEmpty();
    }

    @Test
    void a_session_that_is_not_used_for_twelve_hours_is_over() {
        var ann = OWN.ann();

        OWN.clock().advance(Duration.ofHours(11));
        assertThat(sessions.find(ann.cookie())).isPresent();
        OWN.clock().advance(Duration.ofHours(11));
        assertThat(sessions.find(ann.cookie())).isPresent();
        OWN.clock().advance(Duration.ofHours(12));
        assertThat(sessions.find(ann.cookie())).isEmpty();
    }

    @Test
    void after_thirty_days_a_session_is_over_however_much_it_is_used() {
        var ann = OWN.ann();

        for (int i = 0; i < 71; i++) {
            OWN.clock().advance(Duration.ofHours(10));
            assertThat(sessions.find(ann.cookie())).isPresent();
        }
        OWN.clock().advance(Duration.ofHours(10));
        assertThat(sessions.find(ann.cookie())).isEmpty();
    }

    @Test
    void the_last_use_is_written_once_a_minute() {
        var ann = OWN.ann();

        OWN.clock().advance(Duration.ofSeconds(59));
        sessions.find(ann.cookie());
        assertThat(sessions.list(ann.session().account()))
                .extracting(Browser::seenAt)
                .containsExactly(RunningServer.START);

        OWN.clock().advance(Duration.ofSeconds(2));
        sessions.find(ann.cookie());
        assertThat(sessions.list(ann.session().account()))
                .extracting(Browser::seenAt)
                .containsExactly(RunningServer.START.plusSeconds(61));
    }

    @Test
    void a_disabled_user_is_signed_out_at_once() {
        var ann = OWN.ann();

        OWN.database().execute("update app_user set disabled_at = now() where nick = 'ann'");

        assertThat(sessions.find(ann.cookie())).isEmpty();
    }

    @Test
    void one_sees_from_where_one_is_signed_in_and_ends_what_one_does_not_know() {
        var account = OWN.account(OwnAccounts.ANN);
        var office = sessions.start(account, OwnAccounts.from("192.0.2.1")).orElseThrow();
        OWN.clock().advance(Duration.ofMinutes(1));
        var elsewhere = sessions.start(account, OwnAccounts.from("2001:db8::7")).orElseThrow();

        assertThat(sessions.list(account))
                .extracting(Browser::address, Browser::agent)
                .containsExactly(tuple("2001:db8:0:0:0:0:0:7", "Firefox"), tuple("192.0.2.1", "Firefox"));

        sessions.end(account, elsewhere.session().digest(), OwnAccounts.from("192.0.2.1"));
        assertThat(sessions.find(elsewhere.cookie())).isEmpty();
        assertThat(sessions.find(office.cookie())).isPresent();
    }

    @Test
    void nobody_ends_the_session_of_somebody_else() {
        var ann = OWN.ann();

        sessions.end(OWN.account(BEN), ann.session().digest(), OwnAccounts.from("192.0.2.1"));

        assertThat(sessions.find(ann.cookie())).isPresent();
    }

    @Test
    void one_may_end_all_sessions_but_the_present_one() {
        var present = OWN.ann();
        var other = OWN.ann();
        var bens =
                sessions.start(OWN.account(BEN), OwnAccounts.from("192.0.2.1")).orElseThrow();

        sessions.endOthers(present.session(), OwnAccounts.from("192.0.2.1"));

        assertThat(sessions.find(present.cookie())).isPresent();
        assertThat(sessions.find(other.cookie())).isEmpty();
        assertThat(sessions.find(bens.cookie())).isPresent();
    }

    @Test
    void sessions_that_are_over_are_forgotten() {
        OWN.ann();
        OWN.clock().advance(Duration.ofHours(12));
        var later = OWN.ann();

        OWN.accounts().forgetOld();

        assertThat(OWN.database().texts("select digest::text from web_session"))
                .containsExactly(later.session().digest().toString());
    }
}
