package org.spaarpunt.web;

import java.util.UUID;
import java.util.function.Function;
import org.spaarpunt.accounts.Receipts;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.storage.Digest;

/**
 * Forms whose act is done once however often they are sent: by a double click, by a reload, or by going back. Their answer leads to a page of
 * its own, which may be asked for again.
 */
record FormSubmissions(Receipts receipts) {
    static final String PATH = "/admin/receipts";

    /** Of receipts for which there is nothing to show but that it was done; their detail is the act. */
    static final String DONE = "done";

    static final String SECRET = "secret";
    static final String LINK = "link";

    /** What a page shows once. */
    record Shown(Receipt receipt) {
        boolean isOver() {
            return receipt.value().isEmpty();
        }

        boolean isSecret() {
            return receipt.kind().equals(SECRET);
        }
    }

    Form form() {
        return Form.untouched(receipts.token());
    }

    /**
     * Does what a form asks for, unless it was done before, and goes on to the page that shows what it gave.
     *
     * @param receipt what is to be shown of the result
     * @param otherwise what follows when it is not done
     */
    <T> Response once(
            PageRequest request,
            Function<Once<T>, Outcome<T>> act,
            Function<T, Receipt> receipt,
            Function<Outcome<T>, Response> otherwise) {
        var key = key(request);
        var outcome = act.apply(receipts.once(key, receipt));
        return outcome instanceof Outcome.Done || outcome instanceof Outcome.Unchanged
                ? PageRenderer.goTo(request, PATH + "/" + key.form())
                : otherwise.apply(outcome);
    }

    /** The page after such a form. */
    Response show(PageRequest request) {
        var receipt = OwnPath.uuid(request.segment())
                .map(form -> new Receipts.Key(
                        request.signedIn().orElseThrow().session().digest(), form))
                // To look at the headers only uses nothing up.
                .flatMap(key -> request.isHead()
                        ? receipts.find(key)
                        : receipts.show(key, request.language().tag()));
        if (receipt.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        if (receipt.get().kind().equals(DONE)) {
            return AdminPages.done(request, receipt.get().back(), receipt.get().detail());
        }
        var shown = new Shown(receipt.get());
        return PageRenderer.page(
                        request,
                        200,
                        (output, interceptor, frame) -> JteonceGenerated.render(output, interceptor, frame, shown))
                .neverCompressed();
    }

    /** All that a form holds, its token included. What comes without one was not made by a page of ours, and stands for itself. */
    private Receipts.Key key(PageRequest request) {
        var own = request.form().firstFilled(Form.TOKEN).isPresent() ? "" : receipts.token();
        UUID form = Digest.of(request.request().path() + "\n" + request.form().encoded() + "\n" + own);
        return new Receipts.Key(request.signedIn().orElseThrow().session().digest(), form);
    }
}
