package org.spaarpunt.web.accounts;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.OIDCError;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.accounts.Session;
import org.spaarpunt.accounts.SignInOutcome;
import org.spaarpunt.counters.EmployeeCounters;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.languages.Language;
import org.spaarpunt.oidc.ProviderSignIn;
import org.spaarpunt.openid.Authorizations;
import org.spaarpunt.openid.OpenidFeature;
import org.spaarpunt.openid.OwnIssuer;
import org.spaarpunt.openid.RedirectAddress;
import org.spaarpunt.openid.Scopes;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.web.accounts.ClientRequest.Return;
import org.spaarpunt.web.accounts.ClientRequest.Unusable;
import org.spaarpunt.web.accounts.ClientRequest.Wanted;
import org.spaarpunt.web.accounts.ClientRequest.Wrong;
import org.spaarpunt.web.frame.Navigation;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * The pages on which users sign in for a client of OAuth 2 and allow it to act for them (OpenID Connect Core section
 * 3.1.2). Everything that the next step needs is in the form of this one. What was allowed once is not asked again.
 */
final class ClientSignInPages {
    static final String PATH = OwnIssuer.PATH + "/authorize";

    /** Where clients that were written for Keycloak send their users. */
    static final String ALIAS = OwnIssuer.PATH + "/realms/uitid/protocol/openid-connect/auth";

    private static final String TICKET = "ticket";
    private static final String DECISION = "decision";

    private static final ErrorObject UNMET =
            new ErrorObject("unmet_authentication_requirements", "The user has to set up a second factor first.");

    private final Accounts accounts;
    private final OpenidFeature openid;
    private final EmployeeCounters workplaces;
    private final SecretBox box;
    private final InstantSource clock;
    private final Optional<ProviderSignIn> provider;

    ClientSignInPages(
            Accounts accounts,
            OpenidFeature openid,
            EmployeeCounters workplaces,
            SecretBox box,
            InstantSource clock,
            Optional<ProviderSignIn> provider) {
        this.accounts = accounts;
        this.openid = openid;
        this.workplaces = workplaces;
        this.box = box;
        this.clock = clock;
        this.provider = provider;
    }

    Response show(PageRequest request) {
        return with(request, this::begin);
    }

    /**
     * Clients may use POST too. Their request is repeated with GET: a browser sends the cookie of the session with a
     * form of our own pages only.
     */
    Response answer(PageRequest request) {
        var decision = request.form().firstFilled(DECISION);
        if (decision.isEmpty() && !SignInForm.isIn(request)) {
            return with(request, (_, wanted) -> PageRenderer.goTo(request, address(wanted.parameters())));
        }
        if (request.isForeign()) {
            return Notices.FOREIGN_FORM.to(request.askedAgainAt("/", Parameters.none()));
        }
        return with(
                request,
                (here, wanted) -> decision.isPresent() ? decide(here, wanted, decision.get()) : signIn(here, wanted));
    }

    private interface Step {
        Response answer(PageRequest request, Wanted wanted);
    }

    private Response with(PageRequest request, Step step) {
        return switch (ClientRequest.of(request.query().and(request.form()), openid.clients())) {
            case Unusable(var notice) -> notice.to(request.askedAgainAt("/", Parameters.none()));
            case Wrong(var back, var error) -> goBack(request, back, error);
            case Wanted wanted -> {
                var here = request.askedAgainAt(PATH, wanted.parameters());
                var chosen = request.query().firstFilled("lang").isPresent()
                        ? Optional.<Language>empty()
                        : wanted.language();
                yield step.answer(chosen.map(here::in).orElse(here), wanted);
            }
        };
    }

    private Response begin(PageRequest request, Wanted wanted) {
        var session = request.signedIn().map(person -> person.session()).filter(known -> !mustSignIn(wanted, known));
        if (wanted.mayNotAsk()) {
            return silently(request, wanted, session);
        }
        return session.map(known -> proceed(request, wanted, known))
                .orElseGet(() -> form(wanted).page(request, source(wanted)));
    }

    private boolean mustSignIn(Wanted wanted, Session session) {
        boolean isOld = wanted.maxAge()
                .filter(age -> session.provedAt().plus(age).isBefore(clock.instant()))
                .isPresent();
        boolean isSomebodyElse = wanted.idTokenHint()
                .flatMap(openid.hints()::read)
                .filter(hint -> !hint.uid().equals(session.account().user().uid()))
                .isPresent();
        return wanted.mustSignIn() || isOld || isSomebodyElse;
    }

    /** Without a page: an error tells the client which page would have been needed. */
    private Response silently(PageRequest request, Wanted wanted, Optional<Session> session) {
        if (session.isEmpty()) {
            return goBack(request, wanted.back(), OIDCError.LOGIN_REQUIRED);
        }
        if (isTooWeak(wanted, session.get())) {
            return goBack(request, wanted.back(), UNMET);
        }
        return mustAsk(request, wanted, session.get())
                ? goBack(request, wanted.back(), OIDCError.CONSENT_REQUIRED)
                : goBack(request, wanted, openid.authorizations().code(wanted.request(), person(session.get())));
    }

