package org.spaarpunt.web.accounts;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.accounts.SignInOutcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.oidc.ProviderSignIn;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.OwnPath;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;

/** Sign-in and sign-out. */
record SignInPages(Accounts accounts, SecondFactorPages secondFactors, Optional<ProviderSignIn> provider) {
    static final String PATH = "/sign-in";

    private static final String NEXT = "next";

    /** What the reader has just done, in the address of the form. */
    private static final String AFTER = "after";

    private static final String AFTER_INVITATION = "invitation";

    /** Redirects to the sign-in form, and afterwards to the requested page. */
    static Response askedFrom(PageRequest request) {
        var next = new Parameters(List.of(new Parameter(NEXT, request.self())));
        return PageRenderer.goTo(request, request.isPost() ? PATH : PATH + "?" + next.encoded());
    }

    Response show(PageRequest request) {
        return request.signedIn().isPresent()
                ? PageRenderer.goTo(request, next(request).text())
                : form(request).page(request, "");
    }

    /** The form for a user that has just chosen a password. */
    static Response afterInvitation(PageRequest request, String nick) {
        var filled =
                new Parameters(List.of(new Parameter(SignInForm.NAME, nick), new Parameter(AFTER, AFTER_INVITATION)));
        return PageRenderer.goTo(request, PATH + "?" + filled.encoded());
    }

    Response signIn(PageRequest request) {
        var missing = SignInForm.missing(request);
        if (missing.isThere()) {
            var here = request.askedAgainAt(PATH, new Parameters(carried(request)));
            return form(here).again(here, missing, "");
        }
        return switch (SignInForm.attempt(accounts, request)) {
            case SignInOutcome.SignedIn outcome -> {
                SignInForm.signedIn(accounts, request, outcome);
                var next = next(request).text();
                yield SignInForm.withCookies(
                        secondFactors.isMissing(outcome.started().session())
                                ? SecondFactorPages.leadTo(request, next)
                                : PageRenderer.goTo(request, next),
                        outcome);
            }
            case SignInOutcome failed -> {
                var here = request.askedAgainAt(PATH, new Parameters(carried(request)));
                yield form(here).again(here, failed, "");
            }
        };
    }

    Response signOut(PageRequest request) {
        var person = request.signedIn().orElseThrow();
        accounts.sessions().signOut(person.session(), request.visitor());
        return Cookies.SESSION.off(PageRenderer.goTo(request, "/"));
    }

    private SignInForm form(PageRequest request) {
        var name = request.query().firstFilled(SignInForm.NAME).orElse("");
        var notes = request.query()
                        .firstFilled(AFTER)
                        .filter(AFTER_INVITATION::equals)
                        .isPresent()
                ? List.of("invitation.done")
                : List.<String>of();
        return new SignInForm(PATH, carried(request), name, "", notes).or(ProviderPages.offered(provider, request));
    }

    private static List<Parameter> carried(PageRequest request) {
        return SignInForm.carried(request, List.of(NEXT));
    }

    private static OwnPath next(PageRequest request) {
        return request.parameter(NEXT).flatMap(OwnPath::of).orElseGet(() -> new OwnPath(SiteMap.FRONT));
    }
}
