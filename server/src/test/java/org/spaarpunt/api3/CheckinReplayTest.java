package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoData;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;

/** A check-in claims its nonce together with what it saves: the same bytes are carried out once, or not at all. */
class CheckinReplayTest {
    private static final String UNLIMITED = "checkinCode=demo-permanent&uitpasNumber=0930056878802";

    private TestDatabase database;
    private RunningServer server;

    @BeforeEach
    void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database, SignedBytes.ONE_PUBLIC_ADDRESS);
        // It is the nonce alone that keeps a second point from being saved.
        DemoData.liftLimits(server.jdbi());
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private SignedBytes sign(DemoProfile caller, String form) {
        return SignedBytes.by(caller, server, form);
    }

    private long checkins() {
        return server.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from checkin")
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void the_same_bytes_save_nothing_more() {
        long before = checkins();
        var signed = sign(DemoProfile.MEMBER_APP, UNLIMITED);
        assertThat(signed.sentTo(server).code()).isEqualTo("ACTION_SUCCEEDED");
        assertNonceUsed(signed.sentTo(server));
        assertThat(checkins()).isEqualTo(before + 1);
        assertThat(sign(DemoProfile.MEMBER_APP, UNLIMITED).sentTo(server).code())
                .isEqualTo("ACTION_SUCCEEDED");
        assertThat(checkins()).isEqualTo(before + 2);
    }

    @Test
    void of_twenty_copies_at_once_on_two_servers_one_is_carried_out() throws InterruptedException {
        long before = checkins();
        var signed = sign(DemoProfile.MEMBER_APP, UNLIMITED);
        try (var other = RunningServer.on(database, SignedBytes.ONE_PUBLIC_ADDRESS);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var copies = IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(i -> () -> signed.sentTo(i % 2 == 0 ? server : other))
                    .toList();
            var statuses = threads.invokeAll(copies).stream()
                    .map(copy -> copy.resultNow().status())
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 401).hasSize(19);
        }
        assertThat(checkins()).isEqualTo(before + 1);
    }

    @Test
    void the_same_bytes_with_an_idempotency_key_are_a_replay_and_no_repeat() {
        var signed = sign(DemoProfile.MEMBER_APP, UNLIMITED);
        assertThat(signed.sentTo(server, "Idempotency-Key", "one").code()).isEqualTo("ACTION_SUCCEEDED");
        assertNonceUsed(signed.sentTo(server, "Idempotency-Key", "one"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "refused by a rule, MEMBER_APP, checkinCode=demo-yesterday&uitpasNumber=0930056878802",
        "of an unknown card, MEMBER_APP, checkinCode=demo-permanent&uitpasNumber=0987654321113",
        "incomplete, MEMBER_APP, checkinCode=demo-permanent",
        "by a caller without the right, COUNTER, " + UNLIMITED
    })
    void a_check_in_that_is_not_granted_uses_its_nonce_too(String name, DemoProfile caller, String form) {
        var signed = sign(caller, form);
        assertThat(signed.sentTo(server).status()).as(name).isNotEqualTo(401);
        assertNonceUsed(signed.sentTo(server));
    }

    @Test
    void a_check_in_that_could_not_be_saved_can_be_sent_again_as_it_is() {
        long before = checkins();
        var signed = sign(DemoProfile.MEMBER_APP, UNLIMITED);
        server.jdbi()
                .useHandle(handle ->
                        handle.execute("alter table transfer add constraint full_disk check (false) not valid"));
        assertThat(signed.sentTo(server).status()).isEqualTo(500);
        server.jdbi().useHandle(handle -> handle.execute("alter table transfer drop constraint full_disk"));
        assertThat(signed.sentTo(server).code()).isEqualTo("ACTION_SUCCEEDED");
        assertThat(checkins()).isEqualTo(before + 1);
    }

    private static void assertNonceUsed(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("OAuth realm=\"spaarpunt\", oauth_problem=\"nonce_used\"");
        assertThat(List.of(answer.body())).noneMatch(body -> body.contains("ACTION_SUCCEEDED"));
    }
}
