package org.spaarpunt.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.imports.ImportDesk.ACTOR;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.imports.ImportOutcome.Imported;
import org.spaarpunt.imports.Imports.Unusable;

class UitdatabankImportTest {
    private static final String PAGE = file("page.json");
    private static final String PERMANENT = file("permanent.json");
    private static final String XML = file("search.xml");

    private static final String SOME_EVENT = """
            {"@id": "https://io.uitdatabank.be/event/some", "name": "Iets", "calendarType": "permanent", "location": {"@id": "https://io.uitdatabank.be/place/zaal", "name": "Zaal"}}
            """;

    @RegisterExtension
    static final ImportDesk DESK = new ImportDesk();

    @BeforeEach
    void forgetEvents() {
        DESK.forgetEvents();
    }

    @Test
    void a_page_of_search_results_brings_its_events_and_the_same_page_changes_nothing() {
        assertThat(DESK.events(new String[] {PAGE})).isEqualTo(new Imported(3, 6, 1));
        assertThat(events())
                .containsExactly(
                        "0d1f6a52-1111-4b6e-9c5e-000000000001|Quiz in de bib|KWB Haaltert|Parochiezaal|Haaltert|Tien vragen & één winnaar. Kom ook!",
                        "0d1f6a52-1111-4b6e-9c5e-000000000002|Cours de danse|Salle des fêtes|Salle des fêtes|Enghien|",
                        "0d1f6a52-1111-4b6e-9c5e-000000000003|Tentoonstelling|Parochiezaal|Parochiezaal|Haaltert|");
        assertThat(DESK.events(new String[] {PAGE})).isEqualTo(new Imported(3, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://io.uitdatabank.be/place/some     | @id is no address of an event: https://io.uitdatabank.be/place/some",
                "https://io.uitdatabank.be/some           | @id is no address of an event: https://io.uitdatabank.be/some",
                "https://x@io.uitdatabank.be/event/some   | @id is no address such as https://io.uitdatabank.be/event/ID: https://x@io.uitdatabank.be/event/some",
                "https://x/?https://uitdatabank.be/event/a | @id is no address such as https://io.uitdatabank.be/event/ID: https://x/?https://uitdatabank.be/event/a",
                "event/some                               | @id is no address such as https://io.uitdatabank.be/event/ID: event/some",
                "some                                     | @id is no address such as https://io.uitdatabank.be/event/ID: some"
            })
    void what_no_address_of_uitdatabank_names_is_skipped(String address, String reason) {
        DESK.events("cdbid,title,organiser,organiserName,calendar\ndemo-unlimited,Van hier,o-hier,Hier,permanent\n");
        var before = everythingOf("demo-unlimited");
        for (var status : new String[] {"READY_FOR_VALIDATION", "DELETED", "DRAFT"}) {
            var event = SOME_EVENT
                    .replace("https://io.uitdatabank.be/event/some", address)
                    .replace("{\"@id\"", "{\"workflowStatus\": \"" + status + "\", \"@id\"");
            assertThat(DESK.skipped(event)).singleElement().asString().endsWith(reason);
        }
        assertThat(everythingOf("demo-unlimited")).hasSize(1).isEqualTo(before);
    }

    @Test
    void an_event_is_changed_and_withdrawn_only_by_the_host_that_it_came_from() {
        DESK.events(new String[] {SOME_EVENT});
        var before = everythingOf("some");
        var elsewhere = SOME_EVENT
                .replace("https://io.uitdatabank.be/event", "https://elsewhere.example:8443/event")
                .replace("Iets", "Iets anders");
        var gone = elsewhere.replace("{\"@id\"", "{\"workflowStatus\": \"DELETED\", \"@id\"");
        for (var event : List.of(elsewhere, gone)) {
            assertThat(DESK.skipped(event))
                    .containsExactly(
                            "1 event some: the event of this id here was made at io.uitdatabank.be, and stays as it is");
            assertThat(everythingOf("some")).isEqualTo(before);
        }
        assertThat(DESK.events(new String[] {SOME_EVENT.replace("Iets", "Iets anders")}))
                .isEqualTo(new Imported(1, 1));
    }

    @Test
    void two_hosts_that_name_one_event_in_one_file_are_two_that_differ() {
        var elsewhere = SOME_EVENT.replace("https://io.uitdatabank.be/event", "https://elsewhere.example/event");
        assertThat(DESK.skipped("[" + SOME_EVENT + "," + elsewhere + "]"))
                .containsExactly("2 event some: comes with other data before");
    }

    @Test
    void an_event_that_was_made_here_is_neither_changed_nor_withdrawn_by_uitdatabank() {
        DESK.events("cdbid,title,organiser,organiserName,calendar\nlocal,Van hier,o-hier,Hier,permanent\n");
        var before = everythingOf("local");
        var same = SOME_EVENT.replace("event/some", "event/local");
        var gone = same.replace("{\"@id\"", "{\"workflowStatus\": \"DELETED\", \"@id\"");
        for (var event : List.of(same, gone, same.replace("https://io.uitdatabank.be/event", "http://x/event"))) {
            assertThat(DESK.skipped(event))
                    .containsExactly(
                            "1 event local: the event of this id here was not made at UiTdatabank, and stays as it is");
            assertThat(everythingOf("local")).isEqualTo(before);
        }
        assertThat(DESK.skipped(XML.replace("A1B2C3D4-0001", "local")).getFirst())
                .contains("event local: the event of this id here was not made");
        assertThat(everythingOf("local")).hasSize(1).isEqualTo(before);
    }

    @Test
    void a_file_that_was_typed_here_describes_an_event_of_uitdatabank_which_goes_on_following_it() {
        DESK.events(new String[] {SOME_EVENT});
        DESK.events("cdbid,title,organiser,calendar,points\nsome,Iets,zaal,permanent,3\n");
        assertThat(DESK.events(new String[] {SOME_EVENT.replace("Iets", "Iets anders")}))
                .isEqualTo(new Imported(1, 1));
        assertThat(DESK.database.texts("select title || points || source from event where cdbid = 'some'"))
                .containsExactly("Iets anders3UITDATABANK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@id\": \"https://io.uitdatabank.be/event/a\", \"@id\": \"https://io.uitdatabank.be/event/b\", \"name\": \"A\"}",
                "{\"@id\": \"https://io.uitdatabank.be/event/a\", \"\\u0040id\": \"https://io.uitdatabank.be/event/b\"}",
                "{\"@id\": \"https://io.uitdatabank.be/event/a\", \"location\": {\"@id\": \"a\", \"@id\": \"b\"}}",
                "{\"member\": [{\"@id\": \"https://io.uitdatabank.be/event/a\", \"@id\": \"https://io.uitdatabank.be/event/b\"}]}"
            })
    void a_key_that_stands_twice_is_refused(String file) {
        assertThat(DESK.flaws((imports, one) -> imports.events(ACTOR, List.of(one)), file))
                .singleElement()
                .asString()
                .contains("the key @id stands twice in one object");
    }

    private static List<String> everythingOf(String cdbid) {
        return DESK.database.texts("select event::text from event where cdbid = '" + cdbid + "'");
    }

    @Test
    void times_with_an_offset_become_local_times() {
        DESK.events(new String[] {PAGE});
        assertThat(calendars())
                .containsExactly(
                        "{\"kind\": \"dates\", \"dates\": [{\"end\": \"2026-11-24T22:30\", \"start\": \"2026-11-24T20:00\"}]}",
                        "{\"kind\": \"dates\", \"dates\": [{\"end\": \"2026-10-24T23:00\", \"start\": \"2026-10-24T20:00\"},"
                                + " {\"end\": \"2026-10-25T02:46\", \"start\": \"2026-10-25T02:45\"},"
                                + " {\"last\": \"2026-10-26\", \"first\": \"2026-10-26\"}]}",
                        "{\"to\": \"2027-06-30\", \"from\": \"2026-09-01\", \"kind\": \"periodic\","
                                + " \"hours\": {\"saturday\": [\"09:00-12:00\"], \"wednesday\": [\"09:00-12:00\", \"13:30-17:00\"]}}");
    }

    @Test
    void one_event_or_an_array_or_pages_after_each_other_come_in_one_file_or_several() {
        assertThat(DESK.events(new String[] {PERMANENT})).isEqualTo(new Imported(1, 2));
        assertThat(DESK.events(PAGE + "\n" + PAGE + PERMANENT, "[" + PERMANENT + "," + SOME_EVENT + "]"))
                .isEqualTo(new Imported(9, 7, 2));
        assertThat(DESK.database.texts("select cdbid from event where permanent order by 1"))
                .containsExactly("0d1f6a52-1111-4b6e-9c5e-000000000005", "some");
        assertThat(DESK.database.texts("select subject from audit_entry order by id desc limit 1"))
                .containsExactly("file.csv and 1 more");
    }

    @Test
    void cdbxml_brings_events_with_each_kind_of_calendar() {
        assertThat(DESK.events(new String[] {XML})).isEqualTo(new Imported(3, 6, 2));
        assertThat(events())
                .containsExactly(
                        "A1B2C3D4-0001|Feest|Stad Aalst|CC De Werf|Aalst|Lang verhaal",
                        "A1B2C3D4-0002|Expo|Museum|Museum||Kort",
                        "A1B2C3D4-0003|Toujours|CC De Werf|CC De Werf||");
        assertThat(calendars())
                .containsExactly(
                        "{\"kind\": \"dates\", \"dates\": [{\"end\": \"2026-11-25T01:00\", \"start\": \"2026-11-24T20:00\"},"
                                + " {\"start\": \"2026-11-25T20:00\"}, {\"last\": \"2026-11-26\", \"first\": \"2026-11-26\"},"
                                + " {\"last\": \"2026-11-27\", \"first\": \"2026-11-27\"}]}",
                        "{\"to\": \"2027-06-30\", \"from\": \"2026-09-01\", \"kind\": \"periodic\","
                                + " \"hours\": {\"sunday\": [\"00:00-00:00\"], \"tuesday\": [\"09:00-12:00\", \"13:00-13:00\"]}}",
                        "{\"kind\": \"permanent\"}");
        assertThat(DESK.events(XML, PERMANENT)).isEqualTo(new Imported(4, 2, 2));
    }

    @Test
    void what_is_known_of_checking_in_stays() {
        DESK.events(new String[] {SOME_EVENT});
        DESK.database.execute("""
                update event set points = 7, limit_volume = 3, limit_period = 'MONTH', opens_before_min = 10, closes_after_min = 20
                where cdbid = 'some'
                """);
        assertThat(DESK.events(new String[] {SOME_EVENT.replace("Iets", "Iets anders")}))
                .isEqualTo(new Imported(1, 1));
        assertThat(
                        DESK.database.texts(
                                "select concat_ws('|', title, points, limit_volume, limit_period, opens_before_min, closes_after_min) from event"))
                .containsExactly("Iets anders|7|3|MONTH|10|20");
    }

    @Test
    void signs_that_nobody_can_read_are_white_space() {
        DESK.events(SOME_EVENT.replace(
                "\"name\": \"Iets\"", "\"name\": \"Iets\", \"description\": \"Dit\u0092is \u0085 het\""));
        assertThat(DESK.database.texts("select description from event")).containsExactly("Dit is het");
    }

    @Test
    void a_description_is_cut_at_what_an_event_holds() {
        DESK.events(new String[] {
            SOME_EVENT.replace(
                    "\"name\": \"Iets\"", "\"name\": \"Iets\", \"description\": \"" + "é".repeat(20_000) + "\"")
        });
        assertThat(DESK.database.number("select length(description) from event"))
                .isEqualTo(10_000);
    }

    @Test
    void the_same_event_twice_is_taken_once_unless_it_says_something_else() {
        assertThat(DESK.events(SOME_EVENT, SOME_EVENT)).isEqualTo(new Imported(2, 2));
        assertThat(flaws("[" + SOME_EVENT + "," + SOME_EVENT.replace("Iets", "Anders") + "]"))
                .containsExactly("2 event some: comes with other data before");
        assertThat(DESK.skipped(SOME_EVENT, SOME_EVENT.replace("Iets", "Anders")))
                .containsExactly("1 event some: comes with other data before");
        assertThat(DESK.database.texts("select title from event")).containsExactly("Iets");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "@id": "https://io.uitdatabank.be/event/some"       | "@id": 5                       | event 5: @id is no text
            "@id": "https://io.uitdatabank.be/event/some",      |                                | has no @id
            "name": "Iets"        | "name": ["Iets"]               | event some: name is no text
            "name": "Iets"        | "name": {"fr": " "}            | event some: has no name
            "name": "Iets"        | "name": "Iets", "@type": "Place" | event some: is no Event but has the @type Place
            "permanent"           | "sometimes"                    | event some: calendarType is none of single, multiple, periodic, permanent: sometimes
            "permanent"           | "single"                       | event some: has no startDate
            "permanent"           | "single", "startDate": "2026-11-31T20:00:00" | event some: startDate is no time such as 2026-11-24T20:00:00+01:00: 2026-11-31T20:00:00
            "permanent"           | "single", "startDate": "24/11/2026 20:00" | event some: startDate is no time such as 2026-11-24T20:00:00+01:00: 24/11/2026 20:00
            "permanent"           | "single", "startDate": "2026-11-24T20:00:00Z", "endDate": "2026-11-23T23:00:00+01:00" | event some: endDate 2026-11-23 lies before startDate 2026-11-24
            "permanent"           | "single", "startDate": "1816-11-24T20:00:00Z" | event some: its calendar cannot be: 1816-11-24 is not between 1970-01-01 and 9999-12-31
            "permanent"           | "periodic", "startDate": "2026-11-24T20:00:00Z" | event some: has no endDate
            "permanent"           | "periodic", "startDate": "2026-11-24", "endDate": "2026-11-23" | event some: endDate 2026-11-23 lies before startDate 2026-11-24
            "permanent"           | "permanent", "openingHoursClosedDays": [{"startDate": "kerstmis"}] | event some: startDate is no day such as 2026-12-25: kerstmis
            "permanent"           | "permanent", "openingHoursClosedDays": [{"startDate": "2026-12-26", "endDate": "2026-12-25"}] | event some: endDate 2026-12-25 lies before startDate 2026-12-26
            "permanent"           | "permanent", "workflowStatus": "DRAFT" | event some: is a draft (workflowStatus DRAFT)
            "permanent"           | "permanent", "openingHours": [{"opens": "9u", "closes": "12:00", "dayOfWeek": "monday"}] | event some: opens is no time such as 09:00: 9u
            "permanent"           | "permanent", "openingHours": [{"opens": "09:00", "closes": "12:00", "dayOfWeek": ["maandag"]}] | event some: dayOfWeek is no weekday: maandag
            "permanent"           | "multiple", "subEvent": [5]    | event some: subEvent lists something else than objects
            "location"            | "place"                        | event some: has no location, and its organizer has no @id
            {"@id": "https://io.uitdatabank.be/place/zaal", "name": "Zaal"} | "Zaal"             | event some: location is no object
            "@id": "https://io.uitdatabank.be/place/zaal",      |                                | event some: neither its organizer nor its location has an @id
            , "name": "Zaal"      |                                | event some: its location zaal has no name, and none is known here
            """)
    void an_event_that_cannot_be_used_is_skipped_and_named_with_its_number_and_reason(
            String part, String instead, String reason) {
        var broken = "[" + PERMANENT + "," + SOME_EVENT.replace(part, instead == null ? "" : instead) + "]";
        assertThat(flaws(broken)).first().isEqualTo("2 " + reason);
        assertThat(DESK.skipped(broken)).containsExactly("2 " + reason);
        assertThat(DESK.database.texts("select cdbid from event"))
                .containsExactly("0d1f6a52-1111-4b6e-9c5e-000000000005");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <cdbxml/>                                             | the file is no CdbXML: it begins with cdbxml
            <html><p>                                             | the file is no CdbXML: it begins with html
            <cdbxml xmlns="http://www.cultuurdatabank.com/XMLSchema/CdbXSD/3.1/FINAL"/> | the file is written in another version of CdbXML than 3.2 and 3.3: 3.1/FINAL
            <!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><x>&b;</x>   | the file has a document type (DOCTYPE), which is not read
            <!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>          | the file has a document type (DOCTYPE), which is not read
            <                                                     | cannot be read at line 1
            {                                                     | cannot be read at line 1
            {"member": [{"@id": "x"                               | cannot be read at line 1
            [x]                                                   | cannot be read at line 1
            {"@id": ]                                             | cannot be read at line 1, column 9: it is no well-formed JSON of at most 50 objects
            """)
    void a_file_that_is_something_else_is_refused(String text, String reason) {
        assertThat(flaws(text)).first().asString().startsWith("1 " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            wfstatus="approved"          | wfstatus="approved" cdbid="" | cannot be read at line 4
            cdbid="A1B2C3D4-0001"        | cdbid=""                     | has no cdbid
            >Feest<                      | > <                          | event A1B2C3D4-0001: has no title
            <cdb:title>Feest</cdb:title> | <cdb:title>&boom;</cdb:title> | cannot be read at line 18
            2026-11-27                   | morgen                       | event A1B2C3D4-0001: date is no day such as 2026-11-24: morgen
            20:00:00                     | acht uur                     | event A1B2C3D4-0001: timestart is no time such as 20:00:00: acht uur
            wfstatus="approved"          | wfstatus="draft"             | event A1B2C3D4-0001: is a draft (wfstatus draft)
            cdb:timestamps               | cdb:sometimes                | event A1B2C3D4-0001: its calendar has neither timestamps nor periods nor permanentopeningtimes
            cdb:eventdetails             | cdb:details                  | event A1B2C3D4-0001: has no title
            """)
    void an_event_of_cdbxml_that_will_not_do_is_named(String part, String instead, String reason) {
        var broken = XML.replace(">Fête<", "><").replace(part, instead == null ? "" : instead);
        assertThat(flaws(broken)).first().asString().startsWith("1 " + reason);
    }

    @Test
    void an_event_has_one_period() {
        var twice = "</cdb:period><cdb:period><cdb:datefrom>2027-09-01</cdb:datefrom></cdb:period>";
        assertThat(flaws(XML.replace("</cdb:period>", twice)))
                .containsExactly("2 event A1B2C3D4-0002: its calendar has 2 periods, and one is needed");
    }

    @Test
    void a_bomb_of_nesting_is_refused() {
        assertThat(flaws("[".repeat(100_000)))
                .first()
                .asString()
                .startsWith("1 cannot be read")
                .contains("50 objects");
        assertThat(flaws(SOME_EVENT.replace("\"Iets\"", "[".repeat(100_000))))
                .first()
                .asString()
                .startsWith("1 cannot");
        var deep = XML.replace("<cdb:title>", "<cdb:title>".repeat(100_000));
        assertThat(flaws(deep))
                .first()
                .asString()
                .startsWith("1 cannot be read")
                .contains("50 elements");
    }

    @Test
    void an_event_that_is_larger_than_events_are_ends_the_reading() {
        var large = "\"name\": \"" + "x".repeat(3_000_000) + "\"";
        assertThat(flaws("[" + PERMANENT + "," + SOME_EVENT.replace("\"name\": \"Iets\"", large) + "]"))
                .containsExactly("2 more than 2097152 characters belong to one event");
        assertThat(flaws(XML.replace("Kort", "x".repeat(3_000_000))))
                .containsExactly("1 more than 2097152 characters belong to one event");
        var small = SOME_EVENT.replace("Iets", "x".repeat(200));
        assertThat(DESK.events(new String[] {(small + " ".repeat(5_000)).repeat(600)}))
                .isEqualTo(new Imported(600, 2));
    }

    @Test
    void a_file_in_another_encoding_is_refused() {
        var latin = PAGE.getBytes(ISO_8859_1);
        assertThat(DESK.flaws((imports, file) -> imports.events(ACTOR, List.of(file)), latin))
                .containsExactly("1 " + Content.SHEET_NOT_UTF_8);
        assertThat(DESK.flaws(
                        (imports, file) -> imports.events(ACTOR, List.of(file)),
                        XML.replace("Feest", "Fête").getBytes(ISO_8859_1)))
                .containsExactly("1 " + Content.SHEET_NOT_UTF_8);
    }

    @Test
    void comma_separated_values_come_alone() {
        var csv = "cdbid,title,organiser,calendar\nquiz,Quiz,demo-library-haaltert,permanent\n";
        assertThat(DESK.events(csv, csv).toString()).contains("comma-separated values comes alone");
        assertThat(DESK.events(SOME_EVENT, csv).toString()).contains("line=1", "neither JSON nor XML");
        assertThat(DESK.database.number("select count(*) from event")).isZero();
    }

    private static List<String> flaws(String text) {
        return DESK.flaws((imports, file) -> imports.events(ACTOR, List.of(file), Unusable.REFUSED), text);
    }

    private static List<String> events() {
        return DESK.database.texts("""
                select concat_ws('|', cdbid, title, organiser.name, place.name, city, description)
                from event join organisation organiser on organiser.id = organiser_id
                left join organisation place on place.id = location_id
                order by cdbid
                """);
    }

    private static List<String> calendars() {
        return DESK.database.texts("select calendar from event order by cdbid");
    }

    private static String file(String name) {
        try (var stream = UitdatabankImportTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
