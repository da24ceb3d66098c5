package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;

/** How PostgreSQL looks past check-ins up once there are many: 5,000 passholders with ten each, at a hundred events. */
class CheckinIndexesTest {
    private static DemoDatabase database;

    @BeforeAll
    static void fill() {
        database = DemoDatabase.open();
        database.addVisits(5_000);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select * from checkin where passholder_id = 4711 order by id desc limit 50", """
                select ordinal from checkin
                where passholder_id = 4711 and event_id = 42 and period = 'D5' and reversed_at is null""", """
                select * from checkin
                where event_id = 42 and checked_in_at >= '2026-01-10 00:00:00+00' and checked_in_at < '2026-01-11 00:00:00+00'
                order by checked_in_at limit 50""", """
                select * from checkin
                where counter_id = 5 and checked_in_at >= '2026-01-10 00:00:00+00' and checked_in_at < '2026-01-11 00:00:00+00'
                order by checked_in_at limit 50"""})
    void a_search_uses_an_index(String search) {
        assertThat(plan(search)).contains("Index").doesNotContain("Seq Scan on checkin");
    }

    @Test
    void a_search_that_no_index_serves_is_seen_to_read_everything() {
        assertThat(plan("select * from checkin where points = 2")).contains("Seq Scan on checkin");
    }

    private static String plan(String query) {
        return String.join("\n", database.texts("explain " + query));
    }
}
