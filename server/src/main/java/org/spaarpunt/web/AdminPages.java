package org.spaarpunt.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.administration.NewSecret;
import org.spaarpunt.administration.Outcome;
import org.spaarpunt.administration.Refusal;
import org.spaarpunt.administration.Users;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditEntry;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;

/** What all pages of the administration share: who acts, what follows an act, and what is shown once. */
record AdminPages(Administration admin) {
    static final String PATH = "/admin";
    static final String AUDIT = "/admin/audit";

    /** What the address of a page says about the act before it. */
    private static final String DONE = "done";

    private static final String REFUSED = "refused";

    /** Entries of the audit log on the first page, and on each of its own. */
    private static final int LATEST = 10;

    private static final int ENTRIES = 100;

    /**
     * What a page says about the act before it.
     *
     * @param key of a text
     * @param good whether something was done
     */
    record Note(String key, boolean good) {}

    /** Something that is shown to one person once: a secret, or a link. */
    record Once(String about, String name, String value, String back) {}

    /**
     * A part of the audit log.
     *
     * @param older the number of the last entry shown, when there may be more behind it
     */
    record Log(List<AuditEntry> entries, String subject, Optional<Long> older) {}

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
        if (request.query().firstFilled(DONE).isPresent()) {
            return Optional.of(new Note("admin.done", true));
        }
        var refused = request.query().firstFilled(REFUSED).orElse("");
        return Stream.of(Refusal.values())
                .filter(reason -> reason.name().equals(refused))
                .findFirst()
                .map(reason -> new Note("admin.refused." + reason, false));
    }

    /** Goes back to a page, by an address that can be asked for again without doing it again. */
    static <T> Response back(PageRequest request, Outcome<T> outcome, String path) {
        return after(request, outcome, path, _ -> Shell.goTo(request, path + "?" + DONE + "=1"));
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

    Response overview(PageRequest request) {
        var log = log(Optional.empty(), "", LATEST);
        return Shell.page(
                request,
                200,
                (output, interceptor, frame) -> JteadminGenerated.render(output, interceptor, frame, log));
    }

    Response audit(PageRequest request) {
        var before = request.query().firstFilled("before").flatMap(AdminPages::number);
        var log = log(before, request.query().firstFilled("subject").orElse(""), ENTRIES);
        return Shell.page(
                request,
                200,
                (output, interceptor, frame) -> JteauditGenerated.render(output, interceptor, frame, log));
    }

    /** One that only a newer server knows is told by its name. */
    static String nameOf(Frame frame, AuditEntry entry) {
        return Act.named(entry.act()).map(act -> frame.text("act." + act)).orElse(entry.act());
    }

    private Log log(Optional<Long> before, String subject, int limit) {
        var about = Optional.of(subject).filter(text -> !text.isEmpty());
        var entries = admin.auditLog().list(new AuditLog.Query(before, about, limit));
        return new Log(
                entries,
                subject,
                entries.size() < limit
                        ? Optional.empty()
                        : Optional.of(entries.getLast().id()));
    }

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
