package org.spaarpunt.api3;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.identity.OAuthVerifier;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.identity.SignedRequest;
import org.spaarpunt.identity.Verification;

/** Lets a request in to its call: reads its parameters, verifies its signature, and hands both on as checked values. */
final class Door {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final OAuthVerifier verifier;
    private final PublicAddress address;
    private final InstantSource clock;
    private final Consumer<OAuthProblem> unauthorized;

    Door(OAuthVerifier verifier, PublicAddress address, InstantSource clock, Consumer<OAuthProblem> unauthorized) {
        this.verifier = verifier;
        this.address = address;
        this.clock = clock;
        this.unauthorized = unauthorized;
    }

    Response enter(Route route, Request request, Refusals refusals) {
        if (request.body().length > 0 && !isForm(request)) {
            return refusals.unsupportedMediaType();
        }
        // Anything but ASCII is percent-encoded in a form, so each byte is a character; others are refused when parsed.
        var form = new String(request.body(), StandardCharsets.ISO_8859_1);
        var segment = PercentEncoding.decode(segmentOf(route, request));
        var parameters = Parameters.parse(request.query())
                .flatMap(query -> Parameters.parse(form).map(query::and));
        if (segment.isEmpty() || parameters.isEmpty()) {
            return refusals.unreadableParameters();
        }
        if (!request.header(RepeatKey.HEADER).map(RepeatKey::isWellFormed).orElse(true)) {
            return refusals.malformedRepeatKey();
        }
        return switch (verifier.verify(signed(request, form))) {
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
                                parameters.get(),
                                segment.get(),
                                refusals.messages(),
                                clock.instant(),
                                repeat(request, parameters.get(), verified)),
                        refusals);
        };
    }

    private Response call(Route route, ApiRequest request, Refusals refusals) {
        if (route.caller() == Route.Caller.USER && request.user().isEmpty()) {
            unauthorized.accept(OAuthProblem.PARAMETER_ABSENT);
            return refusals.userRequired();
        }
        return doubled(route, request.parameters())
                .map(refusals::doubledParameter)
                .orElseGet(() -> route.call().answer(request));
    }

    private static Optional<RepeatKey> repeat(Request request, Parameters parameters, Verification.Verified verified) {
        return request.header(RepeatKey.HEADER)
                .map(header -> RepeatKey.of(header, request, parameters, verified.user()));
    }

    private SignedRequest signed(Request request, String form) {
        var seen = address.of(request);
        return new SignedRequest(
                request.method(),
                seen.scheme(),
                seen.authority(),
                seen.path(),
                request.query(),
                form,
                request.headers("Authorization"));
    }

    private static String segmentOf(Route route, Request request) {
        return route.match(request.path().substring(Api3.PREFIX.length())).orElseThrow();
    }

    private static boolean isForm(Request request) {
        return request.header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(FORM::equals)
                .isPresent();
    }

    /** A parameter that has one value and was given several; empty values count as absent. */
    private static Optional<String> doubled(Route route, Parameters parameters) {
        return route.parameters().stream()
                .filter(name -> parameters.all(name).stream()
                                .filter(value -> !value.isEmpty())
                                .count()
                        > 1)
                .findFirst();
    }
}
