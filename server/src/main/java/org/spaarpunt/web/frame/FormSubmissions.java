package org.spaarpunt.web.frame;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.spaarpunt.accounts.Receipts;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.accounts.Users.Invited;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.storage.Digest;

/**
 * Forms whose act is done once even if they are sent again: by a double click, by a reload, or by going back. The
 * answer redirects to a page of its own, which can be loaded again.
 *
 * @param path of those pages, without the last segment
 */
public record FormSubmissions(Receipts receipts, String path) {
    /** The kind of receipts that only report that the act was done; their detail is the act. */
    public static final String DONE = "done";

    public static final String SECRET = "secret";
    public static final String LINK = "link";

    /** A code by which a check-in device is set up. */
    public static final String CODE = "code";

    /** A link that was e-mailed to its user; their detail is the address, and their value the link, if it may be shown. */
    public static final String MAILED = "mailed";

    /** The content of a page that is shown once. */
    public record Shown(Receipt receipt) {
        public boolean isOver() {
            return receipt.value().isEmpty();
        }

        public boolean isMailed() {
            return receipt.kind().equals(MAILED);
        }

        public boolean isSecret() {
            return receipt.kind().equals(SECRET);
        }

        /** The key of the text that says what is shown. */
        public String about() {
            return switch (receipt.kind()) {
                case SECRET -> "admin.once.secret";
                case CODE -> "devices.code.shown";
                default -> "admin.once.link";
            };
        }

        /** The key of the text that says what to do when it was shown already. */
        public String over() {
            return switch (receipt.kind()) {
                case SECRET -> "admin.once.over.secret";
                case CODE -> "devices.code.over";
                default -> "admin.once.over.link";
            };
        }
    }

    /** The receipt of a link by which a user chooses a password. */
    public static Receipt linkReceipt(Invited invited, String site, String name, String detail, String back) {
        var address = invited.shown() ? site + "/invitation/" + invited.link() : "";
        return invited.mailedTo()
                .map(mailedTo -> new Receipt(MAILED, name, mailedTo, back, address))
                .orElseGet(() -> new Receipt(LINK, name, detail, back, address));
    }

    public Form form() {
        return Form.untouched(receipts.token());
    }

    /**
     * Does a form's act, unless it was done before, and redirects to the page that shows the result.
     *
     * @param receipt what to show of the result
     * @param otherwise the answer when the act is not done
     */
    public <T> Response once(
            PageRequest request,
            Function<Once<T>, Outcome<T>> act,
            Function<T, Receipt> receipt,
            Function<Outcome<T>, Response> otherwise) {
        var key = key(request);
        var outcome = act.apply(receipts.once(key, receipt));
        return outcome instanceof Outcome.Done || outcome instanceof Outcome.Unchanged
                ? PageRenderer.goTo(request, path + "/" + key.form())
                : otherwise.apply(outcome);
    }

    /**
     * Does an act that makes a new secret each time, which ends the one before: a form that was sent again shows the
     * secret of its first time.
     *
     * @param act the receipt of what was done, or the answer if it was not done
     */
    public Response renewing(PageRequest request, Supplier<Result> act) {
        var key = key(request);
        if (receipts.find(key).isPresent()) {
            return PageRenderer.goTo(request, path + "/" + key.form());
        }
        return switch (act.get()) {
            case Result.Made(var receipt) -> {
                receipts.keep(key, receipt);
                yield PageRenderer.goTo(request, path + "/" + key.form());
            }
            case Result.NotDone(var answer) -> answer;
        };
    }

    /** How such an act ended. */
    public sealed interface Result {
        record Made(Receipt receipt) implements Result {}

        record NotDone(Response answer) implements Result {}
    }

    /** The page that shows the result of such a form. */
    public Response show(PageRequest request) {
        return show(request, request.segment());
    }

    /**
     * The same, where the address has more than one changing part.
     *
     * @param form the last one
     */
    public Response show(PageRequest request, String form) {
        var receipt = OwnPath.uuid(form)
                .map(id -> new Receipts.Key(
                        request.signedIn().orElseThrow().session().digest(), id))
                // A HEAD request does not count as showing the value.
                .flatMap(key -> request.isHead()
                        ? receipts.find(key)
                        : receipts.show(key, request.language().tag()));
        if (receipt.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        if (receipt.get().kind().equals(DONE)) {
            return Note.done(request, receipt.get().back(), receipt.get().detail());
        }
        var shown = new Shown(receipt.get());
        return PageRenderer.page(
                        request,
                        200,
                        (output, interceptor, frame) -> JteonceGenerated.render(output, interceptor, frame, shown))
                .neverCompressed();
    }

    /**
     * Digests all fields of a form, its token included. A form without a token did not come from one of our pages, and
     * each one counts as new.
     */
    private Receipts.Key key(PageRequest request) {
        var own = request.form().firstFilled(Form.TOKEN).isPresent() ? "" : receipts.token();
        UUID form = Digest.of(request.request().path() + "\n" + request.form().encoded() + "\n" + own);
        return new Receipts.Key(request.signedIn().orElseThrow().session().digest(), form);
    }
}
