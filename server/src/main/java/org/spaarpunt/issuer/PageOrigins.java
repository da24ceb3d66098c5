package org.spaarpunt.issuer;

import java.time.Duration;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.openid.Clients;
import org.spaarpunt.openid.OwnIssuer;
import org.spaarpunt.storage.OutageLog;

/**
 * Lets pages of other origins read the provider's answers (CORS): the description and the keys every page, the others
 * those of public clients, which run in browsers. No answer depends on a cookie, so a page can do no more than what its
 * client can prove.
 */
record PageOrigins(Clients clients, OutageLog outages) {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String REQUEST_HEADERS = "Authorization, Content-Type";

    /** How long a browser may cache a preflight; no browser accepts more. */
    private static final Duration PREFLIGHT_AGE = Duration.ofHours(2);

    Response on(Response answer, Request request) {
        if (isOpen(request.path())) {
            return withPreflight(answer.with(ALLOW_ORIGIN, "*"), request);
        }
        var varied = answer.with("Vary", "Origin");
        return request.header("Origin")
                .filter(this::isOfClient)
                .map(origin -> withPreflight(varied.with(ALLOW_ORIGIN, origin), request))
                .orElse(varied);
    }

    private static boolean isOpen(String path) {
        return path.endsWith(IssuerPaths.DESCRIPTION)
                || path.equals(OwnIssuer.PATH + IssuerPaths.KEYS)
                || path.equals(OwnIssuer.PATH + IssuerPaths.KEYCLOAK + IssuerPaths.CERTIFICATES);
    }

    private boolean isOfClient(String origin) {
        try {
            return clients.anyRunsOn(origin);
        } catch (RuntimeException failure) {
            if (outages.tellIfOutage("The origin of a page", failure)) {
                return false;
            }
            throw failure;
        }
    }

    private static Response withPreflight(Response answer, Request request) {
        var exposed = answer.with("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After, X-Request-Id");
        return request.method().equals("OPTIONS")
                ? answer.header("Allow")
                        .map(methods -> exposed.with("Access-Control-Allow-Methods", methods)
                                .with("Access-Control-Allow-Headers", REQUEST_HEADERS)
                                .with("Access-Control-Max-Age", String.valueOf(PREFLIGHT_AGE.toSeconds())))
                        .orElse(exposed)
                : exposed;
    }
}
