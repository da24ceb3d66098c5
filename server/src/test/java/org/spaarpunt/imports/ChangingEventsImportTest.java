package org.spaarpunt.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.imports.ImportOutcome.Imported;

/** Events of UiTdatabank that cannot be used, and those that are withdrawn, cancelled or changed after they were imported. */
class ChangingEventsImportTest {
    private static final String SOME_EVENT = """
            {"@id": "https://io.uitdatabank.be/event/some", "name": "Iets", "calendarType": "permanent", "location": {"@id": "https://io.uitdatabank.be/place/zaal", "name": "Zaal"}}
            """;

    private static final String SINGLE = SOME_EVENT.replace(
            "\"permanent\"",
            "\"single\", \"startDate\": \"2026-11-24T20:00:00+01:00\", \"endDate\": \"2026-11-24T22:00:00+01:00\"");

    @RegisterExtension
    static final ImportDesk DESK = new ImportDesk();

    @BeforeEach
    void forgetEvents() {
        DESK.forgetEvents();
    }

    @Test
    void what_is_no_event_in_a_page_of_events_is_skipped() {
        assertThat(DESK.skipped("""
                {"hydra:member": [
                  {"@id": "https://io.uitdatabank.be/event/a", "@type": "Event"}, 5, null,
                  {"@id": "https://io.uitdatabank.be/place/p", "@type": "Place", "name": {"nl": "Zaal"}, "calendarType": "permanent"},
                  {"@id": "https://io.uitdatabank.be/organizers/o", "@type": "Organizer", "name": {"nl": "KWB"}, "workflowStatus": "DELETED"},
                  %s]}
                """.formatted(SOME_EVENT)))
                .containsExactly(
                        "1 event a: is named only; ask the search to embed its results (embed=true)",
                        "2 is no event but a JSON number",
                        "3 is no event but a JSON null",
                        "4 event p: is no Event but has the @type Place",
                        "5 event o: is no Event but has the @type Organizer");
        assertThat(DESK.database.texts("select cdbid from event")).containsExactly("some");
    }

    @Test
    void an_event_that_relies_on_the_name_in_one_that_is_skipped_is_skipped_too() {
        var unnamed = SOME_EVENT.replace(", \"name\": \"Zaal\"", "");
        var naming = SOME_EVENT
                .replace("https://io.uitdatabank.be/event/some", "https://io.uitdatabank.be/event/other")
                .replace("{\"@id\": \"https://io.uitdatabank.be/place/zaal\", \"name\": \"Zaal\"}", """
                        {"@id": "https://io.uitdatabank.be/place/zaal", "name": "Zaal"}, "organizer": {"@id": "https://io.uitdatabank.be/organizers/unknown"}""");
        assertThat(DESK.skipped(unnamed, naming))
                .containsExactly(
                        "1 event some: its location zaal has no name, and none is known here",
                        "1 event other: its organiser unknown has no name, and none is known here");
        assertThat(DESK.database.number("select count(*) from organisation where external_id in ('zaal', 'unknown')"))
                .isZero();
    }

    @Test
    void a_file_without_one_event_that_can_be_used_changes_nothing() {
        var outcome = (Imported) DESK.events(new String[] {"[5, " + SOME_EVENT.replace("permanent", "never") + "]"});
        assertThat(outcome.lines()).isZero();
        assertThat(outcome.changes()).isZero();
        assertThat(outcome.skipped().count()).isEqualTo(2);
    }

    @Test
    void more_are_skipped_than_are_named() {
        var outcome = (Imported) DESK.events("[" + "5,".repeat(1_200) + SOME_EVENT + "]", "[]");
        assertThat(outcome.skipped().count()).isEqualTo(1_200);
        assertThat(outcome.skipped().flaws()).hasSize(1_000);
    }

