package org.spaarpunt.web;

import java.util.Optional;
import org.spaarpunt.accounts.Receipts;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.http.Response;
import org.spaarpunt.storage.Digest;

/**
 * The code that a person types over into an application, shown once after the person has allowed it. The address of the page can be
 * guessed by nobody, and a browser must be in the session that allowed: a client that keeps no cookies comes by the address alone.
 */
record VerifierPages(Receipts receipts) {
    static final String PATH = "/uitid/rest/auth/verifier";

    private static final String KIND = "verifier";

    /** What was allowed by a ticket, when that was done before: the same form was sent again. */
    Optional<Response> again(PageRequest request, ConsentTicket ticket) {
        var key = key(ticket);
        return receipts.find(key).map(_ -> PageRenderer.goTo(request, pathOf(key)));
    }

    /** Goes to the page that shows a verifier. */
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
