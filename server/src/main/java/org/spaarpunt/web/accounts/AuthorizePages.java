package org.spaarpunt.web.accounts;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.accounts.Session;
import org.spaarpunt.accounts.SignInOutcome;
import org.spaarpunt.counters.EmployeeCounters;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Callback;
import org.spaarpunt.identity.Decision;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.PendingAuthorization;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.UserAuthorization;
import org.spaarpunt.oidc.ProviderSignIn;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.web.frame.Navigation;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * The second step of the token exchange: a user signs in, sees which application asks for which access, and allows or
 * refuses it. Everything that the next step needs is in the form of this one.
 */
public final class AuthorizePages {
    public static final String PATH = "/uitid/rest/auth/authorize";

    private static final String TOKEN = "oauth_token";
    private static final String CALLBACK = "oauth_callback";
    private static final String TYPE = "type";
    private static final String FORCE_LOGIN = "forcelogin";
    private static final String SKIP = "skipAuthorization";
    private static final String EMAIL = "email";
    private static final String TICKET = "ticket";
    private static final String DECISION = "decision";

    /** The parameters that applications may send; each step passes them on to the next. */
    private static final List<String> ASKED = List.of(TOKEN, CALLBACK, TYPE, SKIP, EMAIL);

    /** Those of them that are still needed after sign-in. */
    private static final List<String> SIGNED_IN = List.of(TOKEN, CALLBACK, SKIP);

    /** Those of them that a decision needs. */
    private static final List<String> DECIDED = List.of(TOKEN, CALLBACK);

    private final Accounts accounts;
    private final UserAuthorization desk;
    private final EmployeeCounters workplaces;
    private final SecretBox box;
    private final InstantSource clock;
    private final Optional<ProviderSignIn> provider;
    private final VerifierPages verifiers;

    AuthorizePages(
            Accounts accounts,
            UserAuthorization authorization,
            EmployeeCounters workplaces,
            SecretBox box,
            InstantSource clock,
            Optional<ProviderSignIn> provider) {
        this.accounts = accounts;
        this.desk = authorization;
        this.workplaces = workplaces;
        this.box = box;
        this.clock = clock;
        this.provider = provider;
        this.verifiers = new VerifierPages(accounts.receipts());
    }

    /**
     * The question for the user.
     *
     * @param action path to which the answer is sent
     * @param counters where the application will act for the user
     * @param more keys of texts about what else it may do
     * @param hidden fields that are sent with the answer
     * @param other where another user can sign in
     */
    record Question(
            String application,
            String person,
            String nick,
            String action,
            List<String> counters,
            List<String> more,
            List<Parameter> hidden,
            String other) {}

    Response show(PageRequest request) {
        return withPending(request, pending -> {
            var person = request.signedIn();
            return person.isEmpty() || asksFor(request, TYPE, FORCE_LOGIN)
                    ? form(request, pending).page(request, origin(pending))
                    : ask(request, pending, person.get().session());
        });
    }

    /**
     * Applications may also use POST: a request with neither a decision nor a password changes nothing, and gets the
     * page.
     */
    Response answer(PageRequest request) {
        var here = request.askedAgainAt(PATH, new Parameters(SignInForm.carried(request, ASKED)));
        var decision = request.form().firstFilled(DECISION);
        if (decision.isEmpty() && !SignInForm.isIn(request)) {
            return show(here);
        }
        if (request.isForeign()) {
            return Notices.FOREIGN_FORM.to(here);
        }
        return ticket(request)
                .flatMap(ticket -> verifiers.again(request, ticket))
                .orElseGet(() -> decideOrSignIn(here, decision));
    }

    private Response decideOrSignIn(PageRequest here, Optional<String> decision) {
        return withPending(
                here, pending -> decision.isPresent() ? decide(here, pending, decision.get()) : signIn(here, pending));
    }

    private Response withPending(PageRequest request, Function<PendingAuthorization, Response> then) {
        return request.parameter(TOKEN)
                .flatMap(token -> desk.pending(token, request.parameter(CALLBACK)))
                .map(then)
                .orElseGet(() -> Notices.AUTHORIZATION_OVER.to(request));
    }

    private Response signIn(PageRequest request, PendingAuthorization pending) {
        var missing = SignInForm.missing(request);
        if (missing.isThere()) {
            return form(request, pending).again(request, missing, origin(pending));
        }
        return switch (SignInForm.attempt(accounts, request)) {
            case SignInOutcome.SignedIn outcome -> {
                var signedIn = SignInForm.signedIn(accounts, request, outcome);
                var session = outcome.started().session();
                yield SignInForm.withCookies(ask(signedIn, pending, session), outcome);
            }
            case SignInOutcome failed -> form(request, pending).again(request, failed, origin(pending));
        };
    }

