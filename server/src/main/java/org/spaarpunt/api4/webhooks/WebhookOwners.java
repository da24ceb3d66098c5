package org.spaarpunt.api4.webhooks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spaarpunt.api4.wire.ApiCaller;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.http.Response;
import org.spaarpunt.webhooks.Endpoint;
import org.spaarpunt.webhooks.EndpointRegister;
import org.spaarpunt.webhooks.EndpointRegister.Owner;
import org.spaarpunt.webhooks.EventKind;

/**
 * Who manages which webhooks: an application those that it made itself, for organisers whose check-ins or rewards it may
 * read; and a user all of the counters of which the user is an admin.
 */
record WebhookOwners(EndpointRegister endpoints, CallerPlaces places) {

    /** A webhook, and the caller as its owner. */
    record Owned(Endpoint endpoint, Owner owner, String organizerId) {}

    /** The places at which the caller manages webhooks. */
    List<OrganiserPlace> managed(ApiCaller caller) {
        return places.of(caller).stream()
                .filter(place -> managing(caller).anyMatch(place::may))
                .toList();
    }

    /** The place of this organiser at which the caller manages webhooks. */
    Optional<OrganiserPlace> at(String organizerId, ApiCaller caller) {
        return managed(caller).stream()
                .filter(place -> place.organiserId().equals(organizerId))
                .findFirst();
    }

    /** Any permission that lets the caller manage some webhooks. */
    static ApiPermission needed(ApiCaller caller) {
        return managing(caller).findFirst().orElseThrow();
    }

    static Owner owner(OrganiserPlace place, ApiCaller caller) {
        var application = caller.user().isPresent()
                ? Optional.<String>empty()
                : caller.application().map(known -> known.key());
        return new Owner(place.access().counterId(), place.counterKey(), application);
    }

    /** The permission that an application lacks for reading what these kinds report. */
    static Optional<ApiPermission> missing(Set<EventKind> kinds, OrganiserPlace place, ApiCaller caller) {
        return caller.user().isPresent()
                ? Optional.empty()
                : kinds.stream()
                        .map(WebhookOwners::reading)
                        .filter(permission -> !place.may(permission))
                        .findFirst();
    }

    /** The webhook that the path names, if it is the caller's. */
    Response with(JsonRequest request, Function<Owned, Response> answer) {
        return endpoints
                .find(request.segment())
                .flatMap(endpoint -> managed(request.caller()).stream()
                        .filter(place -> owner(place, request.caller()).has(endpoint))
                        .findFirst()
                        .map(place -> new Owned(endpoint, owner(place, request.caller()), place.organiserId())))
                .map(answer)
                .orElseGet(WebhookOwners::unknown);
    }

    static Response unknown() {
        return Problem.of(ProblemType.URL_NOT_FOUND, "There is no webhook or delivery with this id.")
                .response();
    }

    private static Stream<ApiPermission> managing(ApiCaller caller) {
        return caller.user().isPresent()
                ? Stream.of(ApiPermission.ORGANIZERS_ADMINS_WRITE)
                : Stream.of(ApiPermission.CHECKINS_READ, ApiPermission.REWARDS_PASSHOLDERS_READ);
    }

    private static ApiPermission reading(EventKind kind) {
        return switch (kind) {
            case CHECKIN_GRANTED, CHECKIN_UNDONE -> ApiPermission.CHECKINS_READ;
            case REDEMPTION_DONE, REDEMPTION_CANCELLED -> ApiPermission.REWARDS_PASSHOLDERS_READ;
        };
    }
}
