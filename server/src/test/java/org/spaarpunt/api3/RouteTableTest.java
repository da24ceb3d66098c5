package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spaarpunt.http.Response;
import org.spaarpunt.rights.Right;

class RouteTableTest {
    private static final Route READ = route("GET", "/events/{id}");
    private static final Route CHANGE = route("POST", "/events/{id}");
    private static final Route SEARCH = route("GET", "/events/search");
    private static final Route VISITS = route("GET", "/events/{id}/visits");
    private static final Route EVENTS = route("GET", "/events");

    private final RouteTable routes = new RouteTable(List.of(READ, CHANGE, SEARCH, VISITS, EVENTS));

    @Test
    void a_path_finds_the_routes_of_all_methods() {
        assertThat(routes.at("/events/7")).containsExactly(READ, CHANGE);
        assertThat(routes.at("/events")).containsExactly(EVENTS);
        assertThat(routes.at("/events/7/visits")).containsExactly(VISITS);
    }

    @Test
    void a_path_that_is_named_letter_for_letter_is_no_value_for_braces() {
        assertThat(routes.at("/events/search")).containsExactly(SEARCH);
        assertThat(routes.at("/events/search/visits")).containsExactly(VISITS);
    }

    @Test
    void braces_stand_for_one_segment_that_is_there() {
        assertThat(routes.at("/events/")).isEmpty();
        assertThat(routes.at("/events//visits")).isEmpty();
        assertThat(routes.at("/events/7/8/visits")).isEmpty();
        assertThat(routes.at("/events/7/")).isEmpty();
        assertThat(routes.at("")).isEmpty();
    }

    private static Route route(String method, String path) {
        var get = Route.get(path, new Right.Anybody(), Reads.optional(), _ -> Response.empty(204));
        return new Route(method, path, get.right(), get.decided(), get.reads(), get.call());
    }
}