    @Test
    void an_event_that_its_source_deletes_is_withdrawn_and_comes_back_when_it_is_there_again() {
        for (var status : List.of("DELETED", "REJECTED")) {
            DESK.events(new String[] {SOME_EVENT});
            var gone = "{\"@id\": \"https://io.uitdatabank.be/event/some\", \"workflowStatus\": \"" + status + "\"}";
            assertThat(DESK.events(new String[] {gone})).isEqualTo(new Imported(0, 1, 1));
            assertThat(DESK.events(new String[] {gone})).isEqualTo(new Imported(0, 0, 1));
            assertThat(availability()).containsExactly("WITHDRAWN");
            DESK.events(new String[] {SOME_EVENT});
            assertThat(availability()).containsExactly("AVAILABLE");
        }
    }

    @Test
    void an_event_that_is_a_draft_again_is_withdrawn_and_named() {
        DESK.events(new String[] {SOME_EVENT});
        assertThat(DESK.skipped(SOME_EVENT.replace("\"name\"", "\"workflowStatus\": \"DRAFT\", \"name\"")))
                .containsExactly("1 event some: is a draft (workflowStatus DRAFT)");
        assertThat(availability()).containsExactly("WITHDRAWN");
    }

    @Test
    void of_pages_that_overlap_the_one_that_knows_of_the_deletion_counts() {
        var gone = "{\"@id\": \"https://io.uitdatabank.be/event/some\", \"workflowStatus\": \"DELETED\"}";
        DESK.events(new String[] {SOME_EVENT});
        assertThat(DESK.events(SOME_EVENT, gone)).isEqualTo(new Imported(1, 1, 1));
        assertThat(DESK.events(gone, SOME_EVENT)).isEqualTo(new Imported(1, 0, 1));
        assertThat(availability()).containsExactly("WITHDRAWN");
    }

    @Test
    void cdbxml_withdraws_too_but_what_is_private_stays_as_it_is() {
        var xml = """
                <event cdbid="some" %s><calendar><timestamps><timestamp><date>2026-11-24</date></timestamp></timestamps></calendar>
                <eventdetails><eventdetail lang="fr"><title>Quelque chose</title></eventdetail></eventdetails>
                <location><label cdbid="zaal">Zaal</label></location></event>
                """;
        assertThat(DESK.events(new String[] {xml.formatted("")})).isEqualTo(new Imported(1, 2));
        assertThat(DESK.events(new String[] {xml.formatted("private=\"true\"")}))
                .isEqualTo(new Imported(0, 0, 1));
        assertThat(availability()).containsExactly("AVAILABLE");
        assertThat(DESK.events(new String[] {xml.formatted("wfstatus=\"deleted\"")}))
                .isEqualTo(new Imported(0, 1, 1));
        assertThat(availability()).containsExactly("WITHDRAWN");
        assertThat(DESK.skipped(xml.formatted("wfstatus=\"draft\"")))
                .containsExactly("1 event some: is a draft (wfstatus draft)");
    }

    @Test
    void an_event_that_is_cancelled_or_put_off_is_so_until_it_is_not() {
        DESK.events(new String[] {SINGLE});
        DESK.events(new String[] {SINGLE.replace("\"name\"", "\"status\": {\"type\": \"Unavailable\"}, \"name\"")});
        assertThat(availability()).containsExactly("CANCELLED");
        DESK.events(new String[] {SINGLE.replace("\"name\"", "\"status\": \"TemporarilyUnavailable\", \"name\"")});
        assertThat(availability()).containsExactly("POSTPONED");
        DESK.events(new String[] {SINGLE.replace("\"name\"", "\"status\": {\"type\": \"Available\"}, \"name\"")});
        assertThat(availability()).containsExactly("AVAILABLE");
    }

