package org.spaarpunt;

import org.spaarpunt.api3.Api3;
import org.spaarpunt.http.Failure;
import org.spaarpunt.http.FailureResponse;
import org.spaarpunt.http.Handler;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.metrics.MetricsPage;
import org.spaarpunt.openapi.OpenApiDocument;
import org.spaarpunt.storage.Database;
import org.spaarpunt.web.Pages;

/** Every address of the server: the protocol, the pages for people, and beside them whether and how the server does. */
record Site(Api3 api3, Pages pages, Database database, MetricsPage metrics, Response openApi)
        implements Handler, FailureResponse {
    /** Where the protocol is, seen from the document that describes it; so it holds behind a proxy with a path of its own too. */
    private static final String PROTOCOL = Api3.PREFIX.substring(1);

    private static final String OPEN_API = "/openapi.json";
    private static final String HEALTH = "/health";
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";
    private static final String TEXT = "text/plain;charset=UTF-8";

    /** The site, with the description of its protocol. */
    static Site of(Api3 api3, Pages pages, Database database, MetricsPage metrics) {
        var openApi = OpenApiDocument.write(api3.description(), PROTOCOL);
        var described = Response.of(200, "application/json", openApi).compressedOnce();
        return new Site(api3, pages, database, metrics, described);
    }

    @Override
    public Response handle(Request request) {
        // The protocol's pages for people stand among its calls.
        if (pages.serves(request.path())) {
            return pages.handle(request);
        }
        if (Api3.serves(request.path())) {
            return api3.handle(request);
        }
        return switch (request.path()) {
            case HEALTH -> health(database.answers()).from(HEALTH);
            case LIVE -> health(true).from(LIVE);
            case READY -> health(database.answers()).from(READY);
            case OPEN_API -> openApi.from(OPEN_API);
            case MetricsPage.PATH -> metrics.answer(request).orElseGet(Site::notFound);
            default -> pages.handle(request);
        };
    }

    @Override
    public Response answer(Failure failure, String rawPath) {
        var isOfProtocol = !pages.serves(rawPath) && (Api3.serves(rawPath) || rawPath.isEmpty());
        return isOfProtocol ? api3.answer(failure, rawPath) : pages.answer(failure, rawPath);
    }

    private static Response health(boolean up) {
        return up
                ? Response.of(200, "application/json", "{\"status\":\"UP\"}")
                : Response.of(503, "application/json", "{\"status\":\"DOWN\"}");
    }

    private static Response notFound() {
        return Response.of(404, TEXT, "Not found\n");
    }
}
