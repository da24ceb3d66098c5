package org.spaarpunt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarJsonTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Test
    void dates_are_written_with_as_many_hours_as_are_known() {
        Calendar dates = new Calendar.Dates(List.of(
                new Occurrence.AllDay(TODAY, LocalDate.parse("2026-11-23")),
                new Occurrence.Starting(LocalDateTime.parse("2026-11-24T20:00")),
                new Occurrence.Timed(
                        LocalDateTime.parse("2026-11-25T20:00:30"), LocalDateTime.parse("2026-11-26T01:00"))));

        assertStoredAs(dates, """
                {"kind":"dates","dates":[
                {"first":"2026-11-22","last":"2026-11-23"},
                {"start":"2026-11-24T20:00"},
                {"start":"2026-11-25T20:00:30","end":"2026-11-26T01:00"}]}""");
    }

    @Test
    void a_period_is_written_with_its_opening_hours_from_monday_to_sunday() {
        OpeningHours hours = new OpeningHours(Map.of(
                DayOfWeek.SATURDAY, List.of(span("20:00", "02:00")),
                DayOfWeek.WEDNESDAY, List.of(span("09:00", "12:00"), span("13:30", "17:00"))));

        assertStoredAs(new Calendar.Periodic(TODAY, LocalDate.parse("2027-06-30"), hours), """
                {"kind":"periodic","from":"2026-11-22","to":"2027-06-30",
                "hours":{"wednesday":["09:00-12:00","13:30-17:00"],"saturday":["20:00-02:00"]}}""");
    }

    @Test
    void unknown_opening_hours_are_left_out() {
        assertStoredAs(new Calendar.Permanent(OpeningHours.UNKNOWN), """
                {"kind":"permanent"}""");
        assertStoredAs(new Calendar.Periodic(TODAY, TODAY, OpeningHours.UNKNOWN), """
                {"kind":"periodic","from":"2026-11-22","to":"2026-11-22"}""");
    }

    @Test
    void a_permanent_event_may_have_opening_hours() {
        assertStoredAs(
                new Calendar.Permanent(new OpeningHours(Map.of(DayOfWeek.SUNDAY, List.of(span("00:00", "00:00"))))),
                """
                {"kind":"permanent","hours":{"sunday":["00:00-00:00"]}}""");
    }

    @Test
    void adjusted_days_are_closed_or_have_hours_of_their_own() {
        var monday = Map.of(DayOfWeek.MONDAY, List.of(span("10:00", "14:00")));
        var adjusted = new OpeningHours(
                Map.of(),
                List.of(
                        OpeningHours.Adjustment.closed(TODAY, TODAY),
                        new OpeningHours.Adjustment(TODAY, LocalDate.parse("2026-11-23"), monday)));

        assertStoredAs(new Calendar.Permanent(adjusted), """
                {"kind":"permanent","adjusted":[
                {"first":"2026-11-22","last":"2026-11-22"},
                {"first":"2026-11-22","last":"2026-11-23","hours":{"monday":["10:00-14:00"]}}]}""");
    }

    @Test
    void an_end_that_equals_its_start_was_stored_before_it_was_known_to_mean_none() {
        assertThat(CalendarJson.read("""
                {"kind":"dates","dates":[{"start":"2026-11-22T20:00","end":"2026-11-22T20:00"},
                {"start":"2026-11-22T00:00","end":"2026-11-22T00:00"}]}
                """))
                .isEqualTo(new Calendar.Dates(List.of(
                        new Occurrence.Starting(LocalDateTime.parse("2026-11-22T20:00")),
                        new Occurrence.AllDay(TODAY, TODAY))));
    }

    @Test
    void the_order_of_fields_and_white_space_do_not_matter() {
        assertThat(CalendarJson.read("""
                {"to": "2026-11-22", "from": "2026-11-22", "kind": "periodic"}
                """)).isEqualTo(new Calendar.Periodic(TODAY, TODAY, OpeningHours.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                               | Unexpected end-of-input
            ``                                                              | object is expected
            {"kind":"permanent"} {}                                         | Trailing token
            null                                                            | object is expected
            []                                                              | object is expected
            {}                                                              | no field 'kind'
            {"kind":7}                                                      | text is expected instead of 7
            {"kind":"yearly"}                                               | unknown kind 'yearly'
            {"kind":"Permanent"}                                            | unknown kind 'Permanent'
            {"kind":"permanent","kind":"permanent"}                         | Duplicate
            {"kind":"permanent","colour":"red"}                             | unknown fields [colour]
            {"kind":"permanent","hours":null}                               | object is expected instead of null
            {"kind":"permanent","hours":{}}                                 | hours without hours
            {"kind":"permanent","adjusted":[{"first":"2026-11-22"}]}        | no field 'last'
            {"kind":"permanent","adjusted":[{"first":"2026-11-22","last":"2026-11-21"}]} | cannot end on 2026-11-21
            {"kind":"permanent","adjusted":[{"first":"2026-11-22","last":"2026-11-22","hours":{}}]} | hours without hours
            {"kind":"permanent","hours":{"monday":[]}}                      | hours without hours
            {"kind":"permanent","hours":{"Monday":["09:00-12:00"]}}         | unknown fields [Monday]
            {"kind":"permanent","hours":{"monday":"09:00-12:00"}}           | array is expected
            {"kind":"permanent","hours":{"monday":[9]}}                     | text is expected instead of 9
            {"kind":"permanent","hours":{"monday":["09:00"]}}               | not '09:00'
            {"kind":"permanent","hours":{"monday":["09:00-24:00"]}}         | '24:00'
            {"kind":"periodic","from":"2026-11-22"}                         | no field 'to'
            {"kind":"periodic","from":"2026-11-22","to":"2026-11-21"}       | cannot end on 2026-11-21
            {"kind":"periodic","from":"2027-02-29","to":"2027-03-01"}       | '2027-02-29'
            {"kind":"periodic","from":"0001-01-01","to":"2027-03-01"}       | 1970-01-01
            {"kind":"dates"}                                                | no field 'dates'
            {"kind":"dates","dates":[]}                                     | not 0
            {"kind":"dates","dates":["2026-11-22"]}                         | object is expected
            {"kind":"dates","dates":[{}]}                                   | no field 'start'
            {"kind":"dates","dates":[{"first":"2026-11-22"}]}               | no field 'last'
            {"kind":"dates","dates":[{"start":"2026-11-22"}]}               | '2026-11-22'
            {"kind":"dates","dates":[{"start":"2026-11-22T20:00Z"}]}        | '2026-11-22T20:00Z'
            {"kind":"dates","dates":[{"start":"2026-11-22T20:00","end":null}]}              | instead of null
            {"kind":"dates","dates":[{"start":"2026-11-22T20:00","last":"2026-11-22"}]}     | unknown fields [last]
            {"kind":"dates","dates":[{"start":"2026-11-22T20:00","end":"2026-11-22T19:59"}]}| cannot end at
            """)
    void a_document_that_is_not_a_calendar_is_broken(String document, String reason) {
        assertThatExceptionOfType(BrokenCalendarException.class)
                .isThrownBy(() -> CalendarJson.read(document))
                .withMessageStartingWith("the stored calendar is broken: ")
                .withMessageContaining(reason);
    }

    private static void assertStoredAs(Calendar calendar, String document) {
        assertThat(CalendarJson.write(calendar)).isEqualTo(document.replace("\n", ""));
        assertThat(CalendarJson.read(document)).isEqualTo(calendar);
    }

    private static OpeningHours.Span span(String opens, String closes) {
        return new OpeningHours.Span(LocalTime.parse(opens), LocalTime.parse(closes));
    }
}
