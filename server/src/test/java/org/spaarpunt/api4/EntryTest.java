package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.events.ApiEventId;
import org.spaarpunt.testing.Answer;
import tools.jackson.databind.JsonNode;

/** The stand-ins for the search and entry APIs of UiTdatabank, as the counter application and integrators use them. */
class EntryTest {
    private static final String WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String PERMANENT = "a89a2707-a35e-48da-aeda-307f857b93c0";

    /** What the counter application sends on every page of its mobile version. */
    private static final String OF_EVERYBODY = "/search/events?embed=true&audienceType=*&uitpas=true"
            + "&dateFrom=2026-11-22T00:00:00%2B01:00&dateTo=2026-12-22T23:59:59%2B01:00"
            + "&availableFrom=*&availableTo=*&sort[availableTo]=asc";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void the_question_for_the_events_of_everybody_is_answered_within_a_bound() {
        var answer = SERVER.anonymous().get(OF_EVERYBODY + "&limit=2000");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("itemsPerPage").asInt()).isEqualTo(50);
        assertThat(names(answer)).contains("Schaken in De Werf").doesNotContain("Voorbije lezing");
        assertThat(answer.json().path("totalItems").asInt())
                .isEqualTo(names(answer).size());
    }

    @Test
    void the_events_of_an_organiser_have_what_the_counter_application_reads() {
        var answer = SERVER.as("ann").get(OF_EVERYBODY + "&organizerId=" + WERF + "&limit=50&start=0");

        var member = answer.json().path("member");
        assertThat(member.size()).isPositive();
        member.forEach(event -> {
            assertThat(event.path("@id").asString())
                    .matches(SERVER.running().uri() + "/api4/entry/events/[0-9a-fA-F-]{36}");
            assertThat(event.path("name").path("nl").asString()).isNotBlank();
            assertThat(event.path("organizer").path("@id").asString())
                    .isEqualTo(SERVER.running().uri() + "/api4/entry/organizers/" + WERF);
            assertThat(event.path("priceInfo").isArray()).isTrue();
        });
    }

    @Test
    void a_part_of_the_events_is_a_page_with_the_same_total() {
        var all = SERVER.anonymous().get(OF_EVERYBODY + "&organizerId=" + WERF);
        var first = SERVER.anonymous().get(OF_EVERYBODY + "&organizerId=" + WERF + "&limit=1");
        var second = SERVER.anonymous().get(OF_EVERYBODY + "&organizerId=" + WERF + "&limit=1&start=1");

        assertThat(first.json().path("totalItems")).isEqualTo(all.json().path("totalItems"));
        assertThat(List.of(names(first).getFirst(), names(second).getFirst()))
                .isEqualTo(names(all).subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            q=schaken,              Schaken in De Werf
            text=schaken%20werf,    Schaken in De Werf
            q=name.nl:scha*,        Schaken in De Werf
            q=zzzz,                 ''
            id=5a0967f9-cc06-4c3c-9206-30481a767434, Schaken in De Werf
            id=5A0967F9-cc06-4c3c-9206-30481a767430, ''
            uitpas=false,           ''
            organizerId=nobody,     ''
            dateFrom=2026-11-25&dateTo=2026-11-20,   ''
            """)
    void events_are_found_by_words_ids_and_dates(String query, String names) {
        var answer = SERVER.anonymous().get("/search/events?embed=true&" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(String.join(",", names(answer))).isEqualTo(names);
        assertThat(answer.json().path("totalItems").asInt()).isEqualTo(names.isEmpty() ? 0 : 1);
    }

    @Test
    void events_that_are_over_are_shown_to_clients_that_ask_for_no_filter() {
        var filtered = SERVER.anonymous().get("/search/events?embed=true&organizerId=" + WERF);
        var unfiltered = SERVER.anonymous()
                .get("/search/events?clientId=x&embed=true&uitpas=true&disableDefaultFilters=true&start=0&limit=200"
                        + "&sort[availableTo]=desc&organizerId=" + WERF);

        assertThat(names(filtered)).doesNotContain("Voorbije lezing");
        assertThat(names(unfiltered)).contains("Voorbije lezing");
    }

    @Test
    void without_embedding_only_ids_are_shown() {
        var answer = SERVER.anonymous().get("/search/events?id=" + PERMANENT);

        var member = answer.json().path("member").get(0);
        assertThat(member.propertyNames()).containsExactly("@id", "@type");
    }

    @Test
    void several_events_are_found_at_once_by_either_of_their_ids() {
        var answer = SERVER.anonymous()
                .get("/search/events?embed=true&id=" + PERMANENT + "&id=" + ApiEventId.of("demo-today"));

        assertThat(answer.json().path("totalItems").asInt()).isEqualTo(2);
        assertThat(answer.json().path("member").get(1).path("@id").asString()).endsWith(ApiEventId.of("demo-today"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dateFrom=yesterday", "dateTo=31/12/2026", "embed=perhaps", "uitpas=2"})
    void a_refused_search_is_an_empty_list_as_well(String query) {
        var answer = SERVER.anonymous().get("/search/events?" + query);

        PermissionsTest.assertRefused(answer, 400, "url/invalid-parameter");
        assertThat(answer.json().path("member").isArray()).isTrue();
        assertThat(answer.json().path("totalItems").asInt()).isZero();
    }

    @Test
    void an_event_is_shown_under_its_uuid_with_its_dates() {
        var uuid = ApiEventId.of("demo-today");
        var answer = SERVER.anonymous().get("/entry/events/" + uuid);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("@id").asString()).endsWith("/api4/entry/events/" + uuid);
        assertThat(answer.json().path("calendarType").asString()).isEqualTo("single");
        assertThat(answer.json().path("startDate").asString()).isEqualTo("2026-11-21T23:00:00+00:00");
        assertThat(answer.json().path("location").path("name").path("nl").asString())
                .isEqualTo("CC De Werf");
        assertThat(answer.json().path("status").path("type").asString()).isEqualTo("Available");
        assertThat(answer.json().path("priceInfo").toString()).isEqualTo("[]");
        assertThat(SERVER.anonymous()
                        .get("/entry/events/" + PERMANENT)
                        .json()
                        .path("calendarType")
                        .asString())
                .isEqualTo("permanent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search/organizers/", "/entry/organizers/"})
    void an_organiser_is_shown_with_its_address(String path) {
        var answer = SERVER.anonymous().get(path + WERF + "?clientId=demo-member-mobile");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("name").path("nl").asString()).isEqualTo("CC De Werf");
        assertThat(answer.json()
                        .path("address")
                        .path("nl")
                        .path("addressLocality")
                        .asString())
                .isEqualTo("Aalst");
        assertThat(answer.json()
                        .path("address")
                        .path("nl")
                        .path("streetAddress")
                        .asString())
                .isEqualTo("Molenstraat 51");
    }

    @Test
    void what_does_not_exist_is_not_found() {
        PermissionsTest.assertRefused(
                SERVER.anonymous().get("/entry/events/00000000-0000-0000-0000-000000000000"),
                404,
                "uitpas/event-not-found");
        PermissionsTest.assertRefused(
                SERVER.anonymous().get("/entry/organizers/nobody"), 404, "uitpas/organizer-not-found");
        PermissionsTest.assertRefused(SERVER.anonymous().get("/search/organizers/%00"), 400, "url/invalid-parameter");
    }

    private static List<String> names(Answer answer) {
        return answer.json()
                .path("member")
                .valueStream()
                .map((JsonNode event) -> event.path("name").path("nl").asString())
                .toList();
    }
}
