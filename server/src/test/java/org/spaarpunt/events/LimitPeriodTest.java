package org.spaarpunt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.events.LimitPeriod.ABSOLUTE;
import static org.spaarpunt.events.LimitPeriod.DAY;
import static org.spaarpunt.events.LimitPeriod.MONTH;
import static org.spaarpunt.events.LimitPeriod.QUARTER;
import static org.spaarpunt.events.LimitPeriod.WEEK;
import static org.spaarpunt.events.LimitPeriod.YEAR;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("it changes the language of the machine")
class LimitPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "ABSOLUTE, ALL,        1970-01-01T00:00:00+01:00, 9999-12-31T23:59:59+01:00",
        "DAY,      2026-11-22, 2026-11-22T00:00:00+01:00, 2026-11-22T23:59:59+01:00",
        "DAY,      2028-02-29, 2028-02-29T00:00:00+01:00, 2028-02-29T23:59:59+01:00",
        "DAY,      2026-03-29, 2026-03-29T00:00:00+01:00, 2026-03-29T23:59:59+02:00",
        "DAY,      2026-10-25, 2026-10-25T00:00:00+02:00, 2026-10-25T23:59:59+01:00",
        "WEEK,     2026-W47,   2026-11-16T00:00:00+01:00, 2026-11-22T23:59:59+01:00",
        "WEEK,     2026-W13,   2026-03-23T00:00:00+01:00, 2026-03-29T23:59:59+02:00",
        "WEEK,     2026-W43,   2026-10-19T00:00:00+02:00, 2026-10-25T23:59:59+01:00",
        "WEEK,     2026-W53,   2026-12-28T00:00:00+01:00, 2027-01-03T23:59:59+01:00",
        "WEEK,     2027-W01,   2027-01-04T00:00:00+01:00, 2027-01-10T23:59:59+01:00",
        "WEEK,     2025-W01,   2024-12-30T00:00:00+01:00, 2025-01-05T23:59:59+01:00",
        "MONTH,    2026-11,    2026-11-01T00:00:00+01:00, 2026-11-30T23:59:59+01:00",
        "MONTH,    2026-03,    2026-03-01T00:00:00+01:00, 2026-03-31T23:59:59+02:00",
        "MONTH,    2027-02,    2027-02-01T00:00:00+01:00, 2027-02-28T23:59:59+01:00",
        "MONTH,    2028-02,    2028-02-01T00:00:00+01:00, 2028-02-29T23:59:59+01:00",
        "QUARTER,  2026-Q1,    2026-01-01T00:00:00+01:00, 2026-03-31T23:59:59+02:00",
        "QUARTER,  2026-Q2,    2026-04-01T00:00:00+02:00, 2026-06-30T23:59:59+02:00",
        "QUARTER,  2026-Q3,    2026-07-01T00:00:00+02:00, 2026-09-30T23:59:59+02:00",
        "QUARTER,  2026-Q4,    2026-10-01T00:00:00+02:00, 2026-12-31T23:59:59+01:00",
        "YEAR,     2026,       2026-01-01T00:00:00+01:00, 2026-12-31T23:59:59+01:00",
        "YEAR,     2028,       2028-01-01T00:00:00+01:00, 2028-12-31T23:59:59+01:00",
    })
    void a_period_is_one_from_its_first_second_to_its_last(
            LimitPeriod period, String label, Instant first, Instant last) {
        assertThat(period.label(first)).isEqualTo(label);
        assertThat(period.label(last)).isEqualTo(label);
        assertThat(period.start(first)).isEqualTo(period.start(last)).isEqualTo(first);
        assertThat(period.end(first)).isEqualTo(period.end(last)).isEqualTo(last.plus(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "DAY,     2026-11-22, 2026-11-23T00:00:00+01:00, 2026-11-23",
        "WEEK,    2026-W47,   2026-11-23T00:00:00+01:00, 2026-W48",
        "WEEK,    2026-W53,   2027-01-04T00:00:00+01:00, 2027-W01",
        "MONTH,   2028-02,    2028-03-01T00:00:00+01:00, 2028-03",
        "QUARTER, 2026-Q1,    2026-04-01T00:00:00+02:00, 2026-Q2",
        "QUARTER, 2026-Q4,    2027-01-01T00:00:00+01:00, 2027-Q1",
        "YEAR,    2026,       2027-01-01T00:00:00+01:00, 2027",
    })
    void a_new_period_begins_at_midnight_in_brussels(
            LimitPeriod period, String before, Instant midnight, String after) {
        assertThat(period.label(midnight.minusSeconds(1))).isEqualTo(before);
        assertThat(period.label(midnight)).isEqualTo(after);
    }

    @Test
    void new_years_eve_and_new_years_day_share_a_week_but_nothing_shorter_or_longer() {
        Instant eve = Instant.parse("2026-12-31T23:59:59+01:00");
        Instant day = Instant.parse("2027-01-01T00:00:00+01:00");

        assertThat(WEEK.label(eve)).isEqualTo("2026-W53");
        assertThat(WEEK.label(day)).isEqualTo("2026-W53");
        assertThat(DAY.label(eve)).isNotEqualTo(DAY.label(day));
        assertThat(MONTH.label(eve)).isNotEqualTo(MONTH.label(day));
        assertThat(QUARTER.label(eve)).isNotEqualTo(QUARTER.label(day));
        assertThat(YEAR.label(eve)).isNotEqualTo(YEAR.label(day));
        assertThat(ABSOLUTE.label(eve)).isEqualTo(ABSOLUTE.label(day));
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    void labels_do_not_depend_on_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(WEEK.label(Instant.parse("2026-11-22T12:00:00+01:00"))).isEqualTo("2026-W47");
        } finally {
            Locale.setDefault(before);
        }
    }
}