    /**
     * Asks for consent, unless the application may skip it. A request that the user may not be aware of, such as one
     * for a picture in another site's page, or one that a browser sends ahead of a click, decides nothing: its answer
     * is the question.
     */
    private Response ask(PageRequest request, PendingAuthorization pending, Session session) {
        var ticket = new ConsentTicket(
                session.digest(), pending.token(), clock.instant().plus(ConsentTicket.VALIDITY));
        if (asksFor(request, SKIP, "true")
                && Navigation.of(request.request()).isByPerson(request.isForeign())
                && pending.consumer().permissions().contains(Permission.SKIP_AUTHORIZATION)) {
            return follow(
                    request,
                    pending,
                    ticket,
                    desk.allow(pending, session.account().user()));
        }
        var hidden = new ArrayList<>(SignInForm.carried(request, DECIDED));
        hidden.add(new Parameter(TICKET, ticket.sealed(box)));
        var question = new Question(
                pending.consumer().name(),
                session.account().name(),
                session.account().user().nick(),
                PATH,
                workplaces.namesOf(session.account().user(), pending.consumer()),
                List.of(),
                hidden,
                request.base() + PATH + "?" + asSomebodyElse(request).encoded());
        return PageRenderer.page(
                request,
                200,
                origin(pending),
                (output, interceptor, frame) -> JteconsentGenerated.render(output, interceptor, frame, question));
    }

    private Response decide(PageRequest request, PendingAuthorization pending, String decision) {
        var ticket = ticket(request).filter(known -> known.requestToken().equals(pending.token()));
        var session = ticket.flatMap(known -> accounts.sessions().find(known.session()));
        if (ticket.isEmpty() || session.isEmpty()) {
            return Notices.CONSENT_OVER.to(request);
        }
        return switch (decision) {
            case "allow" ->
                follow(
                        request,
                        pending,
                        ticket.get(),
                        desk.allow(pending, session.get().account().user()));
            case "refuse" -> follow(request, pending, ticket.get(), desk.refuse(pending));
            default -> Notices.UNREADABLE.to(request);
        };
    }

    private Optional<ConsentTicket> ticket(PageRequest request) {
        return request.form()
                .firstFilled(TICKET)
                .flatMap(text -> ConsentTicket.open(text, box, clock.instant()))
                .filter(ticket -> isOfThisBrowser(request, ticket));
    }

    private Response follow(
            PageRequest request, PendingAuthorization pending, ConsentTicket ticket, Decision decision) {
        return switch (decision) {
            case Decision.GoBack(var address) -> PageRenderer.goAway(address.toString());
            case Decision.ShowVerifier(var verifier) ->
                verifiers.show(request, ticket, pending.consumer().name(), verifier);
            case Decision.Refused _ -> Notices.AUTHORIZATION_REFUSED.to(request.askedAgainAt("/", Parameters.none()));
            // Perhaps the same form was sent again while it was being processed.
            case Decision.TooLate _ ->
                verifiers.again(request, ticket).orElseGet(() -> Notices.AUTHORIZATION_OVER.to(request));
        };
    }

    /** False if another user has signed in in this browser since the question was shown. */
    private static boolean isOfThisBrowser(PageRequest request, ConsentTicket ticket) {
        return request.signedIn()
                .map(person -> person.session().digest().equals(ticket.session()))
                .orElse(true);
    }

    private SignInForm form(PageRequest request, PendingAuthorization pending) {
        var notes = new ArrayList<String>();
        if (asksFor(request, TYPE, "register")) {
            notes.add("signIn.byInvitation");
        }
        return new SignInForm(
                        PATH,
                        SignInForm.carried(request, ASKED),
                        request.parameter(EMAIL).orElse(""),
                        pending.consumer().name(),
                        notes)
                .or(
                        asksFor(request, TYPE, FORCE_LOGIN)
                                ? ProviderPages.offeredAnew(provider, withoutType(request))
                                : ProviderPages.offered(provider, request));
    }

    /** The address of this page for a user that has just signed in. */
    private static String withoutType(PageRequest request) {
        return PATH + "?" + new Parameters(SignInForm.carried(request, SIGNED_IN)).encoded();
    }

    private static Parameters asSomebodyElse(PageRequest request) {
        var parameters = new ArrayList<>(SignInForm.carried(request, SIGNED_IN));
        parameters.add(new Parameter(TYPE, FORCE_LOGIN));
        return new Parameters(parameters);
    }

    private static boolean asksFor(PageRequest request, String name, String value) {
        return request.parameter(name).filter(value::equals).isPresent();
    }

    /** Browsers apply the policy of the form's page to the answer too, including its redirects. */
    private static String origin(PendingAuthorization pending) {
        return pending.callback().map(Callback::origin).orElse("");
    }
}
