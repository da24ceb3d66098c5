package org.spaarpunt.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.events.Availability;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CalendarJson;
import tools.jackson.databind.json.JsonMapper;

/** What the three forms of files say of when an event takes place: the same in all of them. */
class WrittenCalendarsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            00:00    | 00:00    | {"first":"2026-11-28","last":"2026-11-28"}
            00:00    | 23:59    | {"first":"2026-11-28","last":"2026-11-28"}
            00:00:00 | 23:59:59 | {"first":"2026-11-28","last":"2026-11-28"}
            00:00    | 24:00    | {"first":"2026-11-28","last":"2026-11-28"}
            18:00    | 18:00    | {"start":"2026-11-28T18:00"}
            22:00    | 02:00    | {"start":"2026-11-28T22:00","end":"2026-11-29T02:00"}
            22:00    | 00:00    | {"start":"2026-11-28T22:00","end":"2026-11-29T00:00"}
            20:00:00 | 22:30:00 | {"start":"2026-11-28T20:00","end":"2026-11-28T22:30"}
            18:00    |          | {"start":"2026-11-28T18:00"}
            00:00    |          | {"first":"2026-11-28","last":"2026-11-28"}
            """)
    void a_start_and_an_end_mean_the_same_in_every_form(String start, String end, String date) throws Exception {
        var expected = "{\"kind\":\"dates\",\"dates\":[" + date + "]}";
        var from = "2026-11-28T" + start;
        var jsonEnd = end == null ? "" : ", \"endDate\": \"2026-11-28T" + end + "\"";
        assertThat(json("\"calendarType\": \"single\", \"startDate\": \"" + from + "\"" + jsonEnd))
                .isEqualTo(expected);
        assertThat(json("\"calendarType\": \"multiple\", \"subEvent\": [{\"startDate\": \"" + from + "\"" + jsonEnd
                        + "}]"))
                .isEqualTo(expected);
        assertThat(xml("<timestamps><timestamp><date>2026-11-28</date><timestart>" + start + "</timestart>"
                        + (end == null ? "" : "<timeend>" + end + "</timeend>") + "</timestamp></timestamps>"))
                .isEqualTo(expected);
        assertThat(csv(from + (end == null ? "" : "/2026-11-28T" + end))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28T20:00:00+01:00",
                "2026-11-28T20:00:00+0100",
                "2026-11-28T20:00:00+01",
                "2026-11-28T19:00:00Z",
                "2026-11-28t19:00:00z",
                "2026-11-28T19:00:00+00:00",
                "2026-11-28T20:00:00.000+01:00",
                "2026-11-28T20:00:00.0+0100",
                "2026-11-28T14:00:00-05:00",
                "2026-11-28T20:00+01:00",
                "2026-11-28T20:00:00",
                "2026-11-28T20:00"
            })
    void a_time_may_have_any_offset_or_none(String written) throws Exception {
        var expected = "{\"kind\":\"dates\",\"dates\":[{\"start\":\"2026-11-28T20:00\"}]}";
        assertThat(json("\"calendarType\": \"single\", \"startDate\": \"" + written + "\""))
                .isEqualTo(expected);
        assertThat(csv(written)).isEqualTo(expected);
        var parts = written.toUpperCase(Locale.ROOT).split("T", -1);
        assertThat(xml("<timestamps><timestamp><date>%s</date><timestart>%s</timestart></timestamp></timestamps>"
                        .formatted(parts[0], parts[1])))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28", "2026-11-28Z", "2026-11-28+01:00", "2026-11-28T00:00:00"})
    void a_day_may_have_an_offset_too(String written) throws Exception {
        assertThat(xml("<timestamps><timestamp><date>" + written + "</date></timestamp></timestamps>"))
                .isEqualTo("{\"kind\":\"dates\",\"dates\":[{\"first\":\"2026-11-28\",\"last\":\"2026-11-28\"}]}");
        assertThat(json("\"calendarType\": \"periodic\", \"startDate\": \"%1$s\", \"endDate\": \"%1$s\""
                        .formatted(written)))
                .isEqualTo("{\"kind\":\"periodic\",\"from\":\"2026-11-28\",\"to\":\"2026-11-28\"}");
    }

    @Test
    void in_the_hour_that_the_clock_shows_twice_an_end_is_known_though_it_looks_like_the_start() throws Exception {
        assertThat(json("""
                "calendarType": "single", "startDate": "2026-10-25T02:30:00+02:00", "endDate": "2026-10-25T02:30:00+01:00"
                """)).contains("\"start\":\"2026-10-25T02:30\",\"end\":\"2026-10-25T02:31\"");
    }

    @Test
    void opening_hours_that_close_when_they_open_do_not_say_when_they_close() throws Exception {
        var expected = "{\"kind\":\"permanent\",\"hours\":{\"saturday\":[\"09:00-09:00\"]}}";
        var hours =
                "\"calendarType\": \"permanent\", \"openingHours\": [{\"opens\": \"9:00\", %s\"dayOfWeek\": [\"saturday\"]}]";
        assertThat(json(hours.formatted("\"closes\": \"09:00\", "))).isEqualTo(expected);
        assertThat(json(hours.formatted(""))).isEqualTo(expected);
        var week =
                "<permanentopeningtimes><permanent><weekscheme><saturday opentype=\"open\"><openingtime from=\"09:00:00\"%s/>"
                        + "</saturday></weekscheme></permanent></permanentopeningtimes>";
        assertThat(xml(week.formatted(""))).isEqualTo(expected);
        assertThat(xml(week.formatted(" to=\"09:00:00\""))).isEqualTo(expected);
    }

    @Test
    void closed_and_adjusted_days_are_those_that_are_written() throws Exception {
        assertThat(json("""
                "calendarType": "periodic", "startDate": "2026-11-01T00:00:00+01:00", "endDate": "2026-12-31T23:59:59+01:00",
                "openingHours": [{"opens": "10:00", "closes": "19:00", "dayOfWeek": ["saturday"]}],
                "openingHoursClosedDays": [
                    {"startDate": "2026-11-28", "endDate": "2026-11-28", "description": {"nl": "Gesloten"}},
                    {"startDate": "2026-12-25T00:00:00+00:00", "endDate": "2026-12-25T23:59:59+00:00"}],
                "openingHoursAdjustedDays": [{"startDate": "2026-12-21", "endDate": "2026-12-26",
                    "openingHours": [{"opens": "13:00", "closes": "15:00", "dayOfWeek": ["friday"]}]}]
                """)).endsWith("""
                "hours":{"saturday":["10:00-19:00"]},"adjusted":[{"first":"2026-11-28","last":"2026-11-28"},\
                {"first":"2026-12-25","last":"2026-12-25"},\
                {"first":"2026-12-21","last":"2026-12-26","hours":{"friday":["13:00-15:00"]}}]}""");
        assertThat(xml("""
                <permanentopeningtimes><permanent><exceptions>
                <timestamp opentype="closed"><date>2026-12-25</date></timestamp>
                <timestamp opentype="open"><date>2026-12-26</date><timestart>10:00:00</timestart><timeend>12:00:00</timeend></timestamp>
                </exceptions></permanent></permanentopeningtimes>"""))
                .isEqualTo(
                        "{\"kind\":\"permanent\",\"adjusted\":[{\"first\":\"2026-12-25\",\"last\":\"2026-12-25\"},"
                                + "{\"first\":\"2026-12-26\",\"last\":\"2026-12-26\",\"hours\":{\"saturday\":[\"10:00-12:00\"]}}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "status": {"type": "Unavailable", "reason": {"nl": "Ziek"}} | CANCELLED
            "status": "Unavailable"                                  | CANCELLED
            "eventStatus": "https://schema.org/EventCancelled"       | CANCELLED
            "status": {"type": "TemporarilyUnavailable"}             | POSTPONED
            "eventStatus": "EventPostponed"                          | POSTPONED
            "eventStatus": "EventRescheduled"                        | AVAILABLE
            "status": {"type": "Available"}                          | AVAILABLE
            "status": null                                           | AVAILABLE
            "bookingAvailability": {"type": "Unavailable"}           | AVAILABLE
            """)
    void a_status_says_whether_an_event_takes_place(String status, Availability availability) throws Exception {
        for (var calendar : new String[] {
            "\"calendarType\": \"permanent\"",
            "\"calendarType\": \"single\", \"startDate\": \"2026-11-28T20:00\"",
            "\"calendarType\": \"single\", \"subEvent\": [{\"startDate\": \"2026-11-28T20:00\", " + status + "}]"
        }) {
            assertThat(read(calendar + ", " + status).availability()).isEqualTo(availability);
        }
    }

    @Test
    void of_several_dates_only_those_count_that_take_place() throws Exception {
        var dates = """
                "calendarType": "multiple", "subEvent": [
                {"startDate": "2026-11-28T20:00", "status": {"type": "%s"}}, {"startDate": "2026-11-29T20:00", "status": {"type": "%s"}}]
                """;
        var one = read(dates.formatted("Unavailable", "Available"));
        assertThat(one.availability()).isEqualTo(Availability.AVAILABLE);
        assertThat(CalendarJson.write(one.calendar()))
                .doesNotContain("2026-11-28")
                .contains("2026-11-29");
        assertThat(read(dates.formatted("Unavailable", "Unavailable")).availability())
                .isEqualTo(Availability.CANCELLED);
        assertThat(read(dates.formatted("Unavailable", "TemporarilyUnavailable"))
                        .availability())
                .isEqualTo(Availability.POSTPONED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            soon                             | neither a day nor a time such as 2026-11-24T20:00: soon
            2026-11-31                       | neither a day nor a time such as 2026-11-24T20:00: 2026-11-31
            2026-11-24T25:00                 | neither a day nor a time such as 2026-11-24T20:00: 2026-11-24T25:00
            2026-11-28T20:00/2026-11-27T22:00 | a date that starts at 2026-11-28T20:00 cannot end at 2026-11-27T22:00
            every day 2026-09-01             | a period looks like every day 2026-09-01/2027-06-30
            {broken                          | it is no JSON such as {"kind": "permanent"}
            {"kind":"weekly"}                | unknown kind 'weekly'
            """)
    void what_is_typed_and_cannot_be_understood_is_said_without_the_words_of_a_parser(String typed, String reason) {
        assertThatExceptionOfType(BadLine.class)
                .isThrownBy(() -> CalendarText.parse(typed))
                .withMessage("calendar is not understood: " + reason);
    }

    @Test
    void a_calendar_typed_as_json_means_the_same() throws Exception {
        assertThat(
                        csv(
                                "{\"kind\":\"dates\",\"dates\":[{\"start\":\"2026-11-28T00:00\",\"end\":\"2026-11-28T23:59\"}]}"))
                .isEqualTo("{\"kind\":\"dates\",\"dates\":[{\"first\":\"2026-11-28\",\"last\":\"2026-11-28\"}]}");
    }

    private static String json(String fields) throws BadLine {
        return CalendarJson.write(read(fields).calendar());
    }

    private static JsonLdDates read(String fields) throws BadLine {
        return JsonLdDates.of(new JsonFields(JSON.readTree("{" + fields + "}")));
    }

    private static String xml(String calendar) throws BadLine, XMLStreamException {
        var xml = XMLInputFactory.newDefaultFactory()
                .createXMLStreamReader(new StringReader("<event><calendar>" + calendar + "</calendar></event>"));
        xml.next();
        return CalendarJson.write(CdbXmlCalendar.of(XmlPart.read(xml, 1)));
    }

    private static String csv(String typed) throws BadLine {
        Calendar calendar = CalendarText.parse(typed);
        return CalendarJson.write(calendar);
    }
}
