package org.spaarpunt.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.accounts.SignInOutcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * The form by which people sign in, on whatever page it stands.
 *
 * @param action where it is sent
 * @param hidden what is sent with it
 * @param name already filled in
 * @param application for which one signs in; empty when for none
 * @param notes keys of texts that stand above it
 * @param problem why the last try failed
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
     * Another server that knows who people are.
     *
     * @param link a path of ours that leads there
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

    /** The step of the sign-in that the form is of. */
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

    /** The request, from now on of the user who has just signed in; a user who was signed in in this browser no longer is. */
    static PageRequest signedIn(Accounts accounts, PageRequest request, SignInOutcome.SignedIn outcome) {
        request.signedIn().ifPresent(earlier -> accounts.sessions().signOut(earlier.session(), request.visitor()));
        var started = outcome.started();
        return request.of(new SignedIn(started.session(), started.cookie()));
    }

    static Response withCookies(Response response, SignInOutcome.SignedIn outcome) {
        return Cookies.KNOWN_BROWSER.on(
                Cookies.SESSION.on(response, outcome.started().cookie()), outcome.knownBrowser());
    }

    /** What follows an attempt that signed no user in: the form once more, or the one that asks for a code. */
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

    /** What was left empty. Nothing is looked up for such a form, and no attempt is counted. */
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

    /** The parameters of these names that a request carries, to be sent once more. */
    static List<Parameter> carried(PageRequest request, List<String> names) {
        return names.stream()
                .flatMap(name -> request.parameter(name).map(value -> new Parameter(name, value)).stream())
                .toList();
    }

    /** Whether the request is a form of a sign-in in which something was typed. */
    static boolean isIn(PageRequest request) {
        return request.isPost() && (isFilled(request, NAME) || isFilled(request, PASSWORD) || CodeForm.isIn(request));
    }

    private static boolean isFilled(PageRequest request, String field) {
        return request.form().firstFilled(field).isPresent();
    }
}
