package org.spaarpunt;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spaarpunt.api3.Api3;
import org.spaarpunt.api4.Api4;
import org.spaarpunt.http.AllowedMethods;
import org.spaarpunt.http.Failure;
import org.spaarpunt.http.FailureResponse;
import org.spaarpunt.http.Handler;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.issuer.IssuerSite;
import org.spaarpunt.metrics.MetricsPage;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.openapi.OnDemand;
import org.spaarpunt.openapi.OpenApiDocument;
import org.spaarpunt.storage.Database;
import org.spaarpunt.web.Pages;

/** Every address of the server: the two APIs, the provider of OpenID Connect, the pages for people, health and metrics. */
record Site(
        Api3 api3,
        Api4 api4,
        IssuerSite issuer,
        Pages pages,
        Database database,
        MetricsPage metrics,
        Map<String, OnDemand<Response>> descriptions)
        implements Handler, FailureResponse {
    /**
     * The path of the protocol, relative to the document that describes it, so that it also holds behind a proxy that
     * adds a path.
     */
    private static final String PROTOCOL = Api3.PREFIX.substring(1);

    private static final String JSON_API = Api4.PREFIX.substring(1);

    private static final String OPEN_API = "/openapi.json";
    private static final String JSON_OPEN_API = "/openapi-4.json";
    private static final String HEALTH = "/health";
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";
    /** Every method that any address supports. */
    private static final AllowedMethods ANYWHERE = AllowedMethods.of(Stream.of("GET", "POST", "PUT", "DELETE"));

    private static final AllowedMethods READ_ONLY = AllowedMethods.of(Stream.of("GET"));
    private static final String TEXT = "text/plain;charset=UTF-8";

    /** The site, including the descriptions of its protocols. */
    static Site of(Api3 api3, Api4 api4, IssuerSite issuer, Pages pages, Database database, MetricsPage metrics) {
        var descriptions = Map.of(
                OPEN_API, described(api3::description, PROTOCOL),
                JSON_OPEN_API, described(api4::description, JSON_API));
        return new Site(api3, api4, issuer, pages, database, metrics, descriptions);
    }

    private static OnDemand<Response> described(Supplier<ApiDescription> api, String server) {
        return new OnDemand<>(() -> Response.of(200, "application/json", OpenApiDocument.write(api.get(), server))
                .compressedOnce());
    }

    @Override
    public Response handle(Request request) {
        if (request.isAboutServer()) {
            return ANYWHERE.response();
        }
        if (isOfProtocol(request.path())) {
            return api3.handle(request);
        }
        if (Api4.serves(request.path())) {
            return api4.handle(request);
        }
        if (isOfIssuer(request.path())) {
            return issuer.handle(request);
        }
        return switch (request.path()) {
            case HEALTH ->
                read(request, () -> health(database.isReady(), replica()).from(HEALTH));
            case LIVE -> read(request, () -> health(true, "").from(LIVE));
            case READY -> read(request, () -> health(database.isReady(), "").from(READY));
            case OPEN_API, JSON_OPEN_API ->
                read(
                        request,
                        () -> Objects.requireNonNull(descriptions.get(request.path()))
                                .get()
                                .from(request.path()));
            case MetricsPage.PATH ->
                metrics.answer(request)
                        .map(answer -> read(request, () -> answer))
                        .orElseGet(Site::notFound);
            default -> pages.handle(request);
        };
    }

    /** Whether the address is for programs that watch the server. */
    static boolean isForWatching(String path) {
        return switch (path) {
            case HEALTH, LIVE, READY, MetricsPage.PATH -> true;
            default -> false;
        };
    }

    /** Whether the address is for programs of any origin, and its answers are never shown to a person in a browser. */
    boolean isForApplications(String path) {
        return isOfProtocol(path) || Api4.serves(path) || descriptions.containsKey(path);
    }

    /** Whether forms with files are sent to the address. */
    boolean receivesFiles(String path) {
        return pages.receivesFiles(path) || (Api4.serves(path) && api4.receivesFiles(path));
    }

    @Override
    public Response answer(Failure failure, String rawPath, Optional<String> acceptLanguage) {
        // If the address meant is unknown, the caller is more likely a program than a browser.
        var isUnknown = rawPath.isEmpty() || rawPath.equals("*");
        if (isUnknown || isOfProtocol(rawPath)) {
            return api3.answer(failure, rawPath, acceptLanguage);
        }
        if (Api4.serves(rawPath)) {
            return api4.answer(failure, rawPath, acceptLanguage);
        }
        return isOfIssuer(rawPath)
                ? issuer.answer(failure, rawPath, acceptLanguage)
                : pages.answer(failure, rawPath, acceptLanguage);
    }

    /** The pages on which users sign in for clients are at addresses of the provider, but answer to people. */
    private boolean isOfIssuer(String path) {
        return IssuerSite.serves(path) && !pages.serves(path);
    }

    /** The protocol's pages for people are at addresses among its calls, but do not count as calls. */
    private boolean isOfProtocol(String path) {
        return Api3.serves(path) && !pages.serves(path);
    }

    private static Response read(Request request, Supplier<Response> answer) {
        if (request.isFor("GET")) {
            return answer.get();
        }
        return request.method().equals("OPTIONS")
                ? READ_ONLY.response()
                : READ_ONLY.on(Response.of(405, TEXT, "Only " + READ_ONLY.list() + "\n"));
    }

    /** Without a replica in use everything is read from the database itself, so the status does not depend on it. */
    private String replica() {
        return database.replica()
                .map(known -> ",\"replica\":\"" + (known.isUsed() ? "USED" : "NOT_USED") + "\"")
                .orElse("");
    }

    /** @param more further members of the object */
    private static Response health(boolean up, String more) {
        var response = up
                ? Response.of(200, "application/json", "{\"status\":\"UP\"" + more + "}")
                : Response.of(503, "application/json", "{\"status\":\"DOWN\"" + more + "}");
        return response.with("Cache-Control", "no-store");
    }

    private static Response notFound() {
        return Response.of(404, TEXT, "Not found\n");
    }
}
