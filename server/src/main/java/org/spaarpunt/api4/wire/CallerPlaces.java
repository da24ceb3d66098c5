package org.spaarpunt.api4.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.events.Event;
import org.spaarpunt.identity.User;
import org.spaarpunt.lookups.Reader;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Viewer;

/** For which organisers a caller acts, and what it may do and see there. */
public final class CallerPlaces {
    private final Authorization authorization;

    public CallerPlaces(Authorization authorization) {
        this.authorization = authorization;
    }

    /** The places of a caller with a token; none of one that only names itself. */
    public List<OrganiserPlace> of(ApiCaller caller) {
        return switch (caller) {
            case ApiCaller.OfUser(var user, var application) -> authorization.placesOf(user, application);
            case ApiCaller.OfClient(var application) -> authorization.placesOf(application);
            case ApiCaller.Identified _, ApiCaller.WithCustomToken _, ApiCaller.Anonymous _ -> List.of();
        };
    }

    /** The first place with this permission. */
    public Optional<OrganiserPlace> with(ApiPermission permission, ApiCaller caller) {
        return first(caller, place -> place.may(permission));
    }

    /** The place with this permission whose organiser organises the event or is its location. */
    public Optional<OrganiserPlace> at(Event event, ApiPermission permission, ApiCaller caller) {
        return first(
                caller,
                place -> place.may(permission)
                        && place.access()
                                .organisationId()
                                .filter(event::involves)
                                .isPresent());
    }

    /** The place with this permission of the organiser with this id. */
    public Optional<OrganiserPlace> of(String organiserId, ApiPermission permission, ApiCaller caller) {
        return first(
                caller, place -> place.may(permission) && place.organiserId().equals(organiserId));
    }

    /**
     * All places with this permission.
     *
     * @param organiserId only those of this organiser
     */
    public List<OrganiserPlace> all(Optional<String> organiserId, ApiPermission permission, ApiCaller caller) {
        return of(caller).stream()
                .filter(place -> place.may(permission))
                .filter(place -> organiserId.isEmpty() || place.organiserId().equals(organiserId.get()))
                .toList();
    }

    /**
     * The places with one of these permissions, as one place for reading: a caller that acts for several organisers
     * sees what it may see for any of them.
     *
     * @param organiserId only the places of this organiser
     */
    public Optional<OrganiserPlace> reading(
            Set<ApiPermission> permissions, Optional<String> organiserId, ApiCaller caller) {
        return OrganiserPlace.together(of(caller).stream()
                .filter(place -> organiserId.isEmpty() || place.organiserId().equals(organiserId.get()))
                .filter(place -> permissions.stream().anyMatch(place::may))
                .toList());
    }

    /** Whom a caller is at one of its places, for what it may see of people. */
    public Viewer viewer(ApiCaller caller, OrganiserPlace place) {
        return switch (caller) {
            case ApiCaller.OfUser(var user, var application) -> new Viewer.Employee(user, place.access(), application);
            case ApiCaller.OfClient(var application) -> new Viewer.Agent(application, place);
            case ApiCaller.Identified _, ApiCaller.WithCustomToken _, ApiCaller.Anonymous _ ->
                throw new IllegalStateException("Only a caller with a token has a place");
        };
    }

    /** A look-up of people at one of the caller's places. */
    public Inquiry inquiry(JsonRequest request, OrganiserPlace place) {
        var counter = new Reader.Counter(place.access().counterId(), place.counterKey());
        var reader = new Reader(
                request.application().key(),
                request.caller().user().map(User::uid),
                Optional.of(counter),
                actor(request));
        return new Inquiry(
                viewer(request.caller(), place), reader, request.operation().name());
    }

    /** The caller, as the audit log names it. */
    public static Actor actor(JsonRequest request) {
        var key = request.application().key();
        var address = request.arrival().from().getHostAddress();
        return request.caller()
                .user()
                .<Actor>map(user -> new Actor.Delegate(key, user.uid(), address))
                .orElseGet(() -> new Actor.Application(key, address));
    }

    /** The refusal of a caller that lacks a permission. */
    public static Problem forbidden(ApiPermission missing) {
        return Problem.of(ProblemType.FORBIDDEN, "The caller needs the permission " + missing + " for the organizer.")
                .with("requiredPermission", missing.name());
    }

    private Optional<OrganiserPlace> first(ApiCaller caller, Predicate<OrganiserPlace> which) {
        return of(caller).stream().filter(which).findFirst();
    }
}
