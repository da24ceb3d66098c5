package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoData;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.CitusImitation;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;

/**
 * Check-ins as they are handled on a distributed database: nonces first, then those of each shard apart. The even
 * passholders are of one shard, the odd ones of another.
 */
class DistributedCheckinTest {
    private static final String EVEN = "checkinCode=demo-permanent&uitpasNumber=0930056878802";
    private static final String ODD = "checkinCode=demo-permanent&uitpasNumber=0900000095902";
    private static final String NO_CARD = "checkinCode=demo-permanent&uitpasNumber=0900000095910";

    private static final String NODE_IS_DOWN = """
            create function node_is_down() returns trigger language plpgsql as $$
            begin
                raise exception 'connection to the remote node failed' using errcode = '08006';
            end $$;
            create trigger node_is_down before insert on checkin
                for each row when (new.passholder_id % 2 = 1) execute function node_is_down()
            """;

    private TestDatabase database;
    private RunningServer server;

    @BeforeEach
    void start() {
        database = RunningServer.demoDatabase();
        CitusImitation.in(database, "passholder_id % 2");
        server = RunningServer.on(database, SignedBytes.ONE_PUBLIC_ADDRESS);
    }

    @AfterEach
    void stop() {
        assertThat(server.unbalanced()).isEmpty();
        server.close();
        database.close();
    }

    @Test
    void passholders_of_all_shards_get_their_points_once() {
        for (var form : new String[] {EVEN, ODD}) {
            long before = checkins();
            assertThat(sign(form).sentTo(server).code()).isEqualTo("ACTION_SUCCEEDED");
            assertThat(checkins()).isEqualTo(before + 1);
            assertThat(sign(form).sentTo(server).code()).isEqualTo("MAXIMUM_REACHED");
            assertThat(checkins()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_card_that_is_not_known_is_refused_and_its_nonce_is_used() {
        var signed = sign(NO_CARD);
        assertThat(signed.sentTo(server).code()).isEqualTo("UNKNOWN_UITPASNUMBER");
        assertThat(signed.sentTo(server).status()).isEqualTo(401);
    }

    @Test
    void of_ten_visitors_of_each_shard_at_once_on_two_servers_one_is_granted() throws InterruptedException {
        long before = checkins();
        try (var other = RunningServer.on(database, SignedBytes.ONE_PUBLIC_ADDRESS)) {
            var granted = atOnce(20, i -> sign(i < 10 ? EVEN : ODD).sentTo(i % 2 == 0 ? server : other));
            assertThat(granted).isEqualTo(2);
        }
        assertThat(checkins()).isEqualTo(before + 2);
    }

    @Test
    void of_ten_copies_at_once_one_is_carried_out() throws InterruptedException {
        DemoData.liftLimits(server.jdbi());
        long before = checkins();
        var signed = sign(EVEN);
        assertThat(atOnce(10, _ -> signed.sentTo(server))).isEqualTo(1);
        assertThat(checkins()).isEqualTo(before + 1);
    }

    @Test
    void while_the_node_of_one_shard_is_down_passholders_of_the_other_get_their_points() throws InterruptedException {
        server.jdbi().useHandle(handle -> handle.createScript(NODE_IS_DOWN).execute());
        DemoData.liftLimits(server.jdbi());
        long before = checkins();
        var lost = sign(ODD);
        var refused = lost.sentTo(server);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("ACTION_FAILED");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(atOnce(20, i -> sign(i % 2 == 0 ? EVEN : ODD).sentTo(server)))
                .isEqualTo(10);
        assertThat(checkins()).isEqualTo(before + 10);

        server.jdbi().useHandle(handle -> handle.execute("drop trigger node_is_down on checkin"));
        // Its nonce was durable before the node was asked.
        assertThat(lost.sentTo(server).status()).isEqualTo(401);
        assertThat(sign(ODD).sentTo(server).code()).isEqualTo("ACTION_SUCCEEDED");
    }

    @Test
    void a_request_with_a_key_that_is_repeated_gets_its_outcome_again() {
        long before = checkins();
        var first = sign(EVEN).sentTo(server, "Idempotency-Key", "one");
        var second = sign(EVEN).sentTo(server, "Idempotency-Key", "one");
        assertThat(first.code()).isEqualTo("ACTION_SUCCEEDED");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(checkins()).isEqualTo(before + 1);
    }

    private interface Sender {
        Answer send(int number);
    }

    /** How many of these requests, sent at once, were granted. */
    private static long atOnce(int count, Sender sender) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = IntStream.range(0, count)
                    .<Callable<Answer>>mapToObj(i -> () -> sender.send(i))
                    .toList();
            return threads.invokeAll(requests).stream()
                    .filter(answer -> answer.resultNow().code().equals("ACTION_SUCCEEDED"))
                    .count();
        }
    }

    private SignedBytes sign(String form) {
        return SignedBytes.by(DemoProfile.MEMBER_APP, server, form);
    }

    private long checkins() {
        return server.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from checkin")
                        .mapTo(Long.class)
                        .one());
    }
}
