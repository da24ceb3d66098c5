package org.spaarpunt.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.GrownDatabase;
import org.spaarpunt.storage.Plans;

/** How exports of some days, and what is stored about one person, find their rows where there are millions. */
class ExportPlansTest {
    private static GrownDatabase database;

    @BeforeAll
    static void open() {
        database = GrownDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_day_is_found_by_an_index() {
        assertThat(planOfADay(Table.CHECKINS).text()).contains("checkin_by_moment");
        assertThat(planOfADay(Table.TRANSFERS).text()).contains("transfer_by_moment");
        assertThat(planOfADay(Table.PASSHOLDERS).text()).contains("passholder_in_order_of_creation");
    }

    @Test
    void what_is_stored_about_a_person_is_found_by_the_person_but_for_the_audit_log() {
        for (var part : EnumSet.complementOf(EnumSet.of(PersonalPart.AUDIT))) {
            var plan = database.plan(part.query().replace(":id", "7").replace(":uid", "'many-7'"));
            assertThat(plan.flaws()).as(part.field()).isEmpty();
        }
    }

    private static Plans planOfADay(Table table) {
        return database.plan(table.query()
                .replace(":from", "'2023-05-01'::timestamptz")
                .replace(":until", "'2023-05-02'::timestamptz"));
    }
}
