package org.spaarpunt.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.imports.ImportDesk.ACTOR;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.imports.ImportOutcome.Imported;

class EventsImportTest {
    private static final String HAALTERT = "demo-library-haaltert";

    @RegisterExtension
    static final ImportDesk DESK = new ImportDesk();

    @Test
    void an_event_comes_with_its_organisations_and_the_same_file_changes_nothing() {
        var file = """
                cdbid;title;organiser;organiserName;location;locationName;calendar;points;limit
                quiz;"Quiz; met prijzen";kwb;KWB;zaal;Parochiezaal;2026-11-24T20:00/2026-11-24T23:00;3;2/MONTH
                yoga;Yoga;demo-library-haaltert;;zaal;;permanent;;
                """;
        assertThat(DESK.events(file)).isEqualTo(new Imported(2, 4));
        assertThat(DESK.database.texts("""
                select concat_ws('|', title, organiser.name, place.name, calendar ->> 'kind', points, limit_volume, limit_period)
                from event join organisation organiser on organiser.id = organiser_id
                left join organisation place on place.id = location_id
                where cdbid in ('quiz', 'yoga') order by cdbid
                """))
                .containsExactly(
                        "Quiz; met prijzen|KWB|Parochiezaal|dates|3|2|MONTH",
                        "Yoga|Bibliotheek Haaltert|Parochiezaal|permanent|1|1|WEEK");
        assertThat(DESK.events(file)).isEqualTo(new Imported(2, 0));
    }

    @Test
    void an_event_gets_the_margins_that_the_program_gives_it_whatever_the_column_would() {
        DESK.database.jdbi().useHandle(handle -> handle.execute("""
                        alter table event alter opens_before_min set default 1, alter closes_after_min set default 2"""));
        DESK.events("cdbid,title,organiser,calendar\nquiz,Quiz," + HAALTERT + ",permanent\n");
        assertThat(DESK.database.texts(
                        "select opens_before_min || ' ' || closes_after_min from event where cdbid = 'quiz'"))
                .containsExactly("300 300");
    }

    @Test
    void an_event_has_a_city_and_a_description() {
        var file = "cdbid,title,organiser,calendar,city,description\nquiz,Quiz," + HAALTERT
                + ",permanent,Haaltert,Tien vragen\n";
        assertThat(DESK.events(file)).isEqualTo(new Imported(1, 1));
        assertThat(DESK.events(file)).isEqualTo(new Imported(1, 0));
        assertThat(DESK.database.texts("select city || '|' || description from event where cdbid = 'quiz'"))
                .containsExactly("Haaltert|Tien vragen");
    }

    @Test
    void an_event_follows_its_file() {
        DESK.events("cdbid,title,organiser,calendar\nquiz,Quiz," + HAALTERT + ",permanent\n");
        assertThat(DESK.events("cdbid,title,organiser,calendar,limit\nquiz,Quiz," + HAALTERT + ",permanent,none\n"))
                .isEqualTo(new Imported(1, 1));
        assertThat(
                        DESK.database.number(
                                "select count(*) from event where cdbid = 'quiz' and limit_volume is null and limit_period is null"))
                .isOne();
    }

