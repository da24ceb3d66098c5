package org.spaarpunt.web.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.accounts.Receipts;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.accounts.SecondFactors.Outcome;
import org.spaarpunt.accounts.Session;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.posters.QrPicture;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.OwnPath;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/**
 * The pages on which users set up the second factor of their account, and to which an administrator that needs one is
 * led.
 *
 * @param required whether administrators need one
 */
record SecondFactorPages(Accounts accounts, boolean required) {
    static final String PATH = "/account/second-factor";
    static final String OFF = PATH + "/off";
    static final String CODES = PATH + "/codes";

    private static final String NEXT = "next";
    private static final String KIND = "recovery";
    private static final String DONE = "done";

    /**
     * The page's content.
     *
     * @param picture with the secret; nothing where the second factor is on
     * @param secret for typing where no picture can be read; empty where the second factor is on
     * @param needed whether the account must have one
     * @param next the page that the user goes on to; empty for none
     */
    record View(
            Optional<QrPicture> picture,
            String secret,
            int codesLeft,
            boolean needed,
            String next,
            boolean turnedOff,
            Form form) {

        /** In groups, which are easier to type. */
        String groupedSecret() {
            return secret.replaceAll("(.{4})(?!$)", "$1 ");
        }
    }

    /** Recovery codes, shown once. */
    record Codes(List<String> codes, String back) {}

    /** Whether the user of a session must set up a second factor before using the administration. */
    boolean isMissing(Session session) {
        return required && session.account().administrator() && !session.hasSecondFactor();
    }

    /** Redirects an administrator that needs one to this page, which then leads on to the requested one. */
    static Response leadTo(PageRequest request, String next) {
        return PageRenderer.goTo(request, PATH + "?" + new Parameters(List.of(new Parameter(NEXT, next))).encoded());
    }

    Response show(PageRequest request) {
        return page(request, Problem.NONE);
    }

    Response confirm(PageRequest request) {
        var code = request.form().firstFilled(CodeForm.CODE);
        var here = request.askedAgainAt(PATH, carried(request));
        if (code.isEmpty()) {
            return page(here, Problem.missing(CodeForm.CODE, "code.missing"));
        }
        var session = session(request);
        return switch (accounts.secondFactors().confirm(session, code.get(), request.visitor())) {
            case Outcome.On(var codes) -> showOnce(request, codes);
            case Outcome.WrongCode _ -> page(here, Problem.wrong(CodeForm.CODE, "factor.wrong"));
            case Outcome.TooOften(var freeIn) -> page(here, Problem.tooManyCodes(freeIn));
            case Outcome.Off _, Outcome.Unchanged _ -> PageRenderer.goTo(request, PATH);
        };
    }

    Response renewCodes(PageRequest request) {
        return accounts.secondFactors().renewCodes(session(request), request.visitor()) instanceof Outcome.On(var codes)
                ? showOnce(request, codes)
                : PageRenderer.goTo(request, PATH);
    }

    Response turnOff(PageRequest request) {
        if (!Question.isConfirmed(request)) {
            return Question.instead(request, AccountPages.PATH, AccountPages.SECOND_FACTOR);
        }
        accounts.secondFactors().turnOff(session(request), request.visitor());
        return PageRenderer.goTo(request, PATH + "?" + DONE + "=off");
    }

    /** Redirects to an address of their own, which can be loaded again without showing them again. */
    private Response showOnce(PageRequest request, List<String> codes) {
        var key = new Receipts.Key(
                session(request).digest(),
                Digest.of(KIND + "\n" + accounts.receipts().token()));
        var next = next(request).orElse(AccountPages.PATH);
        accounts.receipts().keep(key, new Receipt(KIND, "", "", next, String.join("\n", codes)));
        return PageRenderer.goTo(request, CODES + "/" + key.form());
    }

    Response showCodes(PageRequest request) {
        var receipt = OwnPath.uuid(request.segment())
                .map((UUID form) -> new Receipts.Key(session(request).digest(), form))
                .flatMap(key -> request.isHead()
                        ? accounts.receipts().find(key)
                        : accounts.receipts().show(key, request.language().tag()))
                .filter(found -> found.kind().equals(KIND));
        if (receipt.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        var shown =
                new Codes(receipt.get().value().lines().toList(), receipt.get().back());
        return PageRenderer.page(
                        request,
                        200,
                        (output, interceptor, frame) -> JterecoveryGenerated.render(output, interceptor, frame, shown))
                .neverCompressed();
    }

    private Response page(PageRequest request, Problem problem) {
        var account = session(request).account();
        var setup = accounts.secondFactors().begin(account);
        var issuer = "Spaarpunt " + request.seen().authority().replace(':', ' ');
        var view = new View(
                setup.map(begun ->
                        QrPicture.of(begun.address(issuer, account.user().nick()))),
                setup.map(begun -> begun.secret()).orElse(""),
                accounts.secondFactors().codesLeft(account),
                required && account.administrator(),
                next(request).orElse(""),
                request.query().firstFilled(DONE).isPresent(),
                problem.form(request));
        return problem.page(
                        request,
                        "",
                        (output, interceptor, frame) -> JtefactorGenerated.render(output, interceptor, frame, view))
                .neverCompressed();
    }

    private static Session session(PageRequest request) {
        return request.signedIn().orElseThrow().session();
    }

    private static Optional<String> next(PageRequest request) {
        return request.parameter(NEXT).flatMap(OwnPath::of).map(OwnPath::text);
    }

    private static Parameters carried(PageRequest request) {
        return new Parameters(SignInForm.carried(request, List.of(NEXT)));
    }
}
