package org.spaarpunt.web.admin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.administration.AuditNames.Known;
import org.spaarpunt.administration.AuditNames.Ref;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.AuditEntry;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.web.admin.AuditPiece.Named;
import org.spaarpunt.web.frame.Frame;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * The audit log in the reader's language. It grows for ever, so it is paged from an entry forwards or backwards, and
 * counted only up to a limit.
 */
record AuditPages(Administration admin) {
    static final String PATH = "/admin/audit";

    private static final String SUBJECT = "subject";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final String ORDER = "order";
    private static final String OLDEST = "oldest";

    /** Entries on a page of the log, and on the overview. */
    private static final int ENTRIES = 25;

    private static final int LATEST = 10;

    /** Entries beyond this number are not counted. */
    static final int MAX_COUNTED = 10_000;

    /**
     * An entry of the log.
     *
     * @param subject empty if the act has none
     * @param link to the page about the subject, if there is one
     */
    record Line(
            AuditEntry entry,
            Optional<Act> act,
            AuditPiece subject,
            AuditPiece details,
            AuditPiece actor,
            Map<Ref, Known> names,
            Optional<String> link) {

        /** An act that only a newer server knows is shown by its name in the log. */
        String act(Frame frame) {
            return act.map(known -> frame.text("act." + known)).orElse(entry.act());
        }

        String subject(Frame frame) {
            return subject.in(frame, names);
        }

        String details(Frame frame) {
            return details.in(frame, names);
        }

        String actor(Frame frame) {
            return actor.in(frame, names);
        }
    }

    /**
     * A page of the log.
     *
     * @param total number of entries, counted up to the limit
     */
    record View(
            List<Line> lines,
            String search,
            boolean oldestFirst,
            long total,
            Optional<String> previous,
            Optional<String> next) {

        boolean isCounted() {
            return total <= MAX_COUNTED;
        }

        /** The address of the log from its other end. */
        String turned() {
            return address(search, !oldestFirst);
        }

        @Nullable
        String direction() {
            return oldestFirst ? "ascending" : "descending";
        }
    }

    /** The last entries. */
    List<Line> latest() {
        return lines(admin.auditLog().read(Optional.empty(), true, Optional.empty(), LATEST));
    }

    Response show(PageRequest request) {
        var view = view(request);
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteauditGenerated.render(output, interceptor, frame, view));
    }

    private View view(PageRequest request) {
        var search = request.query().firstFilled(SUBJECT).map(String::strip).orElse("");
        var oldestFirst =
                request.query().firstFilled(ORDER).filter(OLDEST::equals).isPresent();
        var subjects = search.isEmpty()
                ? Optional.<Set<String>>empty()
                : Optional.of(admin.lists().names().idsOf(search));
        var before = request.query().firstFilled(BEFORE).flatMap(AdminPages::number);
        var after = request.query().firstFilled(AFTER).flatMap(AdminPages::number);
        var part = part(before, after, oldestFirst, subjects);
        return new View(
                lines(part.entries()),
                search,
                oldestFirst,
                admin.auditLog().count(subjects, MAX_COUNTED + 1),
                part.previous(oldestFirst).map(place -> address(search, oldestFirst, place)),
                part.next(oldestFirst).map(place -> address(search, oldestFirst, place)));
    }

    /** Entries in the order in which they are shown, and whether there are more in each direction. */
    private record Slice(List<AuditEntry> entries, boolean hasPrevious, boolean hasNext) {
        Optional<Parameter> previous(boolean oldestFirst) {
            return hasPrevious && !entries.isEmpty()
                    ? Optional.of(parameter(oldestFirst ? BEFORE : AFTER, entries.getFirst()))
                    : Optional.empty();
        }

        Optional<Parameter> next(boolean oldestFirst) {
            return hasNext && !entries.isEmpty()
                    ? Optional.of(parameter(oldestFirst ? AFTER : BEFORE, entries.getLast()))
                    : Optional.empty();
        }

        private static Parameter parameter(String name, AuditEntry entry) {
            return new Parameter(name, String.valueOf(entry.id()));
        }
    }

    private Slice part(
            Optional<Long> before, Optional<Long> after, boolean oldestFirst, Optional<Set<String>> subjects) {
        var from = before.or(() -> after);
        boolean backwards = before.isPresent() || (after.isEmpty() && !oldestFirst);
        // In the direction of reading, or back to where the reader came from.
        boolean onwards = backwards != oldestFirst;
        var found = new ArrayList<>(admin.auditLog().read(from, backwards, subjects, ENTRIES + 1));
        boolean more = found.size() > ENTRIES;
        if (!onwards && !more) {
            // Shows the first page instead, which is full.
            return part(Optional.empty(), Optional.empty(), oldestFirst, subjects);
        }
        if (more) {
            found.removeLast();
        }
        if (!onwards) {
            Collections.reverse(found);
        }
        return new Slice(found, onwards ? from.isPresent() : more, onwards ? more : true);
    }

    private List<Line> lines(List<AuditEntry> entries) {
        var said = entries.stream()
                .map(entry -> {
                    var act = Act.named(entry.act());
                    return new Line(
                            entry,
                            act,
                            AuditSubject.of(entry),
                            AuditDetails.of(act, entry.details()),
                            AuditSubject.actor(entry),
                            Map.of(),
                            Optional.empty());
                })
                .toList();
        var names = admin.lists()
                .names()
                .find(said.stream()
                        .flatMap(line -> Stream.of(line.subject(), line.details(), line.actor())
                                .flatMap(AuditPiece::refs))
                        .collect(Collectors.toSet()));
        return said.stream()
                .map(line -> new Line(
                        line.entry(),
                        line.act(),
                        line.subject(),
                        line.details(),
                        line.actor(),
                        names,
                        link(line.subject(), names)))
                .toList();
    }

    private static Optional<String> link(AuditPiece subject, Map<Ref, Known> names) {
        return subject instanceof Named(var ref)
                ? Optional.ofNullable(names.get(ref)).flatMap(known -> switch (known.page()) {
                    case USER -> Optional.of(AdminUserPages.pathOf(ref.id()));
                    case COUNTER -> Optional.of(AdminCounterPages.pathOf(ref.id()));
                    case CONSUMER -> Optional.of(AdminConsumerPages.pathOf(ref.id()));
                    case ASSOCIATION -> Optional.of(AdminAssociationPages.pathOf(ref.id()));
                    case REWARD -> Optional.of(AdminRewardPages.pathOf(ref.id()));
                    case NONE -> Optional.empty();
                })
                : Optional.empty();
    }

    private static String address(String search, boolean oldestFirst, Parameter... place) {
        var parameters = new ArrayList<Parameter>();
        if (!search.isEmpty()) {
            parameters.add(new Parameter(SUBJECT, search));
        }
        if (oldestFirst) {
            parameters.add(new Parameter(ORDER, OLDEST));
        }
        parameters.addAll(List.of(place));
        return PageRequest.address(PATH, new Parameters(parameters));
    }
}