    @Test
    void what_a_file_has_no_column_for_stays_and_an_empty_cell_clears() {
        DESK.events("""
                cdbid,title,organiser,location,locationName,calendar,points,limit
                quiz,Quiz,demo-library-haaltert,zaal,Parochiezaal,permanent,3,2/MONTH
                """);
        assertThat(DESK.events("cdbid,title,organiser,calendar\nquiz,Grote quiz," + HAALTERT + ",permanent\n"))
                .isEqualTo(new Imported(1, 1));
        assertThat(quiz()).containsExactly("Grote quiz|zaal|3|2|MONTH");
        assertThat(DESK.events("cdbid,title,organiser,calendar,points\nquiz,Quiz," + HAALTERT + ",permanent,5\n"))
                .isEqualTo(new Imported(1, 1));
        assertThat(quiz()).containsExactly("Quiz|zaal|5|2|MONTH");
        DESK.events("cdbid,title,organiser,calendar,location,points,limit\nquiz,Quiz," + HAALTERT + ",permanent,,,\n");
        assertThat(quiz()).containsExactly("Quiz|nowhere|1|1|WEEK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permanent                                            | {"kind": "permanent"}
            every day 2026-09-01/2027-06-30                      | {"to": "2027-06-30", "from": "2026-09-01", "kind": "periodic"}
            2026-11-26                                           | {"kind": "dates", "dates": [{"last": "2026-11-26", "first": "2026-11-26"}]}
            2026-11-26/2026-11-27                                | {"kind": "dates", "dates": [{"last": "2026-11-27", "first": "2026-11-26"}]}
            2026-11-26T20:00                                     | {"kind": "dates", "dates": [{"start": "2026-11-26T20:00"}]}
            2026-11-26T20:00/2026-11-27T01:00 2026-11-28         | {"kind": "dates", "dates": [{"end": "2026-11-27T01:00", "start": "2026-11-26T20:00"}, {"last": "2026-11-28", "first": "2026-11-28"}]}
            """)
    void calendars_are_written_as_people_type_them(String typed, String stored) {
        DESK.events("cdbid,title,organiser,calendar\nquiz,Quiz," + HAALTERT + "," + typed + "\n");
        assertThat(DESK.database.texts("select calendar from event where cdbid = 'quiz'"))
                .containsExactly(stored);
    }

    @Test
    void a_calendar_with_opening_hours_is_written_as_json() {
        DESK.events("cdbid,title,organiser,calendar\nquiz,Quiz," + HAALTERT
                + ",\"{\"\"kind\"\":\"\"permanent\"\",\"\"hours\"\":{\"\"monday\"\":[\"\"09:00-12:00\"\"]}}\"\n");
        assertThat(DESK.database.texts("select calendar #>> '{hours,monday,0}' from event where cdbid = 'quiz'"))
                .containsExactly("09:00-12:00");
    }

    @Test
    void every_line_that_will_not_do_is_named_with_its_reason_and_nothing_is_imported() {
        var flaws = DESK.flaws((imports, file) -> imports.events(ACTOR, List.of(file)), """
                cdbid,title,organiser,organiserName,location,calendar,points,limit
                a,A,demo-library-haaltert,,,permanent,,
                a,A,demo-library-haaltert,,,permanent,,
                b,B,nobody,,,permanent,,
                c,C,kwb,KWB,nowhere,permanent,,
                d,D,demo-library-haaltert,,,soon,,
                e,E,demo-library-haaltert,,,2026-12-02/2026-12-01,,
                f,F,demo-library-haaltert,,,permanent,0,
                g,G,demo-library-haaltert,,,permanent,1001,
                h,H,demo-library-haaltert,,,permanent,,1/FORTNIGHT
                i,I,demo-library-haaltert,,,{broken,,
                j,,demo-library-haaltert,,,permanent,,
                """);
        assertThat(flaws)
                .hasSize(10)
                .contains(
                        "3 the event a stands on line 2 too",
                        "4 event b: there is no organisation nobody, and the file does not name it (organiserName)",
                        "5 event c: there is no organisation nowhere, and the file does not name it (locationName)",
                        "8 points is no whole number of 1 or more: 0",
                        "9 points are more than 1000",
                        "10 limit looks like 1/DAY, 2/WEEK or none: 1/FORTNIGHT",
                        "12 title is empty");
        assertThat(starts(flaws, "6 ", "7 ", "11 ")).allMatch(flaw -> flaw.contains("calendar is not understood: "));
    }

    private List<String> quiz() {
        return DESK.database.texts("""
                select concat_ws('|', title, coalesce(place.external_id, 'nowhere'), points, limit_volume, limit_period)
                from event left join organisation place on place.id = location_id where cdbid = 'quiz'
                """);
    }

    private static List<String> starts(List<String> flaws, String... lines) {
        return flaws.stream()
                .filter(flaw -> List.of(lines).stream().anyMatch(flaw::startsWith))
                .toList();
    }
}
