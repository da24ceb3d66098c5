package org.spaarpunt.web.accounts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spaarpunt.accounts.Account;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.accounts.GrantedApplications;
import org.spaarpunt.accounts.PasswordChange;
import org.spaarpunt.accounts.PasswordFlaw;
import org.spaarpunt.accounts.PasswordOutcome;
import org.spaarpunt.accounts.Sessions;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterFeature;
import org.spaarpunt.counters.EmployeeCounter;
import org.spaarpunt.counters.EmployeeCounters;
import org.spaarpunt.counters.Employees;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.OwnPath;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** The pages on which users see and change their own account. */
record AccountPages(Accounts accounts, PassholderFeature passholders, CounterFeature counters) {
    static final String PATH = "/account";
    static final String END_SESSION = PATH + "/sessions/end";
    static final String END_OTHER_SESSIONS = PATH + "/sessions/end-others";
    static final String END_APPLICATION = PATH + "/applications/end";
    static final String LEAVE_COUNTER = PATH + "/counters/leave";

    /** The names of the acts in addresses, both of questions and of results. */
    static final String SESSION = "session";

    static final String OTHER_SESSIONS = "sessions";
    static final String APPLICATION = "application";
    static final String COUNTER = "counter";
    private static final String LAST_ADMIN = "lastAdmin";
    static final String SECOND_FACTOR = "factor";

    /** The field by which a user keeps the applications' tokens when changing the password. */
    static final String KEEP_APPLICATIONS = "keepApplications";

    private static final String PASSWORD = "password";

    /** The act that was just done, in the address of the page. */
    private static final String DONE = "done";

    private static final List<String> DEEDS =
            List.of(PASSWORD, SESSION, OTHER_SESSIONS, APPLICATION, COUNTER, LAST_ADMIN);

    /**
     * The page's content.
     *
     * @param counters where the user works, whether or not the user agreed to it
     * @param passholder whether the account is a passholder's
     * @param done key of the text about what was done; empty for none
     * @param form to change the password
     */
    record View(
            Account account,
            UUID present,
            List<Sessions.Browser> browsers,
            List<GrantedApplications.Granted> applications,
            List<EmployeeCounter> counters,
            boolean secondFactor,
            boolean passholder,
            String done,
            Form form) {

        String nameOf(Sessions.Browser browser) {
            return AccountPages.nameOf(browser, browsers);
        }
    }

    /** Browsers with the same name are numbered, so that users can distinguish them. */
    private static String nameOf(Sessions.Browser browser, List<Sessions.Browser> browsers) {
        var name = BrowserName.of(browser.agent());
        var namesakes = browsers.stream()
                .filter(other -> BrowserName.of(other.agent()).equals(name))
                .sorted(Comparator.comparing(Sessions.Browser::startedAt).thenComparing(Sessions.Browser::digest))
                .toList();
        return namesakes.size() == 1 ? name : name + " (" + (namesakes.indexOf(browser) + 1) + ")";
    }

    Response show(PageRequest request) {
        var done = request.query().firstFilled(DONE).filter(DEEDS::contains).map(deed -> "account.done." + deed);
        return Question.askedOr(
                request, act -> question(request, act), () -> page(request, done.orElse(""), Problem.NONE));
    }

    private Optional<Question> question(PageRequest request, String act) {
        var account = request.signedIn().orElseThrow().account();
        var about = request.query().firstFilled(act).orElse("");
        return switch (act) {
            case APPLICATION ->
                accounts.applications().list(account).stream()
                        .filter(granted -> granted.consumerKey().equals(about))
                        .findFirst()
                        .map(granted -> new Question(
                                Danger.END_APPLICATION,
                                List.of(granted.name()),
                                END_APPLICATION,
                                List.of(new Parameter(APPLICATION, about)),
                                PATH));
            case COUNTER ->
                workplaces(account).stream()
                        .filter(counter -> counter.consumerKey().equals(about))
                        .findFirst()
                        .map(counter -> new Question(
                                Danger.LEAVE_COUNTER,
                                List.of(counter.name()),
                                LEAVE_COUNTER,
                                List.of(new Parameter(COUNTER, about)),
                                PATH));
            case SESSION -> endingSession(accounts.sessions().list(account), about);
            case OTHER_SESSIONS ->
                Optional.of(new Question(Danger.END_OTHER_SESSIONS, List.of(), END_OTHER_SESSIONS, List.of(), PATH));
            case SECOND_FACTOR ->
                Optional.of(new Question(
                        Danger.TURN_OFF_SECOND_FACTOR,
                        List.of(),
                        SecondFactorPages.OFF,
                        List.of(),
                        SecondFactorPages.PATH));
            default -> Optional.empty();
        };
    }

