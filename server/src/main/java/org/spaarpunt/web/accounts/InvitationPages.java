package org.spaarpunt.web.accounts;

import org.spaarpunt.accounts.Account;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.accounts.InvitationOutcome;
import org.spaarpunt.accounts.PasswordFlaw;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRequest;

/** The page on which an invited user chooses a password. */
record InvitationPages(Accounts accounts) {
    Response show(PageRequest request) {
        return page(request, Problem.NONE);
    }

    Response accept(PageRequest request) {
        var wanted = request.form().firstFilled(Problem.WANTED).orElse("");
        boolean keep =
                request.form().firstFilled(AccountPages.KEEP_APPLICATIONS).isPresent();
        return switch (accounts.invitations().accept(request.segment(), wanted, keep, request.visitor())) {
            case InvitationOutcome.Accepted(var account) -> chosen(request, account);
            case InvitationOutcome.Over _ -> Notices.INVITATION_OVER.to(request);
            case InvitationOutcome.Unfit(PasswordFlaw flaw) -> page(request, Problem.unfit(flaw));
            case InvitationOutcome.Busy _ -> page(request, Problem.BUSY);
        };
    }

    private Response page(PageRequest request, Problem problem) {
        return accounts.invitations()
                .open(request.segment())
                .map(account -> problem.page(
                        request,
                        "",
                        (output, interceptor, frame) -> JteinvitationGenerated.render(
                                output,
                                interceptor,
                                frame,
                                account,
                                !accounts.applications().list(account).isEmpty(),
                                problem.form(request))))
                .orElseGet(() -> Notices.INVITATION_OVER.to(request));
    }

    /** Leads to a first sign-in, which shows that the user or the browser has stored the password. */
    private Response chosen(PageRequest request, Account account) {
        return Cookies.KNOWN_BROWSER.on(
                SignInPages.afterInvitation(request, account.user().nick()),
                accounts.signIn().knownBrowser(account, request.visitor()));
    }
}
