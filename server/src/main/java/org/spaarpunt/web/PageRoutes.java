package org.spaarpunt.web;

import static org.spaarpunt.web.PageRoute.Caller.ANYBODY;
import static org.spaarpunt.web.PageRoute.Caller.FROM_APPLICATIONS;
import static org.spaarpunt.web.PageRoute.Caller.SIGNED_IN;

import java.util.List;

/** The pages and what their forms do, all of them, on one page. */
final class PageRoutes {
    private PageRoutes() {}

    static List<PageRoute> all(PageContext context) {
        var signIn = new SignInPages(context.accounts(), context.provider());
        var provider = new ProviderPages(context.provider(), context.accounts());
        var account = new AccountPages(context.accounts());
        var invitation = new InvitationPages(context.accounts());
        var logout = new LogoutPages(context);
        var authorize = new AuthorizePages(context);
        var verifier = new VerifierPages(context.accounts().receipts());
        var docs = new DocsPages(context.api());
        return List.of(
                new PageRoute("GET", "/", ANYBODY, FrontPage::show),
                new PageRoute("GET", DocsPages.PATH, ANYBODY, docs::show),
                new PageRoute("GET", SignInPages.PATH, ANYBODY, signIn::show),
                new PageRoute("POST", SignInPages.PATH, ANYBODY, signIn::signIn),
                new PageRoute("GET", ProviderPages.PATH, ANYBODY, provider::leave),
                new PageRoute("GET", ProviderPages.RETURN_PATH, ANYBODY, provider::comeBack),
                new PageRoute("POST", "/sign-out", SIGNED_IN, signIn::signOut),
                new PageRoute("GET", AccountPages.PATH, SIGNED_IN, account::show),
                new PageRoute("POST", "/account/password", SIGNED_IN, account::changePassword),
                new PageRoute("POST", AccountPages.END_SESSION, SIGNED_IN, account::endSession),
                new PageRoute("POST", AccountPages.END_OTHER_SESSIONS, SIGNED_IN, account::endOtherSessions),
                new PageRoute("POST", AccountPages.END_APPLICATION, SIGNED_IN, account::endApplication),
                new PageRoute("GET", "/invitation/{text}", ANYBODY, invitation::show),
                new PageRoute("POST", "/invitation/{text}", ANYBODY, invitation::accept),
                new PageRoute("GET", AuthorizePages.PATH, FROM_APPLICATIONS, authorize::show),
                new PageRoute("POST", AuthorizePages.PATH, FROM_APPLICATIONS, authorize::answer),
                new PageRoute("GET", VerifierPages.PATH + "/{form}", ANYBODY, verifier::show),
                new PageRoute("GET", LogoutPages.PATH, ANYBODY, logout::ask),
                new PageRoute("POST", LogoutPages.PATH, ANYBODY, logout::signOut),
                new PageRoute("GET", "/uitid/rest/auth/changepassword/{id}", ANYBODY, account::toPassword));
    }
}
