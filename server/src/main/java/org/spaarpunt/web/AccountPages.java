package org.spaarpunt.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spaarpunt.accounts.Account;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.accounts.GrantedApplications;
import org.spaarpunt.accounts.PasswordFlaw;
import org.spaarpunt.accounts.PasswordOutcome;
import org.spaarpunt.accounts.Sessions;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;

/** What a person sees of the own account, and changes there. */
record AccountPages(Accounts accounts) {
    static final String PATH = "/account";

    /** Which act has just been done, as the address of the page says it. */
    private static final String DONE = "done";

    private static final List<String> DEEDS = List.of("password", "session", "sessions", "application");

    /**
     * The page's content.
     *
     * @param done key of the text about what was done; empty for nothing
     * @param problem why the password is still the old one
     */
    record View(
            Account account,
            UUID present,
            List<Sessions.Browser> browsers,
            List<GrantedApplications.Granted> applications,
            String done,
            Problem problem) {

        /** Browsers that are called the same are numbered, so that people can tell which is which. */
        String nameOf(Sessions.Browser browser) {
            var name = BrowserName.of(browser.agent());
            var namesakes = browsers.stream()
                    .filter(other -> BrowserName.of(other.agent()).equals(name))
                    .sorted(Comparator.comparing(Sessions.Browser::startedAt).thenComparing(Sessions.Browser::digest))
                    .toList();
            return namesakes.size() == 1 ? name : name + " (" + (namesakes.indexOf(browser) + 1) + ")";
        }
    }

    Response show(PageRequest request) {
        var done = request.query().firstFilled(DONE).filter(DEEDS::contains).map(deed -> "account.done." + deed);
        return page(request, done.orElse(""), Problem.NONE);
    }

    /** Where applications send people to change their password. */
    Response toPassword(PageRequest request) {
        return Shell.goTo(request, PATH + "#password");
    }

    Response changePassword(PageRequest request) {
        var outcome = accounts.passwordChange()
                .change(
                        request.signedIn().orElseThrow().session(),
                        request.form().firstFilled("present").orElse(""),
                        request.form().firstFilled("wanted").orElse(""));
        var here = request.askedAgainAt(PATH, Parameters.none());
        return switch (outcome) {
            case PasswordOutcome.Changed _ -> done(request, "password");
            case PasswordOutcome.Unproven _ -> page(here, "", Problem.PRESENT_PASSWORD_WRONG);
            case PasswordOutcome.Unfit(PasswordFlaw flaw) -> page(here, "", Problem.unfit(flaw));
            case PasswordOutcome.TooOften(var freeIn) -> page(here, "", Problem.tooOften(freeIn));
            case PasswordOutcome.Busy _ -> page(here, "", Problem.BUSY);
        };
    }

    Response endSession(PageRequest request) {
        var account = request.signedIn().orElseThrow().account();
        request.form()
                .firstFilled("session")
                .flatMap(AccountPages::uuid)
                .ifPresent(digest -> accounts.sessions().end(account, digest));
        return done(request, "session");
    }

    Response endOtherSessions(PageRequest request) {
        accounts.sessions().endOthers(request.signedIn().orElseThrow().session());
        return done(request, "sessions");
    }

    Response endApplication(PageRequest request) {
        var account = request.signedIn().orElseThrow().account();
        request.form()
                .firstFilled("application")
                .ifPresent(key -> accounts.applications().end(account, key));
        return done(request, "application");
    }

    private Response page(PageRequest request, String done, Problem problem) {
        var session = request.signedIn().orElseThrow().session();
        var view = new View(
                session.account(),
                session.digest(),
                accounts.sessions().list(session.account()),
                accounts.applications().list(session.account()),
                done,
                problem);
        return problem.page(
                request,
                "",
                (output, interceptor, frame) -> JteaccountGenerated.render(output, interceptor, frame, view));
    }

    /** By an address that can be asked for again without doing it again. */
    private static Response done(PageRequest request, String deed) {
        return Shell.goTo(request, PATH + "?" + DONE + "=" + deed);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
