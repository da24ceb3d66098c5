package org.spaarpunt.web.admin;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRequest;

/** What all pages of the administration share: the actor, the answer to an act, and results that are shown once. */
public final class AdminPages {
    static final String PATH = "/admin";

    private AdminPages() {}

    /** The answer to an act that takes only a button. */
    static Response after(PageRequest request, Outcome<?> outcome, String path) {
        return new SentForm(request, "", Form.UNTOUCHED, _ -> Notices.NOT_FOUND.to(request)).after(outcome, path);
    }

    /** The answer about the thing whose number is in the address. */
    static <T> Response on(PageRequest request, LongFunction<Optional<T>> finder, Function<T, Response> answer) {
        return number(request.segment())
                .flatMap(finder::apply)
                .map(answer)
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
