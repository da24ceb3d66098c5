package org.spaarpunt.codes;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.events.CheckinWindow;
import org.spaarpunt.events.Days;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventSearch;
import org.spaarpunt.events.ListedEvent;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/**
 * Makes codes, a new one each time, so that an old poster does not reveal the code of the next. Unless other days are
 * chosen, a code is valid for {@link #DAYS} days from the first day on which its event accepts check-ins; and it is
 * valid only while the event itself accepts them.
 */
public final class CodeIssuer {
    public static final int DAYS = 7;

    private static final String SAVE = """
            insert into checkin_code (digest, event_id, valid_from, valid_to) values (:digest, :event, :from, :to)
            """;

    private static final String ERASE_READABLE = """
            update checkin_code set code = null, readable_until = null where readable_until < now()
            """;

    private final Jdbi jdbi;
    private final EventSearch events;
    private final CodeGenerator mint;
    private final InstantSource clock;

    /** The outcome of a request for a code. */
    public sealed interface Outcome {
        /**
         * A new code.
         *
         * @param valid the days on which it is valid
         */
        record Made(String code, Event event, Days valid) implements Outcome {}

        record UnknownEvent() implements Outcome {}

        /** The organisation is neither the organiser nor the location of the event. */
        record NotItsEvent() implements Outcome {}

        /** The event is over: a code would be of no use. */
        record NothingToCome() implements Outcome {}
    }

    public CodeIssuer(Jdbi jdbi, SecureRandom random, InstantSource clock) {
        this.jdbi = jdbi;
        this.events = new EventSearch(jdbi);
        this.mint = new CodeGenerator(random);
        this.clock = clock;
    }

    /**
     * Makes a code for an event, valid for {@link #DAYS} days.
     *
     * @param organisation that of the counter that makes the request, if any
     */
    public Outcome make(String cdbid, Optional<Long> organisation, Actor actor) {
        var now = clock.instant();
        return make(cdbid, organisation, actor, event -> week(event, now));
    }

    /** Makes a code for an event, valid on the chosen days; there must be a check-in to come by the last of them. */
    public Outcome make(String cdbid, Optional<Long> organisation, CodeValidity validity, Actor actor) {
        var from = later(clock.instant(), LocalZone.startOf(validity.days().first()));
        var end = LocalZone.endOf(validity.days().last());
        return make(
                cdbid,
                organisation,
                actor,
                event -> event.schedule()
                        .shownAt(from)
                        .filter(window -> window.opens().isBefore(end))
                        .map(_ -> validity.days()));
    }

    private Outcome make(
            String cdbid, Optional<Long> organisation, Actor actor, Function<Event, Optional<Days>> validity) {
        var event = events.find(cdbid).map(ListedEvent::event);
        if (event.isEmpty()) {
            return new Outcome.UnknownEvent();
        }
        if (organisation.filter(event.get()::involves).isEmpty()) {
            return new Outcome.NotItsEvent();
        }
        return validity.apply(event.get())
                .<Outcome>map(days -> save(event.get(), days, actor))
                .orElseGet(Outcome.NothingToCome::new);
    }

    private static Optional<Days> week(Event event, Instant now) {
        var today = LocalZone.dayOf(now);
        return event.schedule()
                .shownAt(now)
                .map(CheckinWindow::opens)
                .map(LocalZone::dayOf)
                .map(opens -> opens.isBefore(today) ? today : opens)
                .map(first -> new Days(first, earlier(first.plusDays(DAYS - 1), LocalZone.LAST_DAY)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * Erases the texts of codes that servers of an earlier version have stored, after a period in which those servers
     * still need them.
     */
    public void eraseReadable() {
        jdbi.useHandle(handle -> handle.execute(ERASE_READABLE));
    }

    private Outcome save(Event event, Days valid, Actor actor) {
        var code = mint.next();
        jdbi.useTransaction(handle -> {
            handle.createUpdate(SAVE)
                    .bind("digest", CodeDigest.of(code))
                    .bind("event", event.id())
                    .bind("from", Timestamps.bound(LocalZone.startOf(valid.first())))
                    .bind("to", Timestamps.bound(LocalZone.endOf(valid.last())))
                    .execute();
            // The days of validity but not the code itself: the log has more readers than those who may make the
            // poster.
            var line = new AuditLog.Line(Act.CHECKIN_CODE_MADE, event.cdbid(), valid.first() + " to " + valid.last());
            AuditLog.write(handle, actor, line, clock.instant());
        });
        return new Outcome.Made(code, event, valid);
    }
}
