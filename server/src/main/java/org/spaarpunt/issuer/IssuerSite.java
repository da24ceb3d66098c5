package org.spaarpunt.issuer;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.http.AllowedMethods;
import org.spaarpunt.http.Failure;
import org.spaarpunt.http.FailureResponse;
import org.spaarpunt.http.Handler;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.http.Router;
import org.spaarpunt.openid.OwnIssuer;
import org.spaarpunt.storage.OutageLog;
import org.spaarpunt.wiring.ServerFeatures;

/** The provider's addresses for programs, and the answers around them. Those for Keycloak's clients answer the same. */
public final class IssuerSite implements Handler, FailureResponse, Router.Answers<IssuerRoute> {
    private static final String PREFIX = OwnIssuer.PATH;

    /** How long a client should wait when something is unavailable. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final ErrorObject UNAVAILABLE = new ErrorObject(
            "temporarily_unavailable",
            "Something that this request needs is unavailable for a moment. Try again.",
            503);

    private static final ErrorObject BROKEN = new ErrorObject("server_error", "The server failed.", 500);

    private final PublicAddress address;
    private final Router<IssuerRoute> router;
    private final PageOrigins origins;

    /** @param address the address of this server that clients use */
    public IssuerSite(ServerFeatures server, PublicAddress address) {
        var openid = server.features().openid();
        var outages = new OutageLog(server.features().core().clock());
        this.address = address;
        this.router = new Router<>(routes(server), outages::tellIfOutage);
        this.origins = new PageOrigins(openid.clients(), outages);
    }

    private static List<IssuerRoute> routes(ServerFeatures server) {
        var openid = server.features().openid();
        var clients = new ClientRequests(openid.clients(), openid.tries());
        var discovery = new Discovery(openid.keys());
        var tokens = new TokenCall(clients, openid.grants(), openid.tries());
        var userInfo = new UserInfoCall(server.tokens(), openid.people());
        var revocation = new RevocationCall(clients, openid.revocation(), server.tokens());
        return Stream.of(
                        both(
                                "GET",
                                IssuerPaths.DESCRIPTION,
                                IssuerPaths.REALM + IssuerPaths.DESCRIPTION,
                                discovery::describe),
                        both(
                                "GET",
                                IssuerPaths.KEYS,
                                IssuerPaths.KEYCLOAK + IssuerPaths.CERTIFICATES,
                                discovery::showKeys),
                        both("POST", IssuerPaths.TOKEN, IssuerPaths.KEYCLOAK + "/token", tokens::answer),
                        both("GET", IssuerPaths.USER_INFO, IssuerPaths.KEYCLOAK + "/userinfo", userInfo::answer),
                        both("POST", IssuerPaths.USER_INFO, IssuerPaths.KEYCLOAK + "/userinfo", userInfo::answer),
                        both("POST", IssuerPaths.REVOKE, IssuerPaths.KEYCLOAK + "/revoke", revocation::answer))
                .flatMap(List::stream)
                .toList();
    }

    private static List<IssuerRoute> both(String method, String path, String alias, IssuerRoute.Call call) {
        return List.of(new IssuerRoute(method, PREFIX + path, call), new IssuerRoute(method, PREFIX + alias, call));
    }

    /** Whether the provider handles requests for this path, unless there is a page. */
    public static boolean serves(String path) {
        return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
    }

    @Override
    public Response handle(Request request) {
        return origins.on(router.answer(request, request.path(), this), request);
    }

    @Override
    public Response at(IssuerRoute route, Request request) {
        return route.call().answer(IssuerRequest.of(request, address));
    }

    @Override
    public Response notFound(Request request) {
        return JsonAnswers.error(new ErrorObject("not_found", "There is nothing at this address.", 404));
    }

    @Override
    public Response methodNotAllowed(Request request, AllowedMethods allowed) {
        return allowed.on(JsonAnswers.error(
                new ErrorObject("invalid_request", "This address takes " + allowed.list() + ".", 405)));
    }

    @Override
    public Response outage(Request request) {
        return unavailable();
    }

    @Override
    public Response broken(Request request) {
        return JsonAnswers.error(BROKEN);
    }

    @Override
    public Response answer(Failure failure, String rawPath, Optional<String> acceptLanguage) {
        return switch (failure) {
            // The listener sets when to try again, because it knows why it rejected the request.
            case OVERLOADED -> JsonAnswers.error(UNAVAILABLE);
            case BROKEN -> JsonAnswers.error(BROKEN);
            case MALFORMED,
                    NOT_IMPLEMENTED,
                    VERSION_NOT_SUPPORTED,
                    UNSUPPORTED_CODING,
                    EXPECTATION_FAILED,
                    TOO_LARGE,
                    URI_TOO_LONG,
                    HEADERS_TOO_LARGE ->
                JsonAnswers.error(OAuth2Error.INVALID_REQUEST.setHTTPStatusCode(failure.status()));
        };
    }

    static Response unavailable() {
        return JsonAnswers.error(UNAVAILABLE).with("Retry-After", String.valueOf(RETRY_AFTER.toSeconds()));
    }
}
