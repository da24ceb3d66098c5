package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.audit.Actor;

/** A link that is accepted at the moment at which its person is disabled: each waits for the other, and never both. */
class InvitationAndDisablingTest {
    private static final String PASSWORD = "een langer wachtwoord";

    /** A thread each: what waits for a lock must not keep the other from beginning. */
    private static final Executor ASIDE = Thread::startVirtualThread;

    @RegisterExtension
    static final OwnAccounts OWN = new OwnAccounts();

    private final Invitations invitations = OWN.accounts().invitations();
    private final Account ann = OWN.account(OwnAccounts.ANN);

    @Test
    void whoever_is_disabled_first_does_not_get_another_password() throws Exception {
        var before = OWN.database().texts("select password from app_user where nick = 'ann'");
        var link = invite();
        try (var disabling = OWN.jdbi().open()) {
            disabling.begin();
            disabling.execute("update app_user set disabled_at = now() where id = ?", ann.id());
            var accepting = CompletableFuture.supplyAsync(
                    () -> invitations.accept(link, PASSWORD, false, OwnAccounts.from("192.0.2.1")), ASIDE);
            waitUntilOneWaits(accepting);

            disabling.execute("delete from invitation where user_id = ? and used_at is null", ann.id());
            disabling.commit();

            assertThat(accepting.get()).isEqualTo(new InvitationOutcome.Over());
        }
        assertThat(OWN.database().texts("select password from app_user where nick = 'ann'"))
                .isEqualTo(before);
    }

    @Test
    void whoever_accepts_first_has_the_password_and_is_disabled_all_the_same() throws Exception {
        var link = invite();
        OWN.ann();
        try (var busy = OWN.jdbi().open()) {
            busy.begin();
            busy.execute("select from web_session where user_id = ? for update", ann.id());
            var accepting = CompletableFuture.supplyAsync(
                    () -> invitations.accept(link, PASSWORD, false, OwnAccounts.from("192.0.2.1")), ASIDE);
            waitUntilOneWaits(accepting);
            var disabling = CompletableFuture.supplyAsync(this::disable, ASIDE);
            waitUntilWaiting(2, disabling);

            busy.commit();

            assertThat(accepting.get()).isEqualTo(new InvitationOutcome.Accepted(ann));
            assertThat(disabling.get()).isEqualTo(Outcome.done());
        }
        assertThat(OWN.database()
                        .number("select count(*) from app_user where id = ? and disabled_at is not null", ann.id()))
                .isOne();
        assertThat(OWN.database().number("select count(*) from invitation where used_at is not null"))
                .isOne();
        assertThat(OWN.database().number("select count(*) from web_session")).isZero();
    }

    private Outcome<Outcome.Nothing> disable() {
        return OWN.features().administration().administrators().disable(new Actor.CommandLine(), OwnAccounts.ANN);
    }

    private static void waitUntilOneWaits(Future<?> running) throws InterruptedException, ExecutionException {
        waitUntilWaiting(1, running);
    }

    /** Until so many statements wait for another's lock. What ends instead has not waited, and the test shows why. */
    private static void waitUntilWaiting(int statements, Future<?> running)
            throws InterruptedException, ExecutionException {
        while (OWN.database().number("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'""") < statements) {
            if (running.isDone()) {
                throw new AssertionError("It did not wait: " + running.get());
            }
            Thread.onSpinWait();
        }
    }

    private String invite() {
        return OWN.jdbi()
                .inTransaction((Handle handle) ->
                        invitations.invite(handle, ann.id(), OWN.clock().instant()));
    }
}
