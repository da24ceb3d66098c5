package org.spaarpunt.api4;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.api4.docs.OperationDescriber;
import org.spaarpunt.api4.docs.OperationTexts;
import org.spaarpunt.api4.wire.Admission;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.RateLimits;
import org.spaarpunt.http.AllowedMethods;
import org.spaarpunt.http.Failure;
import org.spaarpunt.http.FailureResponse;
import org.spaarpunt.http.Handler;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.http.Router;
import org.spaarpunt.lookups.LookupsExhaustedException;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.openapi.OnDemand;
import org.spaarpunt.storage.OutageLog;
import org.spaarpunt.wiring.ServerFeatures;

/** The addresses of UiTPAS API 4.0: its operations, and the answers around them. */
public final class Api4 implements Handler, FailureResponse, Router.Answers<Operation> {
    /** Every address of the API begins with this. */
    public static final String PREFIX = Operation.PREFIX;

    /** Seconds after which a client should try again when the database is unavailable. */
    private static final int RETRY_AFTER = 2;

    private final Router<Operation> router;
    private final Admission admission;
    private final OnDemand<ApiDescription> description;
    private final List<Operation> withFiles;

    /**
     * The API over these features.
     *
     * @param address of this server, as clients see it
     */
    public Api4(ServerFeatures server, PublicAddress address) {
        var core = server.features().core();
        var clock = core.clock();
        var operations = Operations.all(server);
        this.description = new OnDemand<>(() -> new OperationDescriber(OperationTexts.read()).describe(operations));
        this.withFiles = operations.stream().filter(Operation::receivesFile).toList();
        this.router = new Router<>(operations, new OutageLog(clock)::tellIfOutage);
        this.admission = new Admission(
                server.tokens(),
                server.features().identity().credentials(),
                new RateLimits(core.settings().limits().api(), clock),
                server.features().repeatedRequests(),
                address,
                clock);
    }

    /** Whether this API handles requests for this path. */
    public static boolean serves(String path) {
        return path.equals(Operation.PREFIX) || path.startsWith(Operation.PREFIX + "/");
    }

    /** Whether an operation whose requests bring a file is at this address of the API. */
    public boolean receivesFiles(String path) {
        var below = path.substring(Operation.PREFIX.length());
        return withFiles.stream()
                .anyMatch(operation -> operation.segments(below).isPresent());
    }

    /** The operations that the server offers, for those who write clients. */
    public ApiDescription description() {
        return description.get();
    }

    @Override
    public Response handle(Request request) {
        var path = request.path().substring(Operation.PREFIX.length());
        return unstored(router.answer(request, path, this));
    }

    @Override
    public Response at(Operation operation, Request request) {
        try {
            return admission.enter(operation, request);
        } catch (LookupsExhaustedException exhausted) {
            return Problem.of(ProblemType.RATE_LIMITED, "Too many passes were looked up that are unknown or of others.")
                    .response()
                    .with("Retry-After", String.valueOf(exhausted.retryAfter().toSeconds() + 1));
        }
    }

    @Override
    public Response notFound(Request request) {
        return Problem.of(ProblemType.URL_NOT_FOUND, "There is no operation at this address.")
                .response();
    }

    @Override
    public Response methodNotAllowed(Request request, AllowedMethods allowed) {
        return allowed.on(Problem.of(ProblemType.METHOD_NOT_ALLOWED, "Allowed: " + allowed.list() + ".")
                .response());
    }

    @Override
    public Response outage(Request request) {
        return unavailable().with("Retry-After", String.valueOf(RETRY_AFTER));
    }

    @Override
    public Response broken(Request request) {
        return Problem.of(ProblemType.INTERNAL_ERROR, "The server failed; nothing is known to be saved.")
                .response();
    }

    @Override
    public Response answer(Failure failure, String rawPath, Optional<String> acceptLanguage) {
        return unstored(
                switch (failure) {
                    case MALFORMED, NOT_IMPLEMENTED, VERSION_NOT_SUPPORTED, EXPECTATION_FAILED ->
                        Problem.of(ProblemType.HEADER_INVALID, "The request is not well-formed HTTP.")
                                .withStatus(failure.status())
                                .response();
                    case UNSUPPORTED_CODING ->
                        Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A body is not to be compressed.")
                                .withStatus(failure.status())
                                .response();
                    case TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE ->
                        Problem.of(ProblemType.BODY_TOO_LARGE, "The request is too large.")
                                .withStatus(failure.status())
                                .response();
                    case BROKEN ->
                        Problem.of(ProblemType.INTERNAL_ERROR, "The server failed.")
                                .response();
                    case OVERLOADED -> unavailable();
                });
    }

    private static Response unavailable() {
        return Problem.of(ProblemType.UNAVAILABLE, "Nothing was saved; send the request again.")
                .response();
    }

    /** Most answers are about people, and a token in a header is not part of what a cache compares. */
    private static Response unstored(Response response) {
        return response.with("Cache-Control", "private, no-store");
    }
}
