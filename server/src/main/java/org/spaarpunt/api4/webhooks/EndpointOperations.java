package org.spaarpunt.api4.webhooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.api4.webhooks.WebhookOwners.Owned;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.http.Response;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.webhooks.Endpoint;
import org.spaarpunt.webhooks.EndpointRegister;
import org.spaarpunt.webhooks.EndpointRegister.Draft;
import org.spaarpunt.webhooks.EventKind;

/** {@code /webhooks}: making, changing and removing them. */
final class EndpointOperations {
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_HOURS = 8_784;
    private static final int USUAL_HOURS = 24;

    private final EndpointRegister endpoints;
    private final WebhookOwners owners;

    /** What a caller sends of a webhook. */
    private record Posted(Draft draft, Optional<Wanted> status) {
        static Posted read(Fields fields) {
            var kinds = fields.texts("events", LONGEST_TEXT).stream()
                    .flatMap(
                            name -> EventKind.named(name)
                                    .or(() -> fields.wrong("events", "has a kind that is not known: " + name))
                                    .stream())
                    .collect(Collectors.toSet());
            return new Posted(
                    new Draft(
                            fields.text("url", LONGEST_ADDRESS),
                            fields.optionalText("description", LONGEST_TEXT).orElse(""),
                            kinds),
                    fields.choice("status", List.of(Wanted.values())));
        }
    }

    private enum Wanted {
        ACTIVE,
        OFF
    }

    EndpointOperations(EndpointRegister endpoints, WebhookOwners owners) {
        this.endpoints = endpoints;
        this.owners = owners;
    }

    Response list(JsonRequest request) {
        return request.query(query -> Map.entry(query.all("organizerId"), query.slice()))
                .answer(asked -> {
                    var found = new ArrayList<Map<String, Object>>();
                    for (var place : owners.managed(request.caller())) {
                        if (asked.getKey().isEmpty() || asked.getKey().contains(place.organiserId())) {
                            endpoints
                                    .list(WebhookOwners.owner(place, request.caller()))
                                    .forEach(endpoint -> found.add(json(endpoint, place.organiserId())));
                        }
                    }
                    var slice = asked.getValue();
                    var part = found.stream()
                            .skip(slice.start())
                            .limit(slice.limit())
                            .toList();
                    return Json.ok(Slice.page(found.size(), part));
                });
    }

    Response show(JsonRequest request) {
        return owners.with(request, owned -> Json.ok(json(owned.endpoint(), owned.organizerId())));
    }

    Response create(JsonRequest request) {
        return request.body(fields -> Map.entry(fields.text("organizerId", LONGEST_TEXT), Posted.read(fields)))
                .answer(posted -> owners.at(posted.getKey(), request.caller())
                        .map(place -> create(request, place, posted.getValue().draft()))
                        .orElseGet(() -> CallerPlaces.forbidden(WebhookOwners.needed(request.caller()))
                                .response()));
    }

    /** The id follows from the key of the request, so that a repeat finds the webhook that the first one made. */
    private Response create(JsonRequest request, OrganiserPlace place, Draft draft) {
        var missing = WebhookOwners.missing(draft.kinds(), place, request.caller());
        if (missing.isPresent()) {
            return CallerPlaces.forbidden(missing.get()).response();
        }
        var owner = WebhookOwners.owner(place, request.caller());
        var id = request.key()
                .map(key -> Digest.of("webhook\n" + request.application().key() + "\n" + key)
                        .toString());
        return switch (endpoints.create(CallerPlaces.actor(request), owner, id, draft, Once.everyTime())) {
            case Outcome.Done<NewSecret>(var made) -> Json.response(201, withSecret(made, place.organiserId()));
            case Outcome.Unchanged<NewSecret> _ ->
                endpoints
                        .find(id.orElseThrow())
                        .filter(known -> owner.has(known) && draft.fits(known))
                        .map(known -> request.marked(
                                Json.response(
                                        201,
                                        withSecret(
                                                new NewSecret(known.id(), endpoints.secretOf(known.id())),
                                                place.organiserId())),
                                true))
                        .orElseGet(() -> Problem.of(
                                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                                        "This Idempotency-Key was used for another webhook.")
                                .response());
            case Outcome<NewSecret> otherwise -> refused(otherwise);
        };
    }

