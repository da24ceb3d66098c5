package org.spaarpunt.web.accounts;

import static org.spaarpunt.web.frame.PageRoute.Caller.ANYBODY;
import static org.spaarpunt.web.frame.PageRoute.Caller.FROM_APPLICATIONS;
import static org.spaarpunt.web.frame.PageRoute.Caller.SIGNED_IN;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.ServerFeatures;

/** The pages on which users sign in and manage their accounts, and what other pages need of them. */
public final class AccountRoutes {
    private final ServerFeatures server;
    private final SecondFactorPages secondFactors;
    private final ProofPages proofs;
    private final SignInPages signIn;

    public AccountRoutes(ServerFeatures server) {
        var features = server.features();
        this.server = server;
        this.secondFactors = new SecondFactorPages(
                features.accounts(), features.core().settings().accounts().administratorSecondFactor());
        this.signIn = new SignInPages(features.accounts(), features.core().box(), secondFactors, server.provider());
        this.proofs = new ProofPages(features.accounts().reauthentication(), server.provider());
    }

    public List<PageRoute> all() {
        return Stream.of(signIn(), forClients(), account(server.features()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Asks a user that is not signed in to sign in, and leads to the requested page afterwards. A form that was sent is
     * kept, and offered to be sent again.
     */
    public Response signInFirst(PageRequest request) {
        return signIn.askedFrom(request);
    }

    /** Whether this user must set up a second factor before using the pages of administrators. */
    public boolean needsSecondFactor(PageRequest request) {
        return secondFactors.isMissing(request.signedIn().orElseThrow().session());
    }

    /** Leads an administrator to the page on which a second factor is set up, and from there to the requested page. */
    public static Response secondFactorFirst(PageRequest request) {
        return SecondFactorPages.leadTo(request, request.self());
    }

    /** The answer of a page that needs a recent proof of the user's identity: the page that asks for it comes first. */
    public Response afterProof(PageRequest request, PageRoute.Call call) {
        return proofs.before(request, call::answer);
    }

    private List<PageRoute> signIn() {
        var features = server.features();
        var accounts = features.accounts();
        var provider = new ProviderPages(server.provider(), accounts);
        var invitation = new InvitationPages(accounts);
        var forgotten = new ForgottenPages(accounts.forgottenPasswords());
        var logout = new LogoutPages(accounts.sessions(), features.identity().destinations());
        var authorize = new AuthorizePages(
                accounts,
                features.identity().userAuthorization(),
                features.counters().workplaces(),
                features.core().box(),
                features.core().clock(),
                server.provider());
        var verifier = new VerifierPages(accounts.receipts());
        return List.of(
                new PageRoute("GET", SignInPages.PATH, ANYBODY, signIn::show),
                new PageRoute("POST", SignInPages.PATH, ANYBODY, signIn::signIn),
                new PageRoute("GET", ForgottenPages.PATH, ANYBODY, forgotten::show),
                new PageRoute("POST", ForgottenPages.PATH, ANYBODY, forgotten::request),
                new PageRoute("GET", ProviderPages.PATH, ANYBODY, provider::leave),
                new PageRoute("GET", ProviderPages.RETURN_PATH, ANYBODY, provider::comeBack),
                new PageRoute("POST", "/sign-out", SIGNED_IN, signIn::signOut),
                new PageRoute("GET", "/invitation/{text}", ANYBODY, invitation::show),
                new PageRoute("POST", "/invitation/{text}", ANYBODY, invitation::accept),
                new PageRoute("GET", AuthorizePages.PATH, FROM_APPLICATIONS, authorize::show),
                new PageRoute("POST", AuthorizePages.PATH, FROM_APPLICATIONS, authorize::answer),
                new PageRoute("GET", VerifierPages.PATH + "/{form}", ANYBODY, verifier::show),
                new PageRoute("GET", LogoutPages.PATH, ANYBODY, logout::ask),
                new PageRoute("POST", LogoutPages.PATH, ANYBODY, logout::signOut));
    }

    /** Signing in for clients of OAuth 2, and signing out. */
    private List<PageRoute> forClients() {
        var features = server.features();
        var signIn = new ClientSignInPages(
                features.accounts(),
                features.openid(),
                features.counters().workplaces(),
                features.core().box(),
                features.core().clock(),
                server.provider());
        var logout = new ClientLogoutPages(features.accounts().sessions(), features.openid());
        return List.of(
                new PageRoute("GET", ClientSignInPages.PATH, FROM_APPLICATIONS, signIn::show),
                new PageRoute("POST", ClientSignInPages.PATH, FROM_APPLICATIONS, signIn::answer),
                new PageRoute("GET", ClientSignInPages.ALIAS, FROM_APPLICATIONS, signIn::show),
                new PageRoute("POST", ClientSignInPages.ALIAS, FROM_APPLICATIONS, signIn::answer),
                new PageRoute("GET", ClientLogoutPages.PATH, FROM_APPLICATIONS, logout::signOut),
                new PageRoute("POST", ClientLogoutPages.PATH, FROM_APPLICATIONS, logout::answer),
                new PageRoute("GET", ClientLogoutPages.ALIAS, FROM_APPLICATIONS, logout::signOut),
                new PageRoute("POST", ClientLogoutPages.ALIAS, FROM_APPLICATIONS, logout::answer));
    }

    /** The pages of a user's own account. */
    private List<PageRoute> account(Features features) {
        var account = new AccountPages(features.accounts(), features.passholders(), features.counters());
        var counterCode = new CounterCodePages(features.passholders());
        return List.of(
                new PageRoute("GET", AccountPages.PATH, SIGNED_IN, account::show),
                new PageRoute("POST", "/account/password", SIGNED_IN, account::changePassword),
                new PageRoute("POST", AccountPages.END_SESSION, SIGNED_IN, account::endSession),
                new PageRoute("POST", AccountPages.END_OTHER_SESSIONS, SIGNED_IN, account::endOtherSessions),
                new PageRoute("POST", AccountPages.END_APPLICATION, SIGNED_IN, account::endApplication),
                new PageRoute("POST", AccountPages.LEAVE_COUNTER, SIGNED_IN, account::leaveCounter),
                new PageRoute("GET", SecondFactorPages.PATH, SIGNED_IN, secondFactors::show),
                new PageRoute("POST", SecondFactorPages.PATH, SIGNED_IN, secondFactors::confirm).afterProof(),
                new PageRoute("POST", SecondFactorPages.OFF, SIGNED_IN, secondFactors::turnOff).afterProof(),
                new PageRoute("POST", SecondFactorPages.CODES, SIGNED_IN, secondFactors::renewCodes).afterProof(),
                new PageRoute("GET", SecondFactorPages.CODES + "/{form}", SIGNED_IN, secondFactors::showCodes),
                new PageRoute("GET", CounterCodePages.PATH, SIGNED_IN, counterCode::show),
                new PageRoute("POST", CounterCodePages.PATH, SIGNED_IN, counterCode::make),
                new PageRoute("GET", "/uitid/rest/auth/changepassword/{id}", ANYBODY, account::toPassword));
    }
}
