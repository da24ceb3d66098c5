package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.http.Response;
import org.spaarpunt.rights.Right;

class RouteTableTest {
    private static final Route READ = route("GET", "/events/{id}");
    private static final Route CHANGE = route("POST", "/events/{id}");
    private static final Route SEARCH = route("GET", "/events/search");
    private static final Route VISITS = route("GET", "/events/{id}/visits");
    private static final Route EVENTS = route("GET", "/events");

    private static final Route SELL = route("POST", "/events/{id}/sell/{card}");
    private static final Route CANCEL = route("POST", "/events/cancel/{sale}");
    private static final Route LINK = route("POST", "/events/{id}/{system}");
    private static final Route SYSTEMS = route("POST", "/events/{event}/visits");

    private final RouteTable routes =
            new RouteTable(List.of(READ, CHANGE, LINK, SEARCH, VISITS, EVENTS, SELL, CANCEL, SYSTEMS));

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
    void what_stands_in_the_braces_is_decoded_one_after_the_other() {
        assertThat(SELL.segments("/events/a%2Fb/sell/8")).contains(List.of("a/b", "8"));
        assertThat(SELL.segments("/events/%FF/sell/8")).isEmpty();
        assertThat(SEARCH.segments("/events/search")).contains(List.of());
    }

    private static Route route(String method, String path) {
        var get = Route.get(path, new Right.Anybody(), CallParameters.optional(), _ -> Response.empty(204));
        return new Route(method, path, get.right(), get.decided(), get.reads(), get.call());
    }
}
