package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Looking back at check-ins through the JSON API. */
class CheckinSearchOperationTest {
    private static final String WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String PERMANENT = "a89a2707-a35e-48da-aeda-307f857b93c0";
    private static final String CARD = "0930056878802";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void the_newest_is_first_and_says_what_was_saved() {
        checkIn(PERMANENT, CARD);
        SERVER.running().clock().advance(Duration.ofMinutes(1));
        checkIn("demo-unlimited", CARD);

        var found = SERVER.as("ann").get("/checkins?passholderId=demo-passholder-2&organizerId=" + WERF);
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("totalItems").asInt()).isEqualTo(2);
        var older = found.json().path("member").path(1);
        assertThat(older.path("id").asString()).matches("[0-9]+-[0-9]+");
        assertThat(older.path("creationDate").asString()).isEqualTo("2026-11-22T11:00:00+00:00");
        assertThat(older.path("eventId").asString()).isEqualTo(PERMANENT);
        assertThat(older.path("uitpasNumber").asString()).isEqualTo(CARD);
        assertThat(older.path("points").asInt()).isEqualTo(1);
        assertThat(older.has("passholder")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            passholderId=demo-passholder-2      | 2
            passholderId=nobody                 | 0
            uitpasNumber=0930056878802          | 2
            uitpasNumber=0900000095902          | 1
            eventId=demo-unlimited              | 2
            eventId=unknown                     | 0
            counter=31413BDF-DFC7-7A9F-10403618C2816E44 | 3
            organiserId[]=31413BDF-DFC7-7A9F-10403618C2816E44 | 3
            from=2026-11-22&to=2026-11-22       | 3
            from=2026-11-23                     | 0
            limit=1&start=2                     | 3
            eventTitle=                         | 3
            eventTitle=no%20event%20has%20this  | 0
            """)
    void a_search_is_narrowed(String query, int total) {
        checkIn(PERMANENT, CARD);
        checkIn("demo-unlimited", CARD);
        checkIn("demo-unlimited", "0900000095902");

        assertThat(SERVER.as("ann")
                        .get("/checkins?" + query)
                        .json()
                        .path("totalItems")
                        .asInt())
                .isEqualTo(total);
    }

    @Test
    void a_part_of_the_title_finds_its_event_in_either_case() {
        var title = checkIn(PERMANENT, CARD).path("eventTitle").asString();
        checkIn("demo-unlimited", CARD);

        var part = title.substring(1, 6).toUpperCase(Locale.ROOT).replace(" ", "%20");
        var found = SERVER.as("ann").get("/checkins?eventTitle=" + part).json();
        assertThat(found.path("member").values())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("eventTitle").asString()).isEqualTo(title));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=yesterday                  | url/invalid-parameter
            from=2026-11-22&to=2026-11-20   | url/invalid-parameter
            from=2025-01-01&to=2026-11-22   | url/invalid-parameter
            limit=501                       | url/query-limit-exceeded
            """)
    void what_cannot_be_searched_is_refused(String query, String type) {
        var answer = SERVER.as("ann").get("/checkins?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).endsWith(type);
    }

    @Test
    void each_caller_sees_the_check_ins_of_its_own_organisers() {
        checkIn(PERMANENT, CARD);

        assertThat(SERVER.as("jef").get("/checkins").status()).isEqualTo(403);
        assertThat(SERVER.anonymous().get("/checkins").status()).isEqualTo(401);
        assertThat(SERVER.as("ann")
                        .get("/checkins?organizerId=demo-library-haaltert")
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.asClient("demo-integrator").get("/checkins").status()).isEqualTo(403);
        permit("CHECKINS_READ");
        var client = SERVER.asClient("demo-integrator");
        var found = client.get("/checkins?passholderId=demo-passholder-2").json();
        assertThat(found.path("totalItems").asInt()).isEqualTo(1);
        assertThat(found.path("member").path(0).has("passholderId")).isFalse();
        assertThat(client.get("/checkins?uitpasNumber=" + CARD).status()).isEqualTo(403);
    }

    @Test
    void csv_has_no_formulas() {
        checkIn(PERMANENT, CARD);
        SERVER.jdbi()
                .useHandle(handle -> handle.execute(
                        "update passholder set first_name = '=1+2, \"x\"' where uid = 'demo-passholder-2'"));

        var file = SERVER.as("ann").with("Accept", "text/csv").get("/checkins");
        assertThat(file.header("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(file.header("X-Total-Count")).contains("1");
        assertThat(file.body().lines().toList())
                .hasSize(2)
                .first()
                .isEqualTo(
                        "id,creationDate,eventId,eventTitle,uitpasNumber,points,passholderId,firstName,name,counter");
        assertThat(file.body()).contains(",\"'=1+2, \"\"x\"\"\",").contains("," + CARD + ",1,demo-passholder-2,");
    }

    private static JsonNode checkIn(String event, String card) {
        return SERVER.as("ann")
                .post("/checkins", "{\"eventId\":\"%s\",\"uitpasNumber\":\"%s\"}".formatted(event, card))
                .json();
    }

    private static void permit(String permission) {
        FarCounter.permit(SERVER, permission);
    }
}
