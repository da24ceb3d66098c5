package org.spaarpunt.api3;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.spaarpunt.api3.docs.ApiDescriber;
import org.spaarpunt.api3.docs.CallTexts;
import org.spaarpunt.api3.wire.ErrorResponses;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.http.AllowedMethods;
import org.spaarpunt.http.Failure;
import org.spaarpunt.http.FailureResponse;
import org.spaarpunt.http.Handler;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.http.Router;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.lookups.LookupsExhaustedException;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.storage.OutageLog;
import org.spaarpunt.wiring.ServerFeatures;

/** The protocol's addresses: its calls, and the answers around them. */
public final class Api3 implements Handler, FailureResponse, Router.Answers<Route> {
    /** Every address of the protocol begins with this. */
    public static final String PREFIX = Route.PREFIX;

    private final ApiDescription description;
    private final Router<Route> router;
    private final RequestAdmission door;

    /**
     * @param address the address of this server that clients sign
     * @param unauthorized receives the problem of every request that is rejected with 401
     */
    public Api3(ServerFeatures server, PublicAddress address, Consumer<OAuthProblem> unauthorized) {
        var features = server.features();
        var clock = features.core().clock();
        var offered = Routes.all(features, server.checkinDesk(), server.visits(), unauthorized);
        this.description = new ApiDescriber(CallTexts.read()).describe(offered);
        this.router = new Router<>(
                Stream.concat(offered.stream(), UnofferedCall.routes().stream()).toList(),
                new OutageLog(clock)::tellIfOutage);
        this.door = new RequestAdmission(
                new Verifiers(server.calls(), server.exchange()),
                features.authorization(),
                new LookupWatch(
                        features.lookups(),
                        features.passholders().lookup(),
                        features.devices().reader(),
                        features.authorization()),
                address,
                clock,
                unauthorized);
    }

    /** The calls that this server offers, described for authors of clients. */
    public ApiDescription description() {
        return description;
    }

    /** Whether this server handles requests for this path. */
    public static boolean serves(String path) {
        return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
    }

    @Override
    public Response handle(Request request) {
        return unstored(router.answer(request, pathOf(request), this));
    }

    @Override
    public Response at(Route route, Request request) {
        var errors = errors(request);
        try {
            return door.enter(route, request, errors);
        } catch (LookupsExhaustedException exhausted) {
            return errors.tooManyLookups(exhausted.retryAfter());
        }
    }

    @Override
    public Response notFound(Request request) {
        return errors(request).notFound();
    }

    @Override
    public Response methodNotAllowed(Request request, AllowedMethods allowed) {
        return errors(request).methodNotAllowed(allowed);
    }

    @Override
    public Response outage(Request request) {
        return errors(request).outage();
    }

    @Override
    public Response broken(Request request) {
        return errors(request).failed(Failure.BROKEN);
    }

    @Override
    public Response answer(Failure failure, String rawPath, Optional<String> acceptLanguage) {
        return unstored(new ErrorResponses(Format.spokenAt(rawPath), acceptLanguage).failed(failure));
    }

    /** The name of a route: its path below the prefix. */
    static String pathOf(Request request) {
        return request.path().substring(PREFIX.length());
    }

    /**
     * Most answers are about people or grant access, and the signature may be in the address, where a cache does not
     * see that the answer is for one caller only. So every answer, whatever it contains, is marked as private and not
     * to be stored.
     */
    private static Response unstored(Response response) {
        return response.with("Cache-Control", "private, no-store");
    }

    private static ErrorResponses errors(Request request) {
        return new ErrorResponses(Format.spokenAt(request.path()), request.header("Accept-Language"));
    }
}
