package org.spaarpunt.web.frame;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * What a page reports about the last act, which its address names: so the page can be loaded again without doing the act
 * again.
 *
 * @param key of a text
 * @param good whether the act was done
 */
public record Note(String key, boolean good) {
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    /** The note that the address of this request names, if there is a text for it. */
    public static Optional<Note> of(PageRequest request) {
        var done =
                request.query().firstFilled(DONE).map(act -> "done." + act).filter(Texts.in(request.language())::has);
        if (done.isPresent()) {
            return done.map(key -> new Note(key, true));
        }
        var refused = request.query().firstFilled(REFUSED).orElse("");
        return Stream.of(Refusal.values())
                .filter(reason -> reason.name().equals(refused))
                .findFirst()
                .map(reason -> new Note("admin.refused." + reason, false));
    }

    /** Redirects to a page that reports that an act was done; {@code done.} and the act is the key of its text. */
    public static Response done(PageRequest request, String path, String act) {
        return PageRenderer.goTo(request, PageRequest.address(path, new Parameters(List.of(new Parameter(DONE, act)))));
    }

    /** Redirects to a page that reports why an act was refused. */
    public static Response refused(PageRequest request, String path, Refusal reason) {
        var why = new Parameters(List.of(new Parameter(REFUSED, reason.name())));
        return PageRenderer.goTo(request, PageRequest.address(path, why));
    }

    /** The title of a page, which begins with the error if there is one. */
    public static String titled(Frame frame, String title, Optional<Note> note, Form form) {
        return note.filter(said -> !said.good()).isPresent()
                ? frame.text("form.problem", title)
                : form.titled(frame, title);
    }
}
