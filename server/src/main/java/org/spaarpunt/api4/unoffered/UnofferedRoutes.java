package org.spaarpunt.api4.unoffered;

import static org.spaarpunt.api4.wire.Operation.WITH_CLIENT_ID;
import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;
import static org.spaarpunt.api4.wire.TokenKind.DEVICE;
import static org.spaarpunt.api4.wire.TokenKind.NONE;
import static org.spaarpunt.api4.wire.TokenKind.USER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.http.Response;

/**
 * The operations of the public document about ticket sales, orders, coupons, distribution keys, financial reports,
 * registering oneself and the validation of social tariffs. Reading a list answers an empty one, because clients read it without asking and some
 * fail on a refusal: nothing was sold, ordered or granted here, so it is also true. Everything else is refused.
 */
public final class UnofferedRoutes {
    private static final Set<TokenKind> WITH_CUSTOM_TOKEN = Set.of(DEVICE);
    private static final Set<TokenKind> WITH_USER = Set.of(USER);
    private static final Set<TokenKind> ANYBODY = Set.of(NONE);

    private UnofferedRoutes() {}

    /** All of them. */
    public static List<Operation> all() {
        return List.of(
                // Without tariffs, people pay the full price.
                Operation.get("/tariffs", WITH_TOKEN, _ -> Json.ok(Map.of("available", List.of()))),
                Operation.get("/tariffs/static", WITH_TOKEN, _ -> Json.ok(Map.of("available", List.of()))),
                Operation.get("/ticket-sales", WITH_TOKEN, _ -> Json.ok(Slice.page(0, List.of()))),
                Operation.post("/ticket-sales", WITH_TOKEN, UnofferedRoutes::refuse),
                Operation.delete("/ticket-sales/{ticketSaleId}", WITH_TOKEN, UnofferedRoutes::refuse),
                Operation.post("/orders", WITH_CLIENT_ID, UnofferedRoutes::refuse),
                Operation.get("/orders/{orderId}", WITH_TOKEN, UnofferedRoutes::refuse),
                Operation.get("/passholders/{passholderId}/coupons", WITH_TOKEN, UnofferedRoutes::nothing),
                Operation.get("/grouppasses/{passholderId}/coupons", WITH_TOKEN, UnofferedRoutes::nothing),
                Operation.get(
                        "/organizers/{organizerId}/financial-reports/periods", WITH_TOKEN, UnofferedRoutes::nothing),
                Operation.get("/organizers/{organizerId}/financial-reports", WITH_TOKEN, UnofferedRoutes::nothing),
                Operation.post("/organizers/{organizerId}/financial-reports", WITH_TOKEN, UnofferedRoutes::refuse),
                // The identifier may end in .zip, which is the report itself.
                Operation.get(
                        "/organizers/{organizerId}/financial-reports/{reportId}", WITH_TOKEN, UnofferedRoutes::refuse),
                Operation.get(
                        "/organizers/{organizerId}/financial-reports/{reportId}/download-link",
                        WITH_TOKEN,
                        UnofferedRoutes::refuse),
                // The public document takes only people whose national number an identity provider has vouched for, and
                // gives them no card.
                Operation.post("/passholders/me", WITH_USER, UnofferedRoutes::refuse),
                Operation.get("/social-tariff-validation/start", ANYBODY, UnofferedRoutes::refuse),
                Operation.post("/social-tariff-validation/token", ANYBODY, UnofferedRoutes::refuse),
                Operation.get("/social-tariff-validation", WITH_CUSTOM_TOKEN, UnofferedRoutes::refuse));
    }

    private static Response nothing(JsonRequest request) {
        return Json.ok(List.of());
    }

    private static Response refuse(JsonRequest request) {
        return Problem.of(
                        ProblemType.NOT_OFFERED,
                        "This server does not offer " + request.operation().name() + ".")
                .response();
    }
}
