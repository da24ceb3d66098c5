package org.spaarpunt.web.accounts;

import org.spaarpunt.accounts.ForgottenPasswords;
import org.spaarpunt.accounts.ForgottenPasswords.Outcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** The page on which a user who has forgotten a password gets a link by e-mail, or reads whom to ask for one. */
public record ForgottenPages(ForgottenPasswords passwords) {
    public static final String PATH = "/forgot-password";

    /** The field with a sign-in name or an e-mail address. */
    public static final String NAME = "username";

    private static final String SENT = "sent";

    Response show(PageRequest request) {
        boolean sent = request.query().firstFilled(SENT).isPresent();
        return page(request, sent, Problem.NONE);
    }

    /** The answer is the same whether or not there is such an account. */
    Response request(PageRequest request) {
        var typed = request.form().firstFilled(NAME);
        if (typed.isEmpty() || !passwords.arePossible()) {
            return page(request, false, Problem.missing(NAME, "signIn.nameMissing"));
        }
        return switch (passwords.request(typed.get(), request.language(), request.visitor())) {
            case Outcome.Taken _ -> PageRenderer.goTo(request, PATH + "?" + SENT + "=yes");
            case Outcome.TooOften(var freeIn) -> page(request, false, Problem.tooOften(freeIn));
            case Outcome.Busy _ -> page(request, false, Problem.BUSY);
        };
    }

    private Response page(PageRequest request, boolean sent, Problem problem) {
        return problem.page(
                request,
                "",
                (output, interceptor, frame) -> JteforgottenGenerated.render(
                        output, interceptor, frame, passwords.arePossible(), sent, problem.form(request)));
    }
}
