package org.spaarpunt.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.GrownDatabase;
import org.spaarpunt.storage.Plans;

/**
 * How a check-in is planned, among millions and before the first one: what is planned then is used until the table is
 * analyzed, after a thousand check-ins and up to a minute more.
 */
class FactsPlansTest {
    private static final Set<String> LEDGER = Set.of("checkin", "transfer", "balance");

    private static final String[] STATEMENTS = {FactsSql.FACTS, FactsSql.FACTS_AND_CLAIMS, GrantWriter.WRITE};

    @Test
    void it_is_found_and_written_by_keys_where_there_are_millions() {
        try (var database = GrownDatabase.open()) {
            for (var statement : STATEMENTS) {
                keysOnly(database.plan(statement));
            }
        }
    }

    @Test
    void it_is_found_and_written_by_keys_since_the_first_statistics() {
        try (var database = DemoDatabase.open()) {
            database.addVisits(100);
            for (var statement : STATEMENTS) {
                keysOnly(Plans.of(database.jdbi(), LEDGER, statement));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncate checkin cascade", "vacuum checkin", "analyze"})
    void it_is_found_by_keys_before_the_first_check_in(String before) {
        try (var database = DemoDatabase.open()) {
            database.jdbi().useHandle(handle -> handle.execute(before));
            for (var statement : STATEMENTS) {
                keysOnly(Plans.of(database.jdbi(), LEDGER, statement));
            }
        }
    }

    @Test
    void a_statement_that_reads_all_check_ins_is_seen() {
        try (var database = DemoDatabase.open()) {
            database.addVisits(100);
            var plans = Plans.of(database.jdbi(), LEDGER, "select id from checkin where card_number = ?::text");
            assertThat(plans.flaws()).isNotEmpty();
        }
    }

    private static void keysOnly(Plans plans) {
        assertThat(plans.flaws()).as(plans.text()).isEmpty();
        assertThat(plans.text()).doesNotContain("checkin_by_");
    }
}
