package org.spaarpunt.api3;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.identity.SignedRequest;
import org.spaarpunt.identity.Verification;

/** Lets a request in to its call: reads its parameters, verifies its signature, and hands both on as checked values. */
final class Door {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Verifiers verifiers;
    private final PublicAddress address;
    private final InstantSource clock;
    private final Consumer<OAuthProblem> unauthorized;

    Door(Verifiers verifiers, PublicAddress address, InstantSource clock, Consumer<OAuthProblem> unauthorized) {
        this.verifiers = verifiers;
        this.address = address;
        this.clock = clock;
        this.unauthorized = unauthorized;
    }

    Response enter(Route route, Request request, Refusals refusals) {
        if (request.body().length > 0 && !isForm(request)) {
            return refusals.unsupportedMediaType();
        }
        var segment = PercentEncoding.decode(route.match(Api3.pathOf(request)).orElseThrow());
        var parameters = parametersOf(request);
        if (segment.isEmpty() || parameters.isEmpty()) {
            return refusals.unreadableParameters();
        }
        var repeatKey = request.header(RepeatKey.HEADER);
        if (repeatKey.isPresent() && !RepeatKey.isWellFormed(repeatKey.get())) {
            return refusals.malformedRepeatKey();
        }
        return switch (verifiers.of(route.caller()).verify(signed(request, parameters.get()))) {
            case Verification.Rejected(var problem, var detail) -> {
                unauthorized.accept(problem);
                yield refusals.unauthorized(problem, detail);
            }
            case Verification.Verified verified ->
                call(
                        route,
                        new ApiRequest(
                                verified.consumer(),
                                verified.user(),
                                verified.parameters(),
                                parameters.get(),
                                segment.get(),
                                refusals.acceptLanguage(),
                                clock.instant(),
                                repeatKey.map(key -> RepeatKey.of(key, request, parameters.get(), verified.user()))),
                        refusals);
        };
    }

    private Response call(Route route, ApiRequest request, Refusals refusals) {
        if (route.caller() == Route.Caller.USER && request.user().isEmpty()) {
            unauthorized.accept(OAuthProblem.PARAMETER_ABSENT);
            return refusals.userRequired();
        }
        for (var name : route.parameters()) {
            if (request.parameters().isDoubled(name)) {
                return refusals.doubledParameter(name);
            }
        }
        return route.call().answer(request);
    }

    /** Those of the query, then those of the form. */
    private static Optional<Parameters> parametersOf(Request request) {
        // Anything but ASCII is percent-encoded in a form, so each byte is a character; others are refused when parsed.
        var form = Parameters.parse(new String(request.body(), StandardCharsets.ISO_8859_1));
        var query = Parameters.parse(request.query());
        return form.isEmpty() || query.isEmpty()
                ? Optional.empty()
                : Optional.of(query.get().and(form.get()));
    }

    private SignedRequest signed(Request request, Parameters parameters) {
        var seen = address.of(request);
        return new SignedRequest(
                request.method(),
                seen.scheme(),
                seen.authority(),
                seen.path(),
                parameters,
                request.headers("Authorization"));
    }

    private static boolean isForm(Request request) {
        var type = request.header("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().equalsIgnoreCase(FORM);
    }
}
