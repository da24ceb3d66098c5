package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.accounts.Sessions.Browser;

/** How long somebody stays signed in, and how that ends. */
class SessionsTest {
    private static final String BEN = "971ca557-8e4f-4520-91c8-cc2594e4ab9f";

    private final OwnAccounts own = new OwnAccounts();
    private final Sessions sessions = own.accounts().sessions();

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    void a_session_holds_on_another_server() {
        var ann = own.ann();

        assertThat(own.anotherServer().sessions().find(ann.cookie())).contains(ann.session());
    }

    @Test
    void a_cookie_that_nobody_was_given_is_nobody() {
        var ann = own.ann();

        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find(ann.cookie() + "x")).isEmpty();
        assertThat(sessions.find(ann.session().digest().toString())).isEmpty();
    }

    @Test
    void a_session_that_is_not_used_for_twelve_hours_is_over() {
        var ann = own.ann();

        own.clock().advance(Duration.ofHours(11));
        assertThat(sessions.find(ann.cookie())).isPresent();
        own.clock().advance(Duration.ofHours(11));
        assertThat(sessions.find(ann.cookie())).isPresent();
        own.clock().advance(Duration.ofHours(12));
        assertThat(sessions.find(ann.cookie())).isEmpty();
    }

    @Test
    void after_thirty_days_a_session_is_over_however_much_it_is_used() {
        var ann = own.ann();

        for (int i = 0; i < 71; i++) {
            own.clock().advance(Duration.ofHours(10));
            assertThat(sessions.find(ann.cookie())).isPresent();
        }
        own.clock().advance(Duration.ofHours(10));
        assertThat(sessions.find(ann.cookie())).isEmpty();
    }

    @Test
    void the_last_use_is_written_once_a_minute() {
        var ann = own.ann();

        own.clock().advance(Duration.ofSeconds(59));
        sessions.find(ann.cookie());
        assertThat(sessions.list(ann.session().account()))
                .extracting(Browser::seenAt)
                .containsExactly(RunningServer.START);

        own.clock().advance(Duration.ofSeconds(2));
        sessions.find(ann.cookie());
        assertThat(sessions.list(ann.session().account()))
                .extracting(Browser::seenAt)
                .containsExactly(RunningServer.START.plusSeconds(61));
    }

    @Test
    void a_disabled_user_is_signed_out_at_once() {
        var ann = own.ann();

        own.database().execute("update app_user set disabled_at = now() where nick = 'ann'");

        assertThat(sessions.find(ann.cookie())).isEmpty();
    }

    @Test
    void one_sees_from_where_one_is_signed_in_and_ends_what_one_does_not_know() {
        var account = own.account(OwnAccounts.ANN);
        var office = sessions.start(account, OwnAccounts.from("192.0.2.1"));
        own.clock().advance(Duration.ofMinutes(1));
        var elsewhere = sessions.start(account, OwnAccounts.from("2001:db8::7"));

        assertThat(sessions.list(account))
                .extracting(Browser::address, Browser::agent)
                .containsExactly(tuple("2001:db8:0:0:0:0:0:7", "Firefox"), tuple("192.0.2.1", "Firefox"));

        sessions.end(account, elsewhere.session().digest());
        assertThat(sessions.find(elsewhere.cookie())).isEmpty();
        assertThat(sessions.find(office.cookie())).isPresent();
    }

    @Test
    void nobody_ends_the_session_of_somebody_else() {
        var ann = own.ann();

        sessions.end(own.account(BEN), ann.session().digest());

        assertThat(sessions.find(ann.cookie())).isPresent();
    }

    @Test
    void one_may_end_all_sessions_but_the_present_one() {
        var present = own.ann();
        var other = own.ann();
        var bens = sessions.start(own.account(BEN), OwnAccounts.from("192.0.2.1"));

        sessions.endOthers(present.session());

        assertThat(sessions.find(present.cookie())).isPresent();
        assertThat(sessions.find(other.cookie())).isEmpty();
        assertThat(sessions.find(bens.cookie())).isPresent();
    }

    @Test
    void sessions_that_are_over_are_forgotten() {
        own.ann();
        own.clock().advance(Duration.ofHours(12));
        var later = own.ann();

        own.accounts().forgetOld();

        assertThat(own.database().texts("select digest::text from web_session"))
                .containsExactly(later.session().digest().toString());
    }
}
