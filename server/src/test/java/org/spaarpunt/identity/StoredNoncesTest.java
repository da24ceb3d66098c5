package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.storage.Batcher;
import org.spaarpunt.storage.Unobserved;

class StoredNoncesTest {
    private static final long NOW = RunningServer.START.getEpochSecond();
    private static final int CLAIMANTS = 50;
    private static final Batcher.Limits LIMITS = new Batcher.Limits(2, 4, 16, 100, Duration.ofMinutes(1));

    private static DemoDatabase database;

    private StoredNonces nonces;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void start() {
        database.restore();
        nonces = server();
    }

    @AfterEach
    void close() {
        nonces.close();
    }

    private StoredNonces server() {
        return new StoredNonces(database.jdbi(), LIMITS, new Unobserved());
    }

    @Test
    void a_nonce_is_claimed_once() {
        assertThat(nonces.claim(NonceClaim.of("consumer", "token", NOW, "nonce")))
                .isTrue();
        assertThat(nonces.claim(NonceClaim.of("consumer", "token", NOW, "nonce")))
                .isFalse();
    }

    @Test
    void a_nonce_is_claimed_once_whether_its_request_reads_or_writes() {
        assertThat(nonces.claimToRead(NonceClaim.of("consumer", "token", NOW, "read")))
                .isTrue();
        assertThat(nonces.claimToRead(NonceClaim.of("consumer", "token", NOW, "read")))
                .isFalse();
        assertThat(nonces.claim(NonceClaim.of("consumer", "token", NOW, "read")))
                .isFalse();
        nonces.claim(NonceClaim.of("consumer", "token", NOW, "written"));
        assertThat(nonces.claimToRead(NonceClaim.of("consumer", "token", NOW, "written")))
                .isFalse();
    }

    @Test
    void another_consumer_token_timestamp_or_nonce_makes_another_claim() {
        nonces.claim(NonceClaim.of("consumer", "token", NOW, "nonce"));
        assertThat(nonces.claim(NonceClaim.of("consumer2", "token", NOW, "nonce")))
                .isTrue();
        assertThat(nonces.claim(NonceClaim.of("consumer", "", NOW, "nonce"))).isTrue();
        assertThat(nonces.claim(NonceClaim.of("consumer", "token", NOW + 1, "nonce")))
                .isTrue();
        assertThat(nonces.claim(NonceClaim.of("consumer", "token", NOW, "Nonce")))
                .isTrue();
    }

    @Test
    void where_one_part_ends_and_the_next_begins_makes_a_difference() {
        nonces.claim(NonceClaim.of("ab", "c", NOW, "d"));
        assertThat(nonces.claim(NonceClaim.of("a", "bc", NOW, "d"))).isTrue();
        assertThat(nonces.claim(NonceClaim.of("ab", "cd", NOW, ""))).isTrue();
    }

    @Test
    void of_many_who_claim_at_once_on_two_servers_exactly_one_succeeds() throws InterruptedException {
        var start = new CountDownLatch(1);
        try (var others = server();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = IntStream.range(0, CLAIMANTS)
                    .mapToObj(i -> claim(start, i % 2 == 0 ? nonces : others))
                    .map(threads::submit)
                    .toList();
            start.countDown();
            assertThat(succeeded(claims)).isEqualTo(1);
        }
    }

    @Test
    void a_claim_outlives_the_server_that_made_it() {
        nonces.claim(NonceClaim.of("consumer", "token", NOW, "nonce"));
        nonces.close();
        try (var restarted = server()) {
            assertThat(restarted.claim(NonceClaim.of("consumer", "token", NOW, "nonce")))
                    .isFalse();
        }
    }

    private static Callable<Boolean> claim(CountDownLatch start, StoredNonces server) {
        return () -> {
            start.await();
            return server.claim(NonceClaim.of("consumer", "token", NOW, "nonce"));
        };
    }

    private static int succeeded(List<Future<Boolean>> claims) throws InterruptedException {
        int count = 0;
        for (var claim : claims) {
            try {
                count += claim.get() ? 1 : 0;
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed);
            }
        }
        return count;
    }
}