    Response change(JsonRequest request) {
        return owners.with(
                request,
                owned -> request.body(Posted::read).answer(posted -> {
                    var place = owners.at(owned.organizerId(), request.caller()).orElseThrow();
                    var missing = WebhookOwners.missing(posted.draft().kinds(), place, request.caller());
                    return missing.isPresent()
                            ? CallerPlaces.forbidden(missing.get()).response()
                            : change(request, owned, posted);
                }));
    }

    private Response change(JsonRequest request, Owned owned, Posted posted) {
        var actor = CallerPlaces.actor(request);
        var id = owned.endpoint().id();
        var changed = endpoints.change(actor, owned.owner(), id, posted.draft());
        if (!(changed instanceof Outcome.Done<Nothing> || changed instanceof Outcome.Unchanged<Nothing>)) {
            return refused(changed);
        }
        posted.status().ifPresent(status -> {
            switch (status) {
                case ACTIVE -> endpoints.switchOn(actor, owned.owner(), id);
                case OFF -> endpoints.switchOff(actor, owned.owner(), id);
            }
        });
        return show(request);
    }

    Response remove(JsonRequest request) {
        return owners.with(request, owned -> {
            endpoints.remove(
                    CallerPlaces.actor(request), owned.owner(), owned.endpoint().id());
            return Response.empty(204);
        });
    }

    Response rotate(JsonRequest request) {
        return owners.with(
                request,
                owned -> request.body(fields -> fields.optionalWholeNumber("overlapHours", 0, MOST_HOURS)
                                .orElse(USUAL_HOURS))
                        .answer(hours -> switch (endpoints.rotate(
                                CallerPlaces.actor(request),
                                owned.owner(),
                                owned.endpoint().id(),
                                Duration.ofHours(hours),
                                Once.everyTime())) {
                            case Outcome.Done<NewSecret>(var made) -> Json.ok(withSecret(made, owned.organizerId()));
                            case Outcome<NewSecret> otherwise -> refused(otherwise);
                        }));
    }

    private Map<String, Object> withSecret(NewSecret made, String organizerId) {
        var body = json(endpoints.find(made.key()).orElseThrow(), organizerId);
        body.put("secret", made.secret());
        return body;
    }

    private static Map<String, Object> json(Endpoint endpoint, String organizerId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", endpoint.id());
        body.put("organizerId", organizerId);
        body.put("url", endpoint.address());
        body.put("description", endpoint.description());
        body.put("events", endpoint.kinds().stream().map(EventKind::wireName).toList());
        body.put("status", endpoint.state().name());
        body.put("createdAt", Json.time(endpoint.createdAt()));
        endpoint.failingSince().ifPresent(moment -> body.put("failingSince", Json.time(moment)));
        endpoint.previousSecretUntil().ifPresent(moment -> body.put("previousSecretUntil", Json.time(moment)));
        return body;
    }

    private static Response refused(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Rejected<?>(var flaws) ->
                Problem.of(ProblemType.BODY_INVALID_DATA, "The webhook is not as it must be.")
                        .with(
                                "schemaErrors",
                                flaws.stream().map(EndpointOperations::error).toList())
                        .response();
            case Outcome.Refused<?>(var reason) ->
                Problem.of(
                                ProblemType.FORBIDDEN,
                                "An organizer has at most " + EndpointRegister.MOST + " webhooks at a counter.")
                        .with("reason", reason.name())
                        .response();
            case Outcome.Unknown<?> _, Outcome.Ambiguous<?> _, Outcome.Unchanged<?> _, Outcome.Done<?> _ ->
                WebhookOwners.unknown();
        };
    }

    private static Map<String, String> error(Flaw flaw) {
        var pointers = Map.of(
                Input.ADDRESS, "/url",
                Input.EVENT_KINDS, "/events",
                Input.DESCRIPTION, "/description",
                Input.OVERLAP, "/overlapHours");
        return Map.of(
                "jsonPointer", pointers.getOrDefault(flaw.input(), "/"),
                "error", said(flaw.reason()));
    }

    private static String said(Refusal reason) {
        return Map.of(
                        Refusal.BAD_WEBHOOK_ADDRESS,
                        "must be an https address on the internet, without user and fragment",
                        Refusal.NO_EVENT_KIND,
                        "must name one of "
                                + Set.of(EventKind.values()).stream()
                                        .map(EventKind::wireName)
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                        Refusal.TWO_SECRETS,
                        "must be 0 while the secret before the present one still signs")
                .getOrDefault(reason, "must be a text of at most 200 characters");
    }
}
