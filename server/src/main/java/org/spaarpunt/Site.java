package org.spaarpunt;

import org.spaarpunt.api3.Api3;
import org.spaarpunt.http.Failure;
import org.spaarpunt.http.FailureResponse;
import org.spaarpunt.http.Handler;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.storage.Database;

/** Every address of the server: the protocol, and beside it whether the server is well. */
record Site(Api3 api3, Database database) implements Handler, FailureResponse {
    private static final String HEALTH = "/health";
    private static final String TEXT = "text/plain;charset=UTF-8";

    @Override
    public Response handle(Request request) {
        if (Api3.serves(request.path())) {
            return api3.handle(request);
        }
        return request.path().equals(HEALTH) ? health() : Response.of(404, TEXT, "Not found\n");
    }

    @Override
    public Response answer(Failure failure, String rawPath) {
        return Api3.serves(rawPath) || rawPath.isEmpty()
                ? api3.answer(failure, rawPath)
                : Response.of(failure.status(), TEXT, "Failed\n");
    }

    private Response health() {
        return database.answers()
                ? Response.of(200, "application/json", "{\"status\":\"UP\"}")
                : Response.of(503, "application/json", "{\"status\":\"DOWN\"}");
    }
}
