package org.spaarpunt.web.accounts;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.oidc.ProviderReturn;
import org.spaarpunt.oidc.ProviderSignIn;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.OwnPath;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;

/** Signing in through a provider: the redirect there, and the return. Without a provider there are no such pages. */
record ProviderPages(Optional<ProviderSignIn> provider, Accounts accounts) {
    static final String PATH = "/sign-in/provider";
    static final String RETURN_PATH = "/sign-in/provider/return";

    private static final String NEXT = "next";
    private static final String ANEW = "anew";

    /** Length of the path of the page to return to, in characters: the browser carries it in a cookie. */
    private static final int MAX_NEXT = 1_000;

    /** The link to the provider, if there is one; it leads back to the same page. */
    static Optional<SignInForm.Elsewhere> offered(Optional<ProviderSignIn> provider, PageRequest request) {
        return offered(provider, new Parameter(NEXT, request.self()));
    }

    /**
     * The same for a page on which even a user that is signed in must sign in again; it leads back to another address,
     * or the page would ask again.
     */
    static Optional<SignInForm.Elsewhere> offeredAnew(Optional<ProviderSignIn> provider, String next) {
        return offered(provider, new Parameter(NEXT, next), new Parameter(ANEW, "true"));
    }

    private static Optional<SignInForm.Elsewhere> offered(Optional<ProviderSignIn> provider, Parameter... parameters) {
        var query = new Parameters(List.of(parameters)).encoded();
        return provider.map(desk -> new SignInForm.Elsewhere(desk.name(), PATH + "?" + query));
    }

    Response leave(PageRequest request) {
        if (provider.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        var next = request.query()
                .firstFilled(NEXT)
                .filter(text -> text.length() <= MAX_NEXT)
                .flatMap(OwnPath::of)
                .orElseGet(() -> new OwnPath(SiteMap.FRONT));
        return provider.get()
                .begin(
                        returnAddress(request),
                        next.text(),
                        request.query().firstFilled(ANEW).isPresent())
                .map(departure ->
                        Cookies.TRIP.on(PageRenderer.goAway(departure.to().toString()), departure.cookie()))
                .orElseGet(() -> Notices.PROVIDER_AWAY.to(request));
    }

    Response comeBack(PageRequest request) {
        if (provider.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        var cookie = Cookies.TRIP.in(request.request()).orElse("");
        var arrival = provider.get().finish(cookie, request.request().query(), request.client());
        // The parameters in this address are used up, so no page may be loaded again by it.
        return Cookies.TRIP.off(answer(request.askedAgainAt(SignInPages.PATH, Parameters.none()), arrival));
    }

    private Response answer(PageRequest request, ProviderReturn arrival) {
        return switch (arrival) {
            case ProviderReturn.SignedIn(var userId, var next) -> signIn(request, userId, next);
            case ProviderReturn.NotInvited _ -> Notices.NOT_INVITED.to(request);
            case ProviderReturn.Refused _ -> PageRenderer.goTo(request, SignInPages.PATH);
            case ProviderReturn.Stale _ -> Notices.TRIP_OVER.to(request);
            case ProviderReturn.Unavailable _ -> Notices.PROVIDER_AWAY.to(request);
            case ProviderReturn.Untrusted _ -> Notices.PROVIDER_UNTRUSTED.to(request);
        };
    }

    private Response signIn(PageRequest request, long userId, String next) {
        var outcome = accounts.signIn().vouched(userId, request.visitor());
        if (outcome.isEmpty()) {
            return Notices.NOT_INVITED.to(request);
        }
        SignInForm.signedIn(accounts, request, outcome.get());
        return SignInForm.withCookies(PageRenderer.goTo(request, next), outcome.get());
    }

    private static URI returnAddress(PageRequest request) {
        var seen = request.seen();
        return URI.create(seen.scheme() + "://" + seen.authority() + request.base() + RETURN_PATH);
    }
}
