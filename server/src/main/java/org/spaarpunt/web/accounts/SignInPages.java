package org.spaarpunt.web.accounts;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.accounts.SignInOutcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.oidc.ProviderSignIn;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.Navigation;
import org.spaarpunt.web.frame.OwnPath;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;

/** Sign-in and sign-out. */
record SignInPages(
        Accounts accounts, SecretBox box, SecondFactorPages secondFactors, Optional<ProviderSignIn> provider) {
    static final String PATH = "/sign-in";

    private static final String NEXT = "next";

    /** What the reader has just done, in the address of the form. */
    private static final String AFTER = "after";

    private static final String AFTER_INVITATION = "invitation";

    /** The sign-in form, and afterwards the requested page, or the form that was sent. */
    Response askedFrom(PageRequest request) {
        // A script that sends a form in the background keeps it itself.
        var kept = request.isPost() && Navigation.of(request.request()).isByPerson(false)
                ? KeptForm.of(request)
                : Optional.<KeptForm>empty();
        return kept.map(form -> signInForm(form.hidden(box), List.of("signIn.kept"))
                        .page(request.askedAgainAt(PATH, Parameters.none()), ""))
                .orElseGet(() -> toForm(request));
    }

    private static Response toForm(PageRequest request) {
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
                var identified = SignInForm.signedIn(accounts, request, outcome);
                var next = next(request).text();
                yield SignInForm.withCookies(
                        secondFactors.isMissing(outcome.started().session())
                                ? SecondFactorPages.leadTo(request, next)
                                : KeptForm.in(request, box)
                                        .map(kept -> offer(kept, identified))
                                        .orElseGet(() -> PageRenderer.goTo(request, next)),
                        outcome);
            }
            case SignInOutcome failed -> {
                var here = request.askedAgainAt(PATH, new Parameters(carried(request)));
                yield form(here).again(here, failed, "");
            }
        };
    }

    /** Asks whether a form that was sent after its session had ended is to be sent again. */
    private static Response offer(KeptForm kept, PageRequest request) {
        return PageRenderer.page(
                        request.askedAgainAt(SiteMap.FRONT, Parameters.none()),
                        200,
                        (output, interceptor, frame) -> JtekeptGenerated.render(output, interceptor, frame, kept))
                .neverCompressed();
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

    private static SignInForm signInForm(List<Parameter> hidden, List<String> notes) {
        return new SignInForm(PATH, hidden, "", "", notes);
    }

    private static List<Parameter> carried(PageRequest request) {
        return SignInForm.carried(request, List.of(NEXT, KeptForm.FIELD));
    }

    private static OwnPath next(PageRequest request) {
        return request.parameter(NEXT).flatMap(OwnPath::of).orElseGet(() -> new OwnPath(SiteMap.FRONT));
    }
}
