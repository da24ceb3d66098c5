package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final Place READ = new Place("GET", "/events/{id}");
    private static final Place CHANGE = new Place("POST", "/events/{id}");
    private static final Place SEARCH = new Place("GET", "/events/search");
    private static final Place VISITS = new Place("GET", "/events/{id}/visits");
    private static final Place EVENTS = new Place("GET", "/events");

    private static final Place SELL = new Place("POST", "/events/{id}/sell/{card}");
    private static final Place CANCEL = new Place("POST", "/events/cancel/{sale}");
    private static final Place LINK = new Place("POST", "/events/{id}/{system}");
    private static final Place SYSTEMS = new Place("POST", "/events/{event}/visits");

    private final Router<Place> routes =
            new Router<>(List.of(READ, CHANGE, LINK, SEARCH, VISITS, EVENTS, SELL, CANCEL, SYSTEMS), (_, _) -> false);

    @Test
    void a_path_finds_the_routes_of_all_methods() {
        assertThat(routes.at("/events/7")).containsExactly(READ, CHANGE);
        assertThat(routes.at("/events")).containsExactly(EVENTS);
        assertThat(routes.at("/events/7/visits")).containsExactly(VISITS, SYSTEMS);
    }

    @Test
    void a_path_that_is_named_letter_for_letter_is_no_value_for_braces() {
        assertThat(routes.at("/events/search")).containsExactly(SEARCH);
        assertThat(routes.at("/events/search/visits")).containsExactly(VISITS, SYSTEMS);
    }

    @Test
    void braces_stand_for_one_segment_that_is_there() {
        assertThat(routes.at("/events/")).isEmpty();
        assertThat(routes.at("/events//visits")).isEmpty();
        assertThat(routes.at("/events/7/8/visits")).isEmpty();
        assertThat(routes.at("/events/7/")).isEmpty();
        assertThat(routes.at("")).isEmpty();
    }

    @Test
    void a_word_of_a_route_is_no_value_for_the_braces_of_another() {
        assertThat(routes.at("/events/7/8")).containsExactly(LINK);
        assertThat(routes.at("/events/cancel/8")).containsExactly(CANCEL);
        assertThat(routes.at("/events/cancel/visits")).containsExactly(CANCEL);
        assertThat(routes.at("/events/7/sell/8")).containsExactly(SELL);
        assertThat(routes.at("/events/7/sell/")).isEmpty();
    }

    @Test
    void a_route_cannot_begin_with_braces() {
        var anywhere = List.of(new Place("GET", "/{id}/visits"));
        assertThatThrownBy(() -> new Router<>(anywhere, (_, _) -> false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_stands_in_the_braces_is_found_one_after_the_other_and_still_encoded() {
        assertThat(SELL.segments("/events/a%2Fb/sell/8")).contains(List.of("a%2Fb", "8"));
        assertThat(SELL.segments("/events/7/buy/8")).isEmpty();
        assertThat(SEARCH.segments("/events/search")).contains(List.of());
        assertThat(SEARCH.segments("/events/other")).isEmpty();
    }

    @Test
    void a_request_gets_the_answer_of_its_method_and_HEAD_that_of_GET() {
        assertThat(bodyOf("GET", "/events/7")).isEqualTo("GET /events/{id}");
        assertThat(bodyOf("HEAD", "/events/7")).isEqualTo("GET /events/{id}");
        assertThat(bodyOf("POST", "/events/7")).isEqualTo("POST /events/{id}");
    }

    @Test
    void other_methods_and_paths_are_answered_around_the_endpoints() {
        assertThat(bodyOf("DELETE", "/events/7")).isEqualTo("not allowed");
        assertThat(bodyOf("DELETE", "/nothing")).isEqualTo("not found");
        var options = answer(routes, "OPTIONS", "/events/7");
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.headers()).contains(new Header("Allow", "GET, HEAD, OPTIONS, POST"));
    }

    @Test
    void a_failure_is_answered_as_an_outage_only_where_it_is_one() {
        var failing = new Place("GET", "/failing");
        assertThat(text(answer(new Router<>(List.of(failing), (_, _) -> true), "GET", "/failing")))
                .isEqualTo("outage");
        assertThat(text(answer(new Router<>(List.of(failing), (_, _) -> false), "GET", "/failing")))
                .isEqualTo("broken");
    }

    private String bodyOf(String method, String path) {
        return text(answer(routes, method, path));
    }

    private static Response answer(Router<Place> router, String method, String path) {
        var request = new Request(method, path, "", List.of(), new byte[0], InetAddress.getLoopbackAddress(), false);
        return router.answer(request, path, new Texts());
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private record Place(String method, String path) implements Endpoint {}

    /** Says which answer it is. */
    private record Texts() implements Router.Answers<Place> {
        @Override
        public Response at(Place place, Request request) {
            if (place.path().equals("/failing")) {
                throw new IllegalStateException("failing");
            }
            return said(200, place.name());
        }

        @Override
        public Response notFound(Request request) {
            return said(404, "not found");
        }

        @Override
        public Response methodNotAllowed(Request request, AllowedMethods allowed) {
            return said(405, "not allowed");
        }

        @Override
        public Response outage(Request request) {
            return said(503, "outage");
        }

        @Override
        public Response broken(Request request) {
            return said(500, "broken");
        }

        private static Response said(int status, String text) {
            return Response.of(status, "text/plain", text);
        }
    }
}
