package org.spaarpunt.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets pages of other origins read answers (CORS, as in the Fetch standard) at some addresses. With no allowed origins,
 * answers have no CORS headers at all.
 *
 * @param paths where; answers elsewhere never have CORS headers
 */
public record CrossOrigin(AllowedOrigins allowed, Predicate<String> paths) {
    public static final CrossOrigin NOWHERE = new CrossOrigin(AllowedOrigins.NONE, _ -> false);

    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, Accept-Language, X-Client-Id, X-Custom-Token, X-Registration-Token";
    private static final Header EXPOSED = new Header(
            "Access-Control-Expose-Headers",
            "Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id");

    /** How long a browser may cache a preflight; no browser accepts more. */
    private static final Duration PREFLIGHT_AGE = Duration.ofHours(2);

    /** @param origin of the page that sent the request, as sent by the browser */
    Response on(Response response, String path, Optional<String> origin) {
        if (allowed.isNone() || !paths.test(path)) {
            return response;
        }
        // The answer differs by origin, unless all origins get the same.
        var varied = allowed.areAll() ? response : response.varyingBy("Origin");
        var named = allowed.areAll() ? Optional.of("*") : origin.filter(allowed::contains);
        return named.map(allowing -> varied.with(new Header("Access-Control-Allow-Origin", allowing), EXPOSED))
                .orElse(varied);
    }

    Response on(Response response, Request request) {
        var answer = on(response, request.path(), request.header("Origin"));
        if (!isPreflight(request)) {
            return answer;
        }
        var methods = answer.header("Allow");
        return methods.isPresent()
                        && answer.header("Access-Control-Allow-Origin").isPresent()
                ? answer.with("Access-Control-Allow-Methods", methods.get())
                        .with("Access-Control-Allow-Headers", REQUEST_HEADERS)
                        .with("Access-Control-Max-Age", String.valueOf(PREFLIGHT_AGE.toSeconds()))
                : answer;
    }

    /** Whether this is a preflight: a browser asking if it may send a request. */
    private static boolean isPreflight(Request request) {
        return request.method().equals("OPTIONS")
                && request.header("Origin").isPresent()
                && request.header("Access-Control-Request-Method").isPresent();
    }
}
