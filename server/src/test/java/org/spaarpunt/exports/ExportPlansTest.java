package org.spaarpunt.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.spaarpunt.GrownDatabase;

/** How exports of some days, and what is stored about one person, find their rows where there are millions. */
class ExportPlansTest {
    @Test
    void a_day_is_found_by_an_index() {
        try (var database = GrownDatabase.open()) {
            assertThat(planOfADay(database, Table.CHECKINS)).contains("checkin_by_moment");
            assertThat(planOfADay(database, Table.TRANSFERS)).contains("transfer_by_moment");
            assertThat(planOfADay(database, Table.PASSHOLDERS)).contains("passholder_in_order_of_creation");
        }
    }

    @Test
    void what_is_stored_about_a_person_is_found_by_the_person_but_for_the_audit_log() {
        try (var database = GrownDatabase.open()) {
            for (var part : EnumSet.complementOf(EnumSet.of(PersonalPart.AUDIT))) {
                var plan = database.plan(part.query().replace(":id", "7").replace(":uid", "'many-7'"));
                assertThat(plan.flaws()).as(part.field()).isEmpty();
            }
        }
    }

    private static String planOfADay(GrownDatabase database, Table table) {
        var statement = table.query()
                .replace(":from", "'2023-05-01'::timestamptz")
                .replace(":until", "'2023-05-02'::timestamptz");
        return database.plan(statement).text();
    }
}
