package org.spaarpunt.api3;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.DecodedRequest;
import org.spaarpunt.api3.wire.ErrorResponses;
import org.spaarpunt.api3.wire.IdempotencyHeader;
import org.spaarpunt.api3.wire.ParameterNormalization;
import org.spaarpunt.api3.wire.RequestContext;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.IdempotencyKeys;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.identity.NonceUsedException;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.SignedRequest;
import org.spaarpunt.identity.UnclaimedNonce;
import org.spaarpunt.identity.Verification;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;

/** Admits a request to its call: reads its parameters, verifies its signature, and passes both on as checked values. */
final class RequestAdmission {
    private static final Verification.Rejected BLOCKED_DEVICE =
            new Verification.Rejected(OAuthProblem.CONSUMER_KEY_UNKNOWN, "the check-in device is blocked");

    private final Verifiers verifiers;
    private final Authorization authorization;
    private final LookupWatch lookups;
    private final PublicAddress address;
    private final InstantSource clock;
    private final Consumer<OAuthProblem> unauthorized;

    /**
     * A request whose parts could be read.
     *
     * @param segments the values of the braces in its route, decoded
     * @param repeatKeys at most one
     */
    private record Received(Request request, DecodedRequest sent, List<String> segments, List<String> repeatKeys) {}

    RequestAdmission(
            Verifiers verifiers,
            Authorization authorization,
            LookupWatch lookups,
            PublicAddress address,
            InstantSource clock,
            Consumer<OAuthProblem> unauthorized) {
        this.verifiers = verifiers;
        this.authorization = authorization;
        this.lookups = lookups;
        this.address = address;
        this.clock = clock;
        this.unauthorized = unauthorized;
    }

    Response enter(Route route, Request request, ErrorResponses refusals) {
        if (!DecodedRequest.isReadable(request, route.reads())) {
            return refusals.unsupportedMediaType();
        }
        var segments = route.decodedSegments(Api3.pathOf(request));
        var sent = DecodedRequest.read(request, route.reads());
        if (segments.isEmpty() || sent.isEmpty()) {
            return refusals.unreadableParameters();
        }
        var repeatKeys = IdempotencyHeader.keys(request);
        if (repeatKeys.size() > 1) {
            return refusals.doubledRepeatKey();
        }
        if (!repeatKeys.stream().allMatch(IdempotencyKeys::isWellFormed)) {
            return refusals.malformedRepeatKey();
        }
        var received = new Received(request, sent.get(), segments.get(), repeatKeys);
        return switch (verify(route, received)) {
            case Verification.Rejected rejected -> rejected(rejected, refusals);
            case Verification.Verified verified -> verified(route, received, verified, refusals);
        };
    }

    private Verification verify(Route route, Received received) {
        var verifier = verifiers.of(route.right());
        var signed = signed(received.request(), received.sent().signed());
        return route.claimsItsNonce() ? verifier.verifyUnclaimed(signed) : verifier.verify(signed);
    }

    private Response rejected(Verification.Rejected rejected, ErrorResponses refusals) {
        unauthorized.accept(rejected.problem());
        return refusals.unauthorized(rejected.problem(), rejected.detail());
    }

    /** Whatever the response is, the nonce is claimed before it is sent. */
    private Response verified(Route route, Received received, Verification.Verified verified, ErrorResponses refusals) {
        try {
            var response = verified.consumer().suspended() && !(route.right() instanceof Right.Device)
                    ? rejected(BLOCKED_DEVICE, refusals)
                    : call(route, requestOf(route, received, verified, refusals), refusals);
            verified.nonce().ifPresent(UnclaimedNonce::claim);
            return response;
        } catch (NonceUsedException _) {
            return rejected(Verification.Rejected.ofUsedNonce(), refusals);
        }
    }

    /** The request as its call sees it. */
    private ApiRequest requestOf(
            Route route, Received received, Verification.Verified verified, ErrorResponses refusals) {
        var request = received.request();
        var sent = received.sent();
        var arrival = arrival(route, request, refusals);
        var parameters = ParameterNormalization.of(sent.all(), route.reads());
        var idempotency = received.repeatKeys().isEmpty()
                ? Optional.<IdempotentRequest>empty()
                : IdempotencyHeader.of(
                        received.repeatKeys(),
                        request,
                        parameters,
                        verified.user(),
                        new Rendering(route.name(), arrival.site()));
        return new ApiRequest(
                verified.consumer(),
                verified.user(),
                Optional.empty(),
                verified.parameters(),
                parameters,
                sent.upload(),
                ParameterNormalization.ofSegments(received.segments()),
                arrival,
                new Once(idempotency, verified.nonce()));
    }

    private RequestContext arrival(Route route, Request request, ErrorResponses refusals) {
        var seen = address.of(request);
        int site = seen.path().length() - request.path().length();
        return new RequestContext(
                route,
                address.client(request),
                clock.instant(),
                seen.scheme() + "://" + seen.authority() + seen.path().substring(0, site),
                refusals.acceptLanguage());
    }

    private Response call(Route route, ApiRequest request, ErrorResponses refusals) {
        if (route.needsUser() && request.user().isEmpty()) {
            unauthorized.accept(OAuthProblem.PARAMETER_ABSENT);
            return refusals.userRequired();
        }
        for (var name : route.reads().names()) {
            if (request.parameters().isDoubled(name)) {
                return refusals.doubledParameter(name);
            }
        }
        for (var name : route.reads().required()) {
            if (request.parameter(name).isEmpty()) {
                return refusals.missingParameters(missing(route, request));
            }
        }
        return switch (route.decided()) {
            case AT_THE_DOOR -> admit(route, request, refusals);
            case IN_THE_CALL -> answer(route, request);
        };
    }

    private Response admit(Route route, ApiRequest request, ErrorResponses refusals) {
        return switch (authorization.decide(route.right(), request.claim())) {
            case AccessDecision.Allowed _ -> answer(route, request);
            case AccessDecision.Admitted(var standing) -> answer(route, request.at(standing));
            case AccessDecision.UnknownCounter _ -> refusals.unknownCounter();
            case AccessDecision.Denied(var missing) -> refusals.accessDenied(missing);
        };
    }

    private Response answer(Route route, ApiRequest request) {
        var response = route.call().answer(request);
        // Before it counts as a look-up: a replay must not use up what its caller may look up.
        request.once().nonce().ifPresent(UnclaimedNonce::claim);
        return lookups.counted(request, response);
    }

    private static List<String> missing(Route route, ApiRequest request) {
        return route.reads().required().stream()
                .filter(name -> request.parameter(name).isEmpty())
                .toList();
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
}