    private static Optional<Question> endingSession(List<Sessions.Browser> browsers, String digest) {
        return browsers.stream()
                .filter(browser -> browser.digest().toString().equals(digest))
                .findFirst()
                .map(browser -> new Question(
                        Danger.END_SESSION,
                        List.of(nameOf(browser, browsers), browser.seenAt(), browser.address()),
                        END_SESSION,
                        List.of(new Parameter(SESSION, digest)),
                        PATH));
    }

    /** Where applications send users to change their password. */
    Response toPassword(PageRequest request) {
        return PageRenderer.goTo(request, PATH + "#password");
    }

    Response changePassword(PageRequest request) {
        var present = request.form().firstFilled(Problem.PRESENT).orElse("");
        var outcome = accounts.passwordChange()
                .change(
                        request.signedIn().orElseThrow().session(),
                        new PasswordChange.Wish(
                                present,
                                request.form().firstFilled(Problem.WANTED).orElse(""),
                                request.form().firstFilled(KEEP_APPLICATIONS).isPresent()),
                        request.visitor());
        var missing =
                present.isEmpty() ? Problem.missing(Problem.PRESENT, "account.presentPasswordMissing") : Problem.NONE;
        return switch (outcome) {
            case PasswordOutcome.Changed _ -> done(request, PASSWORD);
            case PasswordOutcome.Unproven _ ->
                rejected(request, missing.isThere() ? missing : Problem.PRESENT_PASSWORD_WRONG);
            case PasswordOutcome.Unfit(PasswordFlaw flaw) -> rejected(request, missing.and(Problem.unfit(flaw)));
            case PasswordOutcome.TooOften(var freeIn) -> rejected(request, Problem.tooOften(freeIn));
            case PasswordOutcome.Busy _ -> rejected(request, Problem.BUSY);
        };
    }

    Response endSession(PageRequest request) {
        if (!Question.isConfirmed(request)) {
            return ask(request, SESSION);
        }
        var account = request.signedIn().orElseThrow().account();
        request.form()
                .firstFilled(SESSION)
                .flatMap(OwnPath::uuid)
                .ifPresent(digest -> accounts.sessions().end(account, digest, request.visitor()));
        return done(request, SESSION);
    }

    Response endOtherSessions(PageRequest request) {
        if (!Question.isConfirmed(request)) {
            return ask(request, OTHER_SESSIONS);
        }
        accounts.sessions().endOthers(request.signedIn().orElseThrow().session(), request.visitor());
        return done(request, OTHER_SESSIONS);
    }

    Response endApplication(PageRequest request) {
        if (!Question.isConfirmed(request)) {
            return ask(request, APPLICATION);
        }
        var account = request.signedIn().orElseThrow().account();
        request.form()
                .firstFilled(APPLICATION)
                .ifPresent(key -> accounts.applications().end(account, key, request.visitor()));
        return done(request, APPLICATION);
    }

    /** A counter's admin adds users without their consent, so they may also leave without anyone's. */
    Response leaveCounter(PageRequest request) {
        if (!Question.isConfirmed(request)) {
            return ask(request, COUNTER);
        }
        var account = request.signedIn().orElseThrow().account();
        var person = new Actor.Person(account.user().uid(), request.client().getHostAddress());
        var key = request.form().firstFilled(COUNTER).orElse("");
        boolean stays = workplaces(account).stream()
                .filter(counter -> counter.consumerKey().equals(key))
                .map(counter -> counters.employees()
                        .dismiss(counter.counterId(), account.user().uid(), person))
                .anyMatch(Employees.Change.LAST_ADMIN::equals);
        return done(request, stays ? LAST_ADMIN : COUNTER);
    }

    private List<EmployeeCounter> workplaces(Account account) {
        return switch (counters.workplaces()
                .of(account.user().uid(), account.user().id())) {
            case EmployeeCounters.Answer.Found(var found) -> found;
            case EmployeeCounters.Answer.UnknownUser _, EmployeeCounters.Answer.NotYours _ -> List.of();
        };
    }

    private static Response ask(PageRequest request, String act) {
        return Question.instead(request, PATH, act);
    }

    private Response rejected(PageRequest request, Problem problem) {
        return page(request.askedAgainAt(PATH, Parameters.none()), "", problem);
    }

    private Response page(PageRequest request, String done, Problem problem) {
        var session = request.signedIn().orElseThrow().session();
        var view = new View(
                session.account(),
                session.digest(),
                accounts.sessions().list(session.account()),
                accounts.applications().list(session.account()),
                workplaces(session.account()),
                session.secondFactor(),
                passholders.cards().passholder(session.account().user().uid()).isPresent(),
                done,
                problem.form(request));
        return problem.page(
                request,
                "",
                (output, interceptor, frame) -> JteaccountGenerated.render(output, interceptor, frame, view));
    }

    /** Redirects to an address that can be loaded again without doing the act again. */
    private static Response done(PageRequest request, String deed) {
        return PageRenderer.goTo(request, PATH + "?" + DONE + "=" + deed);
    }
}
