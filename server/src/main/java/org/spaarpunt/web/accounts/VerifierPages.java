package org.spaarpunt.web.accounts;

import java.util.Optional;
import org.spaarpunt.accounts.Receipts;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.http.Response;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.OwnPath;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * The verifier that a user types into an application, shown once after the user has allowed access. The address of the
 * page cannot be guessed, and a browser in which a user is signed in must be in the session that gave consent; a client
 * that keeps no cookies needs only the address.
 */
record VerifierPages(Receipts receipts) {
    static final String PATH = "/uitid/rest/auth/verifier";

    private static final String KIND = "verifier";

    /** Redirects to the result of a ticket that was already used, because the same form was sent again. */
    Optional<Response> again(PageRequest request, ConsentTicket ticket) {
        var key = key(ticket);
        return receipts.find(key).map(_ -> PageRenderer.goTo(request, pathOf(key)));
    }

    /** Redirects to the page that shows a verifier. */
    Response show(PageRequest request, ConsentTicket ticket, String application, String verifier) {
        var key = key(ticket);
        receipts.keep(key, new Receipt(KIND, application, "", "/", verifier));
        return PageRenderer.goTo(request, pathOf(key));
    }

    Response show(PageRequest request) {
        return OwnPath.uuid(request.segment())
                .flatMap(receipts::keyOf)
                .filter(key -> isOfThisBrowser(request, key))
                .flatMap(key -> request.isHead()
                        ? receipts.find(key)
                        : receipts.show(key, request.language().tag()))
                .filter(receipt -> receipt.kind().equals(KIND))
                .map(receipt -> PageRenderer.page(
                                request,
                                200,
                                (output, interceptor, frame) ->
                                        JteverifierGenerated.render(output, interceptor, frame, receipt.value()))
                        .neverCompressed())
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private static boolean isOfThisBrowser(PageRequest request, Receipts.Key key) {
        return request.signedIn()
                .map(person -> person.session().digest().equals(key.session()))
                .orElse(true);
    }

    private static String pathOf(Receipts.Key key) {
        return PATH + "/" + key.form();
    }

    private static Receipts.Key key(ConsentTicket ticket) {
        return new Receipts.Key(
                ticket.session(), Digest.of(KIND + "\n" + ticket.session() + "\n" + ticket.requestToken()));
    }
}
