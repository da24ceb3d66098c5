package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.storage.Outage;
import org.spaarpunt.storage.Sql;

/** The tests begin at 2026-11-22T11:00:00Z, where a partition begins. */
class NoncePartitionsTest {
    private static final long NOW = RunningServer.START.getEpochSecond();
    private static final long MINUTE = 60;

    private static DemoDatabase database;
    private static NoncePartitions partitions;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
        partitions = new NoncePartitions(database.jdbi(), database.clock());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void start() {
        database.restore();
        partitions().forEach(name -> database.execute("drop table " + name));
    }

    @Test
    void a_round_makes_partitions_for_an_hour_from_the_first_time_that_no_server_accepts_yet() {
        partitions.round();
        assertThat(partitions())
                .containsExactlyElementsOf(Stream.of(20, 30, 40, 50, 60)
                        .map(NoncePartitionsTest::after)
                        .toList());
        partitions.round();
        assertThat(partitions()).hasSize(5);
        database.clock().advance(Duration.ofMinutes(10));
        partitions.round();
        assertThat(partitions()).hasSize(6).endsWith(after(70));
    }

    @Test
    void a_nonce_is_kept_in_the_partition_of_its_time_and_taken_once() {
        partitions.round();
        assertThat(claim(NOW + 20 * MINUTE)).isTrue();
        assertThat(claim(NOW + 20 * MINUTE)).isFalse();
        assertThat(database.texts("select tableoid::regclass::text from oauth_nonce"))
                .containsExactly(after(20));
    }

    @Test
    void a_partition_is_dropped_when_no_server_accepts_the_newest_of_its_times() {
        partitions.round();
        claim(NOW + 30 * MINUTE - 1);
        database.clock().advance(Duration.ofMinutes(40).minusSeconds(1));
        partitions.round();
        assertThat(claim(NOW + 30 * MINUTE - 1)).isFalse();
        database.clock().advance(Duration.ofSeconds(1));
        partitions.round();
        assertThat(partitions()).startsWith(after(30)).doesNotContain(after(20));
        assertThat(claimed()).isZero();
    }

    @Test
    void nonces_of_times_for_which_no_server_made_a_partition_are_taken_once_and_forgotten_row_by_row() {
        claim(NOW);
        claim(NOW + 5 * MINUTE);
        assertThat(claim(NOW)).isFalse();
        database.clock().advance(Duration.ofMinutes(10).plusSeconds(1));
        partitions.round();
        assertThat(claimed()).isEqualTo(1);
        assertThat(claim(NOW + 5 * MINUTE)).isFalse();
        database.clock().advance(Duration.ofMinutes(5));
        partitions.round();
        assertThat(claimed()).isZero();
    }

    @Test
    void of_a_partition_that_is_still_needed_no_row_is_deleted() {
        partitions.round();
        claim(NOW + 20 * MINUTE);
        claim(NOW + 29 * MINUTE);
        database.clock().advance(Duration.ofMinutes(35));
        partitions.round();
        assertThat(claimed()).isEqualTo(2);
    }

    @Test
    void a_time_of_which_the_default_partition_has_a_nonce_already_stays_there() {
        claim(NOW + 30 * MINUTE);
        partitions.round();
        assertThat(partitions()).contains(after(20), after(40)).doesNotContain(after(30));
        assertThat(claim(NOW + 30 * MINUTE)).isFalse();
    }

    @Test
    void rounds_of_several_servers_at_once_do_what_one_would() throws Exception {
        var start = new CountDownLatch(1);
        Callable<Void> round = () -> {
            start.await();
            partitions.round();
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var rounds = Stream.generate(() -> threads.submit(round)).limit(4).toList();
            start.countDown();
            for (Future<Void> each : rounds) {
                each.get();
            }
        }
        partitions.round();
        assertThat(partitions()).hasSize(5);
    }

    @Test
    void partitions_are_made_while_claims_wait_for_their_commit_and_dropping_waits_for_them_only_a_moment() {
        partitions.round();
        database.clock().advance(Duration.ofMinutes(40));
        try (var claimant = database.jdbi().open()) {
            claimant.begin();
            claimant.execute("insert into oauth_nonce values (?, gen_random_uuid())", NOW + 40 * MINUTE);
            assertThatThrownBy(partitions::round)
                    .satisfies(failed -> assertThat(Outage.caused(failed)).isTrue());
            assertThat(partitions()).contains(after(20), after(100));
            claimant.commit();
        }
        partitions.round();
        assertThat(partitions()).doesNotContain(after(20));
    }

    @Test
    void a_role_that_does_not_own_the_table_claims_and_forgets_without_partitions() throws Exception {
        var owner = database.texts("select current_user").getFirst();
        var superuser = database.maintenanceAddress();
        Sql.execute(superuser, "alter table oauth_nonce owner to " + superuser.user());
        Sql.execute(superuser, "grant select, insert, delete on oauth_nonce to " + owner);
        try {
            assertThat(claim(NOW)).isTrue();
            database.clock().advance(Duration.ofMinutes(10).plusSeconds(1));
            partitions.round();
            assertThat(partitions()).isEmpty();
            assertThat(claimed()).isZero();
        } finally {
            Sql.execute(superuser, "alter table oauth_nonce owner to " + owner);
        }
    }

    @Test
    void the_planner_reads_no_partition_of_another_time() {
        partitions.round();
        var plan = String.join(
                "\n", database.texts("explain delete from oauth_nonce where signed_at_s < " + (NOW + 20 * MINUTE)));
        assertThat(plan).contains("oauth_nonce_default").doesNotContain(after(20));
    }

    private static boolean claim(long signedAt) {
        return database.execute(
                        "insert into oauth_nonce values (?, '00000000-0000-0000-0000-000000000001') on conflict do"
                                + " nothing",
                        signedAt)
                == 1;
    }

    private static long claimed() {
        return database.number("select count(*) from oauth_nonce");
    }

    /** The partition that begins so many minutes after the tests. */
    private static String after(int minutes) {
        return "oauth_nonce_" + (NOW + minutes * MINUTE);
    }

    private static List<String> partitions() {
        return database.texts("""
            select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
            where inhparent = 'oauth_nonce'::regclass and relname <> 'oauth_nonce_default' order by 1
            """);
    }
}
