package org.spaarpunt.web;

import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.http.AllowedMethods;
import org.spaarpunt.http.Failure;
import org.spaarpunt.http.FailureResponse;
import org.spaarpunt.http.Handler;
import org.spaarpunt.http.Header;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.http.Router;
import org.spaarpunt.identity.User;
import org.spaarpunt.lookups.LookupsExhaustedException;
import org.spaarpunt.openapi.DescribedApis;
import org.spaarpunt.storage.OutageLog;
import org.spaarpunt.web.accounts.AccountRoutes;
import org.spaarpunt.web.admin.AdminRoutes;
import org.spaarpunt.web.frame.Assets;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.PageRequestReader;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.web.frame.ProtocolCodes;
import org.spaarpunt.web.frame.Roles;
import org.spaarpunt.web.frame.SignedIn;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.ServerFeatures;

/** All pages: finds the page of a request, identifies the user, and rejects forms from other sites. */
public final class Pages implements Handler, FailureResponse, Router.Answers<PageRoute> {
    private final Router<PageRoute> router;
    private final PageRequestReader reader;
    private final AccountRoutes accounts;

    /**
     * @param apis what is described for developers
     * @param codes of the protocol
     */
    public Pages(ServerFeatures server, PublicAddress address, DescribedApis apis, ProtocolCodes codes) {
        var features = server.features();
        var clock = features.core().clock();
        this.accounts = new AccountRoutes(server);
        this.router = new Router<>(PageRoutes.all(server, accounts, apis, codes), new OutageLog(clock)::tellIfOutage);
        this.reader =
                new PageRequestReader(address, features.accounts().sessions(), user -> roles(user, features), clock);
    }

    private static Roles roles(User user, Features features) {
        return new Roles(
                features.counters().workplaces().all(user),
                features.passholders().people().isPassholder(user));
    }

    /** Whether there is a page at this path. */
    public boolean serves(String path) {
        return path.startsWith(Assets.PATH) || router.has(path);
    }

    /** Whether forms with files are sent to this path. */
    public boolean receivesFiles(String path) {
        return AdminRoutes.receivesFiles(path);
    }

    /** Answers any path, even if there is no page. */
    @Override
    public Response handle(Request request) {
        if (request.path().startsWith(Assets.PATH)) {
            return asset(request).from(Assets.PATH);
        }
        // A language that was requested by name is kept for the following pages.
        return PageRequestReader.languageAsked(request)
                .map(language -> Cookies.LANGUAGE.on(find(request), language.tag()))
                .orElseGet(() -> find(request));
    }

    private Response find(Request request) {
        return router.answer(request, request.path(), this);
    }

    private Response asset(Request request) {
        var found = Assets.find(request.path().substring(Assets.PATH.length()));
        return request.isFor("GET") || found.isEmpty()
                ? found.orElseGet(() -> notFound(request))
                : Router.otherMethod(request, AllowedMethods.of(Stream.of("GET")), this);
    }

    @Override
    public Response at(PageRoute route, Request request) {
        return reader.read(request, route)
                .map(read -> admitWithinBudget(route, read))
                .orElseGet(() -> Notices.UNREADABLE.to(reader.outline(request)));
    }

    @Override
    public Response notFound(Request request) {
        return Notices.NOT_FOUND.to(reader.outline(request));
    }

    @Override
    public Response methodNotAllowed(Request request, AllowedMethods allowed) {
        return allowed.on(Notices.METHOD_NOT_ALLOWED.to(reader.outline(request)));
    }

    @Override
    public Response outage(Request request) {
        return Notices.OUTAGE.to(reader.outline(request));
    }

    @Override
    public Response broken(Request request) {
        return Notices.BROKEN.to(reader.outline(request));
    }

    /** The answer when a request could not be read. */
    @Override
    public Response answer(Failure failure, String rawPath, Optional<String> acceptLanguage) {
        var outline = reader.outline(unread(acceptLanguage));
        return switch (failure) {
            case TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE -> Notices.TOO_LARGE.to(outline);
            case OVERLOADED -> Notices.OVERLOADED.to(outline);
            case BROKEN -> Notices.BROKEN.to(outline);
            case MALFORMED -> Notices.UNREADABLE.to(outline);
            case NOT_IMPLEMENTED -> Notices.NOT_IMPLEMENTED.to(outline);
            case VERSION_NOT_SUPPORTED -> Notices.OTHER_VERSION.to(outline);
            case UNSUPPORTED_CODING -> Notices.UNSUPPORTED_CODING.to(outline);
            case EXPECTATION_FAILED -> Notices.EXPECTATION_FAILED.to(outline);
        };
    }

    /** Used in place of a request that could not be read. */
    private static Request unread(Optional<String> acceptLanguage) {
        var headers = acceptLanguage.map(language -> new Header("Accept-Language", language)).stream()
                .toList();
        return new Request("GET", "/", "", headers, new byte[0], InetAddress.getLoopbackAddress(), false);
    }

    private Response admitWithinBudget(PageRoute route, PageRequest request) {
        try {
            return admit(route, request);
        } catch (LookupsExhaustedException exhausted) {
            return Notices.LOOKUPS_EXHAUSTED
                    .to(request)
                    .with("Retry-After", String.valueOf(exhausted.retryAfter().toSeconds()));
        }
    }

    private Response admit(PageRoute route, PageRequest request) {
        return switch (route.caller()) {
            case FROM_APPLICATIONS -> route.call().answer(request);
            case ANYBODY ->
                request.isPost() && request.isForeign()
                        ? Notices.FOREIGN_FORM.to(request)
                        : route.call().answer(request);
            case SIGNED_IN, ADMINISTRATOR -> admitPerson(route, request);
        };
    }

    private Response admitPerson(PageRoute route, PageRequest request) {
        if (request.isPost() && request.isForeign()) {
            return Notices.FOREIGN_FORM.to(request);
        }
        if (request.signedIn().isEmpty()) {
            return accounts.signInFirst(request);
        }
        var signedIn = request.signedIn().get();
        if (route.caller() == PageRoute.Caller.ADMINISTRATOR) {
            if (!signedIn.account().administrator()) {
                return Notices.NOT_ADMITTED.to(request);
            }
            if (accounts.needsSecondFactor(request)) {
                return AccountRoutes.secondFactorFirst(request);
            }
        }
        var token = request.form().firstFilled(SignedIn.FORM_TOKEN).orElse("");
        if (request.isPost() && !signedIn.sent(token)) {
            return Notices.STALE_FORM.to(request);
        }
        return route.sensitive().test(request)
                ? accounts.afterProof(request, route.call())
                : route.call().answer(request);
    }
}
