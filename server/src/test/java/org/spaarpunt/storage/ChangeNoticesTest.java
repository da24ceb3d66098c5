package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeNoticesTest {
    /** Long enough for the slowest machine; nothing here is a measurement. */
    private static final int PATIENCE_S = 60;

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private TestDatabase place;
    private Database database;
    private ChangeNotices notices;

    @BeforeEach
    void listen() {
        place = TestPostgres.emptyDatabase();
        database = place.open(2);
        notices = database.listen(() -> told.add("changed")).orElseThrow();
        assertThat(told).isEmpty();
    }

    @AfterEach
    void close() {
        notices.close();
        database.close();
        place.close();
    }

    @Test
    void a_change_is_told_when_it_is_committed() throws InterruptedException {
        database.jdbi().useTransaction(handle -> {
            ChangeNotices.send(handle);
            assertThat(told).isEmpty();
        });
        assertTold();
    }

    @Test
    void a_change_that_is_taken_back_is_not_told() throws InterruptedException {
        database.jdbi().useTransaction(handle -> {
            ChangeNotices.send(handle);
            handle.rollback();
        });
        database.jdbi().useTransaction(ChangeNotices::send);
        assertTold();
        assertThat(told).isEmpty();
    }

    @Test
    void after_a_lost_connection_what_may_have_been_missed_counts_as_told() throws InterruptedException {
        assertThat(listeners("count(pg_terminate_backend(pid))")).isOne();
        assertTold();
        database.jdbi().useTransaction(ChangeNotices::send);
        assertTold();
    }

    @Test
    void a_closed_listener_lets_go_of_its_connection() {
        notices.close();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (listeners("count(*)") > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private void assertTold() throws InterruptedException {
        assertThat(told.poll(PATIENCE_S, TimeUnit.SECONDS)).isEqualTo("changed");
    }

    private long listeners(String what) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select " + what
                                + " from pg_stat_activity where datname = current_database() and query like 'listen %'")
                        .mapTo(Long.class)
                        .one());
    }
}
