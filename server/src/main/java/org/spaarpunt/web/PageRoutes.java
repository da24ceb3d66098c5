package org.spaarpunt.web;

import static org.spaarpunt.web.PageRoute.Caller.ANYBODY;
import static org.spaarpunt.web.PageRoute.Caller.FROM_APPLICATIONS;
import static org.spaarpunt.web.PageRoute.Caller.SIGNED_IN;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.ServerFeatures;

/** All pages and the acts of their forms, listed in one place. */
final class PageRoutes {
    private PageRoutes() {}

    /** The page to which administrators that need a second factor are led. */
    static SecondFactorPages secondFactors(Features features) {
        return new SecondFactorPages(
                features.accounts(), features.core().settings().administratorSecondFactor());
    }

    static List<PageRoute> all(ServerFeatures server, ApiDescription api) {
        return Stream.concat(forEveryone(server, api).stream(), account(server.features()).stream())
                .toList();
    }

    private static List<PageRoute> forEveryone(ServerFeatures server, ApiDescription api) {
        var features = server.features();
        var accounts = features.accounts();
        var secondFactors = secondFactors(features);
        var signIn = new SignInPages(accounts, secondFactors, server.provider());
        var provider = new ProviderPages(server.provider(), accounts);
        var invitation = new InvitationPages(accounts);
        var logout = new LogoutPages(accounts.sessions(), features.identity().destinations());
        var authorize = new AuthorizePages(
                accounts,
                features.identity().userAuthorization(),
                features.counters().workplaces(),
                features.core().box(),
                features.core().clock(),
                server.provider());
        var verifier = new VerifierPages(accounts.receipts());
        var docs = new DocsPages(api);
        return List.of(
                new PageRoute("GET", "/", ANYBODY, FrontPage::show),
                new PageRoute("GET", DocsPages.PATH, ANYBODY, docs::show),
                new PageRoute("GET", SignInPages.PATH, ANYBODY, signIn::show),
                new PageRoute("POST", SignInPages.PATH, ANYBODY, signIn::signIn),
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

    /** The pages of a user's own account. */
    private static List<PageRoute> account(Features features) {
        var secondFactors = secondFactors(features);
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
