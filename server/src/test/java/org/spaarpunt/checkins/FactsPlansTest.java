package org.spaarpunt.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.GrownDatabase;
import org.spaarpunt.storage.Plans;

/**
 * How a check-in is planned, among millions and on the first day: a thousand check-ins are analyzed (V99), and then plans
 * are made anew.
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
