package org.spaarpunt.web.accounts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.accounts.Reauthentication;
import org.spaarpunt.accounts.Reauthentication.Means;
import org.spaarpunt.accounts.Session;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.oidc.ProviderSignIn;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SignedIn;

/**
 * Asks users to prove their identity before a sensitive act, unless they have done so within the last minutes. The form
 * that asks contains all fields of the act's own form and is sent to the same place, so the act follows the proof at
 * once.
 */
record ProofPages(Reauthentication reauthentication, Optional<ProviderSignIn> provider) {
    static final String PROOF = "proof";

    /** The user name by which a password manager finds the right password. */
    static final String USER = "proofOf";

    /**
     * The question.
     *
     * @param fields of the act's form
     * @param elsewhere the link to the provider, for a user that has neither password nor code
     */
    record View(
            Means means, String action, List<Parameter> fields, Optional<SignInForm.Elsewhere> elsewhere, Form form) {
        boolean isCode() {
            return means == Means.CODE;
        }

        boolean isByProvider() {
            return means == Means.PROVIDER;
        }
    }

    /** The act, once its user has proved its identity. */
    Response before(PageRequest request, Function<PageRequest, Response> act) {
        var signedIn = request.signedIn().orElseThrow();
        if (signedIn.session().isRecentlyProved(request.receivedAt())) {
            return act.apply(request.withForm(withoutProof(request)));
        }
        var typed = request.form().firstFilled(PROOF);
        if (typed.isEmpty()) {
            return ask(request, !request.form().all(PROOF).isEmpty() ? missing(signedIn.session()) : Problem.NONE);
        }
        return switch (reauthentication.prove(signedIn.session(), typed.get(), request.visitor())) {
            case Reauthentication.Outcome.Proved(var session) ->
                act.apply(request.withForm(withoutProof(request)).of(new SignedIn(session, signedIn.cookie())));
            case Reauthentication.Outcome.Wrong _ -> ask(request, wrong(signedIn.session()));
            case Reauthentication.Outcome.TooOften(var freeIn) -> ask(request, Problem.tooOften(freeIn));
            case Reauthentication.Outcome.Busy _ -> ask(request, Problem.BUSY);
        };
    }

    private Problem wrong(Session session) {
        return Problem.wrong(PROOF, isCode(session) ? "code.wrong" : "proof.wrong");
    }

    private Problem missing(Session session) {
        return Problem.missing(PROOF, isCode(session) ? "code.missing" : "proof.missing");
    }

    private boolean isCode(Session session) {
        return reauthentication.means(session) == Means.CODE;
    }

    private Response ask(PageRequest request, Problem problem) {
        var means = reauthentication.means(request.signedIn().orElseThrow().session());
        var view = new View(
                means,
                request.request().path(),
                withoutProof(request).pairs(),
                means == Means.PROVIDER ? ProviderPages.offeredAnew(provider, request.self()) : Optional.empty(),
                problem.form(request));
        return problem.page(
                request,
                "",
                (output, interceptor, frame) -> JteproofGenerated.render(output, interceptor, frame, view));
    }

    private static Parameters withoutProof(PageRequest request) {
        return new Parameters(request.form().pairs().stream()
                .filter(parameter ->
                        !parameter.name().equals(PROOF) && !parameter.name().equals(USER))
                .toList());
    }
}
