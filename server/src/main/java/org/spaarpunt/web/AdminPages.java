package org.spaarpunt.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spaarpunt.administration.NewSecret;
import org.spaarpunt.administration.Outcome;
import org.spaarpunt.administration.Refusal;
import org.spaarpunt.administration.Users;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;

/** What all pages of the administration share: who acts, what follows an act, and what is shown once. */
final class AdminPages {
    static final String PATH = "/admin";

    /** What the address of a page says about the act before it. */
    private static final String DONE = "done";

    private static final String REFUSED = "refused";

    /** What forms do that leave the reader on a page of the administration, which says so then. */
    static final List<String> ACTS = List.of(
            "revoke",
            "grant",
            "withdraw",
            "callbacks",
            "token",
            "describe",
            "put",
            "takeOut",
            "admin",
            "member",
            "dismiss",
            "disable",
            "enable",
            "make",
            "unmake",
            "unlink",
            "create",
            "rename",
            "stops",
            "letsIn",
            "createGroup",
            "allow",
            "deny");

    /** A part of the administration, as the navigation names it. */
    record Section(String path, String title) {}

    static final List<Section> SECTIONS = List.of(
            new Section(AdminConsumerPages.PATH, "admin.consumers"),
            new Section(AdminCounterPages.PATH, "admin.counters"),
            new Section(AdminUserPages.PATH, "admin.users"),
            new Section(AdminCardSystemPages.PATH, "admin.cardSystems"),
            new Section(AuditPages.PATH, "admin.audit"));

    private AdminPages() {}

    /**
     * What a page says about the act before it.
     *
     * @param key of a text
     * @param good whether something was done
     */
    record Note(String key, boolean good) {}

    /** Something that is shown to one person once: a secret, or a link. */
    record Once(String about, String name, String value, String back) {}

    static Actor actor(PageRequest request) {
        return new Actor.Person(
                request.signedIn().orElseThrow().account().user().uid(),
                request.client().getHostAddress());
    }

    static String field(PageRequest request, String name) {
        return request.form().firstFilled(name).map(String::strip).orElse("");
    }

    static Optional<String> filled(PageRequest request, String name) {
        return Optional.of(field(request, name)).filter(text -> !text.isEmpty());
    }

    static Optional<Note> note(PageRequest request) {
        var done = request.query().firstFilled(DONE).filter(ACTS::contains);
        if (done.isPresent()) {
            return done.map(act -> new Note("admin.done." + act, true));
        }
        var refused = request.query().firstFilled(REFUSED).orElse("");
        return Stream.of(Refusal.values())
                .filter(reason -> reason.name().equals(refused))
                .findFirst()
                .map(reason -> new Note("admin.refused." + reason, false));
    }

    /** Goes back to a page, by an address that can be asked for again without doing it again. */
    static <T> Response back(PageRequest request, Outcome<T> outcome, String path) {
        return back(request, outcome, path, field(request, "act"));
    }

    /** @param act what was done, one of {@link #ACTS} */
    static <T> Response back(PageRequest request, Outcome<T> outcome, String path, String act) {
        return after(request, outcome, path, _ -> Shell.goTo(request, path + "?" + DONE + "=" + act));
    }

    /** @param then what follows when something was done */
    static <T> Response after(PageRequest request, Outcome<T> outcome, String path, Function<T, Response> then) {
        return switch (outcome) {
            case Outcome.Done<T>(var result) -> then.apply(result);
            case Outcome.Unchanged<T> _ -> Shell.goTo(request, path);
            case Outcome.Unknown<T> _ -> Notices.NOT_FOUND.to(request);
            case Outcome.Refused<T>(var reason) -> Shell.goTo(request, path + "?" + REFUSED + "=" + reason);
        };
    }

    static Response secret(PageRequest request, NewSecret made, String back) {
        return once(request, new Once("admin.once.secret", made.key(), made.secret(), back));
    }

    static Response link(PageRequest request, Users.Invited invited, String back) {
        var address = request.seen().scheme() + "://" + request.seen().authority() + request.base() + "/invitation/"
                + invited.link();
        return once(request, new Once("admin.once.link", invited.nick(), address, back));
    }

    private static Response once(PageRequest request, Once once) {
        return Shell.page(
                request.askedAgainAt(once.back(), Parameters.none()),
                200,
                (output, interceptor, frame) -> JteonceGenerated.render(output, interceptor, frame, once));
    }

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