    @Test
    void a_file_of_commas_says_whether_an_event_takes_place_or_leaves_it_as_it_is() {
        var header = "cdbid,title,organiser,calendar";
        var line = "quiz,Quiz,demo-library-haaltert,permanent";
        DESK.events(header + ",status\n" + line + ",CANCELLED\n");
        assertThat(availability()).containsExactly("CANCELLED");
        DESK.events(header + "\n" + line + "\n");
        assertThat(availability()).containsExactly("CANCELLED");
        DESK.events(header + ",status\n" + line + ",\n");
        assertThat(availability()).containsExactly("AVAILABLE");
        assertThat(DESK.flaws(
                        (imports, file) -> imports.events(ImportDesk.ACTOR, List.of(file)),
                        header + ",status\n" + line + ",away\n"))
                .containsExactly("2 status is none of AVAILABLE, POSTPONED, CANCELLED and WITHDRAWN: away");
    }

    @Test
    void a_limit_that_was_not_chosen_follows_the_calendar() {
        DESK.events(new String[] {SINGLE});
        assertThat(limit()).containsExactly("1 DAY");
        assertThat(DESK.events(new String[] {SOME_EVENT})).isEqualTo(new Imported(1, 1));
        assertThat(limit()).containsExactly("1 WEEK");
        DESK.events(new String[] {SINGLE});
        assertThat(limit()).containsExactly("1 DAY");
    }

    @Test
    void a_limit_that_was_chosen_stays_also_when_it_is_what_the_default_was() {
        DESK.events("""
                cdbid,title,organiser,organiserName,calendar,limit
                some,Iets,zaal,Zaal,2026-11-24T20:00,1/DAY
                """);
        DESK.events(new String[] {SOME_EVENT});
        assertThat(limit()).containsExactly("1 DAY");
        DESK.events("cdbid,title,organiser,calendar,limit\nsome,Iets,zaal,permanent,\n");
        assertThat(limit()).containsExactly("1 WEEK");
    }

    @Test
    void the_default_is_the_same_in_the_database() {
        for (var calendar : List.of(
                "2026-11-24", "2026-11-24T20:00/2026-11-24T22:00", "every day 2026-09-01/2027-06-30", "permanent")) {
            DESK.events("cdbid,title,organiser,organiserName,calendar\nsome,Iets,zaal,Zaal," + calendar + "\n");
            assertThat(DESK.database.texts("""
                    select limit_volume = 1 and limit_period = default_limit_period(calendar) and not limit_chosen from event
                    """)).containsExactly("t");
        }
    }

    @Test
    void a_limit_that_gets_another_period_remembers_the_one_before_until_nobody_can_have_visited_under_it() {
        DESK.events(new String[] {SINGLE});
        assertThat(DESK.database.number("select count(*) from event where period_since is not null"))
                .isZero();
        DESK.events(new String[] {SOME_EVENT});
        assertThat(DESK.database.texts("""
                select period_before || ' ' || (period_since between (now() at time zone 'Europe/Brussels')::date + 1
                                                                 and (now() at time zone 'Europe/Brussels')::date + 2)
                from event
                """)).containsExactly("DAY true");
        DESK.database.execute("update event set limit_period = 'MONTH'");
        assertThat(DESK.database.texts("select period_before from event")).containsExactly("DAY");
        DESK.database.execute("update event set period_since = '2026-01-01'");
        DESK.database.execute("update event set limit_period = 'YEAR'");
        assertThat(DESK.database.texts("select period_before from event")).containsExactly("MONTH");
    }

