package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

/** What is told of an event: that a check-in would be allowed or why not, when, and its calendar. */
class EventCallsTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @Test
    void an_event_is_told_with_all_that_is_known_of_it() {
        SERVER.jdbi()
                .useHandle(handle ->
                        handle.execute("update event set description = 'Kom <kijken>' where cdbid = 'demo-today'"));
        assertThat(get("search?cdbid=demo-today&description=1").body()).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                <cultureEvents xmlns:cdb="http://www.cultuurdatabank.com/XMLSchema/CdbXSD/3.2/FINAL"><total>1</total><event>\
                <cdbid>demo-today</cdbid><title>Open dag</title><shortDescription>Kom &lt;kijken&gt;</shortDescription>\
                <locationId>31413BDF-DFC7-7A9F-10403618C2816E44</locationId><locationName>CC De Werf</locationName>\
                <organiserId>47B6FA21-ACB1-EA8F-2C231182C7DD0A19</organiserId>\
                <organiserName>CultuurNet Vlaanderen</organiserName><city>Aalst</city>\
                <checkinConstraint><periodType>DAY</periodType><periodVolume>1</periodVolume></checkinConstraint>\
                <checkinAllowed>true</checkinAllowed>\
                <checkinStartDate>2026-11-21T19:00:00+01:00</checkinStartDate>\
                <checkinEndDate>2026-11-23T04:58:59+01:00</checkinEndDate><numberOfPoints>2</numberOfPoints>\
                <cdb:calendar><cdb:timestamps><cdb:timestamp><cdb:date>2026-11-22</cdb:date>\
                <cdb:timestart>00:00:00</cdb:timestart><cdb:timeend>23:59:00</cdb:timeend></cdb:timestamp></cdb:timestamps>\
                </cdb:calendar><cardSystems><cardSystem><id>1</id><name>UiTPAS Dender</name></cardSystem>\
                <cardSystem><id>2</id><name>UiTPAS Aalst</name></cardSystem></cardSystems></event></cultureEvents>""");
        assertThat(get("search?cdbid=demo-today").body()).doesNotContain("shortDescription");
    }

    @Test
    void one_event_is_told_as_in_a_search() {
        var answer = get("demo-future");
        assertThat(answer.xml("/event/cdbid")).isEqualTo("demo-future");
        assertThat(answer.xml("/event/checkinAllowed")).isEqualTo("false");
        assertThat(answer.xml("/event/checkinConstraintReason")).isEqualTo("INVALID_DATE_TIME");
        assertThat(answer.xml("/event/checkinStartDate")).isEqualTo("2026-12-22T15:00:00+01:00");
        assertThat(answer.xml("/event/checkinEndDate")).isEqualTo("2026-12-23T02:59:59+01:00");
        assertThat(get("no-such-event").code()).isEqualTo("UNKNOWN_EVENT_CDBID");
        assertThat(get("%00").code()).isEqualTo("UNKNOWN_EVENT_CDBID");
    }

    @Test
    void an_event_that_is_over_has_no_window_and_one_that_is_permanent_is_open_all_day() {
        SERVER.turnClockTo("2026-11-23T12:00+01:00");
        var over = get("search?cdbid=demo-over");
        assertThat(over.xml("/cultureEvents/event/checkinConstraintReason")).isEqualTo("INVALID_DATE_TIME");
        assertThat(over.xml("count(/cultureEvents/event/checkinStartDate)")).isEqualTo("0");
        var permanent = get("demo-unlimited");
        assertThat(permanent.xml("/event/checkinStartDate")).isEqualTo("2026-11-23T00:00:00+01:00");
        assertThat(permanent.xml("/event/checkinEndDate")).isEqualTo("2026-11-23T23:59:59+01:00");
        assertThat(permanent.xml("count(/event/checkinConstraint)")).isEqualTo("1");
        assertThat(permanent.xml("/event/checkinConstraint")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0900000067513, true, ''",
        "0900000002312, false, INVALID_CARD_STATUS",
        "0900000074519, false, INVALID_CARD_STATUS",
        "0900000020405, false, INVALID_CARD",
        "0900000045410, false, ACTION_NOT_ALLOWED",
        "1000000520006, false, PASSHOLDER_NO_ACTIVE_CARDSYSTEMS"
    })
    void of_a_card_it_is_told_whether_it_could_be_checked_in(String number, String allowed, String reason) {
        var answer = get("search?cdbid=demo-unlimited&uitpasNumber=" + number);
        assertThat(answer.xml("/cultureEvents/event/checkinAllowed")).isEqualTo(allowed);
        assertThat(answer.xml("/cultureEvents/event/checkinConstraintReason")).isEqualTo(reason);
    }

    @Test
    void after_a_check_in_the_event_is_found_once_and_its_limit_is_reached() {
        var visit = Visit.inOrder(SERVER.jdbi());
        var search = "search?cdbid=" + visit.cdbid() + "&uitpasNumber=" + visit.number() + "&balieConsumerKey="
                + DE_WERF + "&max=20&start=0&description=1&sortOrder=DESC";
        assertThat(get(search).xml("/cultureEvents/event/checkinAllowed")).isEqualTo("true");
        SERVER.as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", visit.cdbid(), "uitpasNumber", visit.number());
        var answer = get(search);
        assertThat(answer.xml("/cultureEvents/total")).isEqualTo("1");
        assertThat(answer.xml("/cultureEvents/event/checkinAllowed")).isEqualTo("false");
        assertThat(answer.xml("/cultureEvents/event/checkinConstraintReason")).isEqualTo("MAXIMUM_REACHED");
        assertThat(get(visit.cdbid() + "?uitpasNumber=" + visit.number()).xml("/event/checkinConstraintReason"))
                .isEqualTo("MAXIMUM_REACHED");
    }

    @Test
    void each_event_of_a_page_is_judged_by_itself() {
        SERVER.as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", "demo-today", "uitpasNumber", "0900000031618");
        var answer = get("search?uitpasNumber=0900000031618&max=1000");
        var event = "/cultureEvents/event[cdbid='%s']/checkinConstraintReason";
        assertThat(answer.xml(event.formatted("demo-today"))).isEqualTo("MAXIMUM_REACHED");
        assertThat(answer.xml(event.formatted("demo-future"))).isEqualTo("INVALID_DATE_TIME");
        assertThat(answer.xml(event.formatted("demo-unlimited"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"permanent"} | <cdb:permanentopeningtimes><cdb:permanent></cdb:permanent></cdb:permanentopeningtimes>
            {"kind":"periodic","from":"2026-11-01","to":"2026-11-30"} | <cdb:periods><cdb:period><cdb:datefrom>2026-11-01</cdb:datefrom><cdb:dateto>2026-11-30</cdb:dateto></cdb:period></cdb:periods>
            {"kind":"dates","dates":[{"first":"2026-11-22","last":"2026-11-22"}]} | <cdb:timestamps><cdb:timestamp><cdb:date>2026-11-22</cdb:date></cdb:timestamp></cdb:timestamps>
            {"kind":"dates","dates":[{"first":"2026-11-22","last":"2026-11-24"}]} | <cdb:periods><cdb:period><cdb:datefrom>2026-11-22</cdb:datefrom><cdb:dateto>2026-11-24</cdb:dateto></cdb:period></cdb:periods>
            {"kind":"dates","dates":[{"start":"2026-11-22T20:00"}]} | <cdb:timestamps><cdb:timestamp><cdb:date>2026-11-22</cdb:date><cdb:timestart>20:00:00</cdb:timestart></cdb:timestamp></cdb:timestamps>
            """)
    void a_calendar_is_told_in_the_words_of_its_namespace(String calendar, String told) {
        var visit =
                Visit.inOrder(SERVER.jdbi()).but("update event set calendar = '" + calendar + "' where cdbid = :cdbid");
        assertThat(get(visit.cdbid()).body()).contains("<cdb:calendar>" + told + "</cdb:calendar>");
    }

    @Test
    void a_window_ends_within_the_years_that_can_be_written() {
        var visit = Visit.inOrder(SERVER.jdbi()).but("""
                update event set calendar = '{"kind":"dates","dates":[{"start":"9999-12-31T20:00"}]}' where cdbid = :cdbid
                """);
        assertThat(get(visit.cdbid()).xml("/event/checkinEndDate")).isEqualTo("9999-12-31T23:59:59+01:00");
    }

    @Test
    void opening_hours_stand_in_the_week_of_a_calendar() {
        var visit = Visit.inOrder(SERVER.jdbi()).but("""
                update event set calendar = '{"kind":"permanent","hours":{"saturday":["20:00-02:00"]}}' where cdbid = :cdbid
                """);
        assertThat(get(visit.cdbid()).body())
                .contains("<cdb:friday opentype=\"closed\"></cdb:friday><cdb:saturday opentype=\"open\">"
                        + "<cdb:openingtime from=\"20:00:00\" to=\"02:00:00\"></cdb:openingtime></cdb:saturday>");
    }

    @Test
    void an_event_is_in_the_card_systems_of_its_organiser() {
        assertThat(get("demo-haaltert/cardsystems").body()).endsWith("""
                <response><code>ACTION_SUCCEEDED</code><cardSystems>\
                <cardSystem><id>1</id><name>UiTPAS Dender</name></cardSystem>\
                <cardSystem><id>2</id><name>UiTPAS Aalst</name></cardSystem></cardSystems></response>""");
        assertThat(get("nothing/cardsystems").code()).isEqualTo("UNKNOWN_EVENT_CDBID");
    }

    private static Answer get(String path) {
        return SERVER.running().as(TokenDance.APP).get("uitpas/cultureevent/" + path);
    }
}
