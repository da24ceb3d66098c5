package org.spaarpunt.web.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.accounts.SignInOutcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SignedIn;

/**
 * The form by which users sign in, on any page.
 *
 * @param action path to which it is sent
 * @param hidden fields that are sent with it
 * @param name the name that is already filled in
 * @param application for which the user signs in; empty for none
 * @param notes keys of texts that are shown above it
 * @param problem why the last attempt failed
 * @param elsewhere another way to sign in
 */
record SignInForm(
        String action,
        List<Parameter> hidden,
        String name,
        String application,
        List<String> notes,
        Problem problem,
        Optional<Elsewhere> elsewhere) {
    static final String NAME = "username";
    static final String PASSWORD = "password";

    /**
     * Another server that authenticates users.
     *
     * @param link a path of this server that leads there
     */
    record Elsewhere(String name, String link) {}

    SignInForm {
        hidden = List.copyOf(hidden);
        notes = List.copyOf(notes);
    }

    SignInForm(String action, List<Parameter> hidden, String name, String application, List<String> notes) {
        this(action, hidden, name, application, notes, Problem.NONE, Optional.empty());
    }

    SignInForm or(Optional<Elsewhere> other) {
        return new SignInForm(action, hidden, name, application, notes, problem, other);
    }

    SignInForm after(String lastName, Problem lastProblem) {
        return new SignInForm(action, hidden, lastName, application, notes, lastProblem, elsewhere);
    }

    /** The step of the sign-in that the form belongs to. */
    static SignInOutcome attempt(Accounts accounts, PageRequest request) {
        var step = request.form().firstFilled(CodeForm.STEP);
        return step.isPresent()
                ? accounts.signIn()
                        .attemptCode(
                                step.get(),
                                request.form().firstFilled(CodeForm.CODE).orElse(""),
                                request.visitor())
                : attemptPassword(accounts, request);
    }

    private static SignInOutcome attemptPassword(Accounts accounts, PageRequest request) {
        return accounts.signIn()
                .attempt(
                        request.form().firstFilled(NAME).orElse(""),
                        request.form().firstFilled(PASSWORD).orElse(""),
                        request.visitor());
    }

    /** The request with the user that has just signed in; a user that was signed in in this browser is signed out. */
    static PageRequest signedIn(Accounts accounts, PageRequest request, SignInOutcome.SignedIn outcome) {
        request.signedIn().ifPresent(earlier -> accounts.sessions().signOut(earlier.session(), request.visitor()));
        var started = outcome.started();
        return request.of(new SignedIn(started.session(), started.cookie()));
    }

    static Response withCookies(Response response, SignInOutcome.SignedIn outcome) {
        return Cookies.KNOWN_BROWSER.on(
                Cookies.SESSION.on(response, outcome.started().cookie()), outcome.knownBrowser());
    }

    /** The answer to an attempt that signed no user in: the form again, or the one that asks for a code. */
    Response again(PageRequest request, SignInOutcome outcome, String leadsTo) {
        return switch (outcome) {
            case SignInOutcome.CodeNeeded(var step) -> codeForm(step).page(request, Problem.NONE, leadsTo);
            case SignInOutcome.WrongCode(var step) ->
                codeForm(step).page(request, Problem.wrong(CodeForm.CODE, "code.wrong"), leadsTo);
            case SignInOutcome.TooManyCodes(var step, var freeIn) ->
                codeForm(step).page(request, Problem.tooManyCodes(freeIn), leadsTo);
            case SignInOutcome.StepOver _ -> fromTheStart(request, Problem.STEP_OVER, leadsTo);
            case SignInOutcome.Refused _ -> again(request, Problem.REFUSED, leadsTo);
            case SignInOutcome.TooOften(var freeIn) -> again(request, Problem.tooOften(freeIn), leadsTo);
            case SignInOutcome.Busy _ -> again(request, Problem.BUSY, leadsTo);
            case SignInOutcome.SignedIn _ -> throw new IllegalArgumentException("a user was signed in");
        };
    }

    private CodeForm codeForm(String step) {
        var fields = new ArrayList<>(hidden);
        fields.add(new Parameter(CodeForm.STEP, step));
        return new CodeForm(action, fields, application, PageRequest.address(action, new Parameters(hidden)));
    }

    Response again(PageRequest request, Problem lastProblem, String leadsTo) {
        var step = request.form().firstFilled(CodeForm.STEP);
        if (step.isPresent()) {
            return codeForm(step.get()).page(request, lastProblem, leadsTo);
        }
        return fromTheStart(request, lastProblem, leadsTo);
    }

    private Response fromTheStart(PageRequest request, Problem lastProblem, String leadsTo) {
        return after(request.form().firstFilled(NAME).orElse(""), lastProblem).page(request, leadsTo);
    }

    /** The fields that were left empty. For such a form nothing is looked up, and no attempt is counted. */
    static Problem missing(PageRequest request) {
        if (CodeForm.isIn(request)) {
            return isFilled(request, CodeForm.CODE) ? Problem.NONE : Problem.missing(CodeForm.CODE, "code.missing");
        }
        var name = isFilled(request, NAME) ? Problem.NONE : Problem.missing(NAME, "signIn.nameMissing");
        return isFilled(request, PASSWORD) ? name : name.and(Problem.missing(PASSWORD, "signIn.passwordMissing"));
    }

    Response page(PageRequest request, String leadsTo) {
        return problem.page(
                request,
                leadsTo,
                (output, interceptor, frame) ->
                        JtesigninGenerated.render(output, interceptor, frame, this, problem.form(request)));
    }

    /** The parameters of these names in a request, to be sent again. */
    static List<Parameter> carried(PageRequest request, List<String> names) {
        return names.stream()
                .flatMap(name -> request.parameter(name).map(value -> new Parameter(name, value)).stream())
                .toList();
    }

    /** Whether the request is a sign-in form with at least one field filled in. */
    static boolean isIn(PageRequest request) {
        return request.isPost() && (isFilled(request, NAME) || isFilled(request, PASSWORD) || CodeForm.isIn(request));
    }

    private static boolean isFilled(PageRequest request, String field) {
        return request.form().firstFilled(field).isPresent();
    }
}