    @Test
    void an_online_event_has_no_city_and_no_place_and_an_organiser_or_it_is_skipped() {
        var online = """
                {"@id": "https://io.uitdatabank.be/event/online", "@type": "Event", "name": {"nl": "Webinar"}, "attendanceMode": "%s", "calendarType": "permanent",
                 "location": {"@id": "https://io.uitdatabank.be/place/%s", "name": {"nl": "Online"},
                   "address": {"nl": {"addressLocality": "___", "streetAddress": "___"}}}%s}
                """;
        var nowhere = "00000000-0000-0000-0000-000000000000";
        var organizer =
                ", \"organizer\": {\"@id\": \"https://io.uitdatabank.be/organizers/kwb\", \"name\": {\"nl\": \"KWB\"}}";
        assertThat(DESK.skipped(online.formatted("online", nowhere, "")))
                .containsExactly("1 event online: takes place online, and its organizer has no @id");
        assertThat(DESK.skipped(online.formatted("offline", nowhere, "")))
                .containsExactly("1 event online: neither its organizer nor its location has an @id");
        for (var event : List.of(
                online.formatted("online", nowhere, organizer),
                online.formatted("online", "somewhere", organizer),
                online.formatted("https://schema.org/OnlineEventAttendanceMode", nowhere, organizer),
                online.formatted("mixed", nowhere, organizer))) {
            DESK.events(new String[] {event});
            assertThat(DESK.database.texts("""
                    select concat_ws('|', organisation.name, location_id, city) from event join organisation on organisation.id = organiser_id
                    """)).containsExactly("KWB|");
        }
        assertThat(DESK.database.number("select count(*) from organisation where name = 'Online'"))
                .isZero();
        DESK.events(new String[] {online.formatted("mixed", "zaal", organizer).replace("___", "Aalst")});
        assertThat(DESK.database.texts("""
                select place.name || '|' || city from event join organisation place on place.id = location_id
                """)).containsExactly("Online|Aalst");
    }

    @Test
    void what_is_not_translated_to_dutch_is_taken_in_another_language() {
        DESK.events(new String[] {"""
            {"@id": "https://io.uitdatabank.be/event/some", "mainLanguage": "nl", "name": {"de": "Etwas", "nl": " "}, "calendarType": "permanent",
             "organizer": {"@id": "https://io.uitdatabank.be/organizers/a", "name": {"fr": "Les amis"}},
             "location": {"@id": "https://io.uitdatabank.be/place/zaal", "name": {"en": "Hall"}, "address": {"fr": {"addressLocality": "Enghien"}}}}
            """});
        assertThat(DESK.database.texts("""
                select concat_ws('|', title, organiser.name, place.name, city)
                from event join organisation organiser on organiser.id = organiser_id join organisation place on place.id = location_id
                """)).containsExactly("Etwas|Les amis|Hall|Enghien");
    }

    @Test
    void cdbxml_is_read_in_version_3_3_and_as_one_event_alone() {
        var xml = """
                <%1$s xmlns="http://www.cultuurdatabank.com/XMLSchema/CdbXSD/%2$s/FINAL" cdbid="some">
                <calendar><timestamps><timestamp><date>2026-11-24</date></timestamp></timestamps></calendar>
                <eventdetails><eventdetail lang="nl"><shortdescription>Kort</shortdescription></eventdetail>
                <eventdetail lang="de"><title>Etwas</title></eventdetail></eventdetails>
                <organiser><label cdbid="kwb">KWB</label></organiser><location><label>Ergens</label></location></%1$s>
                """;
        assertThat(DESK.events(new String[] {xml.formatted("event", "3.2")})).isEqualTo(new Imported(1, 2));
        assertThat(DESK.events(new String[] {xml.formatted("event", "3.3")})).isEqualTo(new Imported(1, 0));
        var whole = "<cdb:cdbxml xmlns:cdb=\"http://www.cultuurdatabank.com/XMLSchema/CdbXSD/3.3/FINAL\">"
                + xml.formatted("event", "3.3") + "</cdb:cdbxml>";
        assertThat(DESK.events(new String[] {whole})).isEqualTo(new Imported(1, 0));
        assertThat(DESK.database.texts("select title || '|' || description from event"))
                .containsExactly("Etwas|Kort");
    }

    private static List<String> availability() {
        return DESK.database.texts("select availability from event");
    }

    private static List<String> limit() {
        return DESK.database.texts("select limit_volume || ' ' || limit_period from event");
    }
}
