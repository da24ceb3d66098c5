package org.spaarpunt.api3;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.lookups.LookupsExhaustedException;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.storage.Outage;
import org.spaarpunt.storage.OutageLog;
import org.spaarpunt.wiring.ServerFeatures;

/** The protocol's addresses: finds the call that a request is for, and words what goes wrong around it. */
public final class Api3 implements Handler, FailureResponse {
    /** Every address of the protocol begins with this. */
    public static final String PREFIX = "/uitid/rest";

    private static final Logger LOG = LoggerFactory.getLogger(Api3.class);

    private final ApiDescription description;
    private final RouteTable routes;
    private final RequestAdmission door;
    private final OutageLog outages;

    /**
     * @param address under which clients reach this server, because that is what they sign
     * @param unauthorized is told of the problem of every request that is refused with 401
     */
    public Api3(ServerFeatures server, PublicAddress address, Consumer<OAuthProblem> unauthorized) {
        var features = server.features();
        var clock = features.core().clock();
        var offered = Routes.all(features, server.checkinDesk(), unauthorized);
        this.description = new ApiDescriber(CallTexts.read()).describe(offered);
        this.routes = new RouteTable(
                Stream.concat(offered.stream(), UnofferedCall.routes().stream()).toList());
        this.door = new RequestAdmission(
                new Verifiers(server.calls(), server.exchange()),
                features.authorization(),
                address,
                clock,
                unauthorized);
        this.outages = new OutageLog(clock);
    }

    /** The calls that are offered, for who writes a client. */
    public ApiDescription description() {
        return description;
    }

    /** Whether requests for this path are to be handled here. */
    public static boolean serves(String path) {
        return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
    }

    @Override
    public Response handle(Request request) {
        return unstored(answer(request));
    }

    /**
     * What is answered here is about people, or opens something, and may have been signed in the address, where no cache sees that it is for one
     * caller alone. So every answer says that it is for its caller and is not to be kept, whatever it is.
     */
    private static Response unstored(Response response) {
        return response.with("Cache-Control", "private, no-store");
    }

    private Response answer(Request request) {
        var refusals = new ErrorResponses(Format.spokenAt(request.path()), request.header("Accept-Language"));
        var here = routes.at(pathOf(request));
        if (here.isEmpty()) {
            return refusals.notFound();
        }
        for (var route : here) {
            if (request.isFor(route.method())) {
                return enter(route, request, refusals).from(route.name());
            }
        }
        var allowed = AllowedMethods.of(here.stream().map(Route::method));
        return request.method().equals("OPTIONS") ? allowed.told() : refusals.methodNotAllowed(allowed);
    }

    @Override
    public Response answer(Failure failure, String rawPath, Optional<String> acceptLanguage) {
        return unstored(new ErrorResponses(Format.spokenAt(rawPath), acceptLanguage).failed(failure));
    }

    /** What a route names: the path below the prefix. */
    static String pathOf(Request request) {
        return request.path().substring(PREFIX.length());
    }

    private Response enter(Route route, Request request, ErrorResponses refusals) {
        try {
            return door.enter(route, request, refusals);
        } catch (LookupsExhaustedException exhausted) {
            return refusals.tooManyLookups(exhausted.retryAfter());
        } catch (RuntimeException failure) {
            if (Outage.caused(failure)) {
                outages.tell(route.name(), failure);
                return refusals.outage();
            }
            LOG.error("{} broke", route.name(), failure);
            return refusals.failed(Failure.BROKEN);
        }
    }
}