    private Response signIn(PageRequest request, Wanted wanted) {
        var missing = SignInForm.missing(request);
        if (missing.isThere()) {
            return form(wanted).again(request, missing, source(wanted));
        }
        return switch (SignInForm.attempt(accounts, request)) {
            case SignInOutcome.SignedIn outcome -> {
                var signedIn = SignInForm.signedIn(accounts, request, outcome);
                var session = outcome.started().session();
                yield SignInForm.withCookies(proceed(signedIn, wanted, session), outcome);
            }
            case SignInOutcome failed -> form(wanted).again(request, failed, source(wanted));
        };
    }

    /** The user is signed in, recently enough. */
    private Response proceed(PageRequest request, Wanted wanted, Session session) {
        if (isTooWeak(wanted, session)) {
            return SecondFactorPages.leadTo(request, address(wanted.afterSignIn()));
        }
        return mustAsk(request, wanted, session)
                ? ask(request, wanted, session)
                : goBack(request, wanted, openid.authorizations().code(wanted.request(), person(session)));
    }

    private static boolean isTooWeak(Wanted wanted, Session session) {
        return wanted.isStrong() && !session.hasSecondFactor();
    }

    /** A request that a browser sends ahead of a click, or to look at the headers alone, decides nothing. */
    private boolean mustAsk(PageRequest request, Wanted wanted, Session session) {
        return wanted.mustAsk()
                || request.isHead()
                || Navigation.of(request.request()).isAhead()
                || !(wanted.consumer().permissions().contains(Permission.SKIP_AUTHORIZATION)
                        || openid.authorizations()
                                .isAllowed(wanted.request(), session.account().user()));
    }

    private Response ask(PageRequest request, Wanted wanted, Session session) {
        var ticket = new ConsentTicket(
                session.digest(), wanted.digest(), clock.instant().plus(ConsentTicket.VALIDITY));
        var hidden = new ArrayList<>(wanted.parameters().pairs());
        hidden.add(new Parameter(TICKET, ticket.sealed(box)));
        var question = new AuthorizePages.Question(
                wanted.consumer().name(),
                session.account().name(),
                session.account().user().nick(),
                PATH,
                workplaces.namesOf(session.account().user(), wanted.consumer()),
                more(wanted),
                hidden,
                request.base() + address(wanted.forSomebodyElse()));
        return PageRenderer.page(
                request,
                200,
                source(wanted),
                (output, interceptor, frame) -> JteconsentGenerated.render(output, interceptor, frame, question));
    }

    private static List<String> more(Wanted wanted) {
        var more = new ArrayList<String>();
        more.add("consent.card");
        if (wanted.request().scopes().contains(Scopes.EMAIL)) {
            more.add("consent.email");
        }
        if (wanted.request().scopes().contains(Scopes.OFFLINE_ACCESS)) {
            more.add("consent.offline");
        }
        return more;
    }

    /** The answer counts for the session that was shown the question, unless another user has signed in since. */
    private Response decide(PageRequest request, Wanted wanted, String decision) {
        var session = request.form()
                .firstFilled(TICKET)
                .flatMap(text -> ConsentTicket.open(text, box, clock.instant()))
                .filter(ticket -> ticket.requestToken().equals(wanted.digest()))
                .filter(ticket -> request.signedIn()
                        .map(person -> person.session().digest().equals(ticket.session()))
                        .orElse(true))
                .flatMap(ticket -> accounts.sessions().find(ticket.session()));
        if (session.isEmpty()) {
            return Notices.CONSENT_OVER.to(request);
        }
        return switch (decision) {
            case "allow" ->
                goBack(request, wanted, openid.authorizations().allow(wanted.request(), person(session.get())));
            case "refuse" -> goBack(request, wanted.back(), OAuth2Error.ACCESS_DENIED);
            default -> Notices.UNREADABLE.to(request);
        };
    }

    private static Authorizations.Person person(Session session) {
        return new Authorizations.Person(
                session.account().user(), session.digest(), session.provedAt(), session.hasSecondFactor());
    }

    private SignInForm form(Wanted wanted) {
        return new SignInForm(
                        PATH,
                        wanted.parameters().pairs(),
                        wanted.loginHint(),
                        wanted.consumer().name(),
                        List.of())
                .or(ProviderPages.offeredAnew(provider, address(wanted.afterSignIn())));
    }

    private static Response goBack(PageRequest request, Wanted wanted, String code) {
        var answer = new AuthorizationSuccessResponse(
                URI.create(wanted.back().address()),
                new AuthorizationCode(code),
                null,
                wanted.back().state().map(State::new).orElse(null),
                issuer(request),
                ResponseMode.QUERY);
        return PageRenderer.goAway(answer.toURI().toString());
    }

    private static Response goBack(PageRequest request, Return back, ErrorObject error) {
        var answer = new AuthorizationErrorResponse(
                URI.create(back.address()),
                error,
                back.state().map(State::new).orElse(null),
                issuer(request),
                ResponseMode.QUERY);
        return PageRenderer.goAway(answer.toURI().toString()).meaning(error.getCode());
    }

    private static Issuer issuer(PageRequest request) {
        return new Issuer(
                request.seen().scheme() + "://" + request.seen().authority() + request.base() + OwnIssuer.PATH);
    }

    private static String address(Parameters parameters) {
        return PageRequest.address(PATH, parameters);
    }

    /** Browsers apply the policy of the form's page to the answer too, including its redirects. */
    private static String source(Wanted wanted) {
        return RedirectAddress.source(wanted.back().address());
    }
}
