package org.spaarpunt.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.storage.Text;

/**
 * Events that organisers make and change by hand. Of an event that was made at UiTdatabank only the terms can be
 * changed: everything else is changed there. A change is refused if the event was changed since its author read it.
 */
public final class EventRegister {
    private static final String FIND = """
            select %s, event.city as event_city, event.description as event_description, event.source as event_source
            from event
            %s
            where event.cdbid = :cdbid and event.availability <> 'WITHDRAWN'
            """.formatted(EventColumns.SELECT, EventColumns.JOIN_ORGANISATIONS);

    /** In a statement of its own: the one that reads the event then sees what the lock waited for. */
    private static final String LOCK = "select id from event where cdbid = :cdbid for no key update";

    private static final String TERMS = """
            points = :points, limit_volume = :limitVolume, limit_period = :limitPeriod, limit_chosen = true,
            opens_before_min = :opensBefore, closes_after_min = :closesAfter""";

    private static final String OTHER_TERMS = """
            (points, limit_volume, limit_period, opens_before_min, closes_after_min)
                is distinct from (:points, :limitVolume::smallint, :limitPeriod, :opensBefore, :closesAfter)""";

    private static final String INSERT = """
            insert into event (cdbid, title, description, organiser_id, location_id, city, calendar, points, limit_volume,
                               limit_period, limit_chosen, opens_before_min, closes_after_min, source)
            values (:cdbid, :title, :description, :organiser, :location, :city, :calendar::jsonb, :points, :limitVolume,
                    :limitPeriod, true, :opensBefore, :closesAfter, 'LOCAL')
            """;

    private static final String CHANGE = """
            update event
            set title = :title, description = :description, location_id = :location, city = :city,
                calendar = :calendar::jsonb, %s
            where cdbid = :cdbid and source is distinct from 'UITDATABANK'
              and ((title, description, location_id, city, calendar)
                       is distinct from (:title, :description, :location::bigint, :city, :calendar::jsonb)
                   or %s)
            """.formatted(TERMS, OTHER_TERMS);

    private static final String SET_TERMS =
            "update event set %s where cdbid = :cdbid and %s".formatted(TERMS, OTHER_TERMS);

    private static final String SET_AVAILABILITY = """
            update event set availability = :availability
            where cdbid = :cdbid and source is distinct from 'UITDATABANK' and availability <> :availability
            """;

    private static final String ORGANISATIONS = """
            select id, external_id, name
            from organisation
            where id = any(:ids) or (:all and exists (select from counter where organisation_id = organisation.id))
            order by folded(name), id
            limit :limit
            """;

    /** More organisations than a list to choose from can show. */
    private static final int MAX_ORGANISATIONS = 500;

    private final AuditedTransaction transaction;
    private final KeyGenerator keys;

    /**
     * An event as its organiser sees it.
     *
     * @param city empty: not known
     * @param description empty: none
     * @param source absent: made before this was recorded
     */
    public record Details(Event event, String city, String description, Optional<EventSource> source) {
        /** Whether it is changed at UiTdatabank, and here only in its terms. */
        public boolean isFollowed() {
            return source.filter(EventSource.UITDATABANK::equals).isPresent();
        }

        public Availability availability() {
            return event.schedule().availability();
        }

        public Calendar calendar() {
            return event.schedule().calendar();
        }
    }

    public EventRegister(AuditedTransaction transaction, KeyGenerator keys) {
        this.transaction = transaction;
        this.keys = keys;
    }

    /** The event with this cdbid, unless it was withdrawn at its source. */
    public Optional<Details> find(String cdbid) {
        return Text.canBeStored(cdbid)
                ? transaction.jdbi().withHandle(handle -> read(handle, cdbid))
                : Optional.empty();
    }

    private static Optional<Details> read(Handle handle, String cdbid) {
        return handle.createQuery(FIND)
                .bind("cdbid", cdbid)
                .map((row, _) -> details(row))
                .findOne();
    }

    /** The organisations with these ids by name; without ids, those that have counters. */
    public List<Organisation> organisations(Optional<List<Long>> ids) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(ORGANISATIONS)
                        .bindArray("ids", Long.class, ids.orElse(List.of()))
                        .bind("all", ids.isEmpty())
                        .bind("limit", MAX_ORGANISATIONS)
                        .map((row, _) -> new Organisation(
                                row.getLong("id"), row.getString("external_id"), row.getString("name")))
                        .list());
    }

    /** Makes an event; the result is its cdbid. */
    public Outcome<String> create(Actor actor, long organiserId, EventDraft draft, Once<String> once) {
        var cdbid = keys.uid();
        var line = new Line(Act.EVENT_CREATED, cdbid, draft.terms().inWords());
        return transaction.act(actor, line, once.around(handle -> {
            written(handle, INSERT, cdbid, draft).bind("organiser", organiserId).execute();
            return new Outcome.Done<>(cdbid);
        }));
    }

    /**
     * Changes an event that was made here; for one of UiTdatabank nothing changes.
     *
     * @param seen the version that the author changed; if it is not the present one any more, nothing is done, and the
     *     outcome is {@link Refusal#CHANGED_MEANWHILE}
     */
    public Outcome<Nothing> change(Actor actor, String cdbid, EventDraft draft, EventVersion seen) {
        var line = new Line(Act.EVENT_CHANGED, cdbid, draft.terms().inWords());
        return transaction.act(
                actor,
                line,
                handle -> ifUnchanged(
                        handle, cdbid, seen, _ -> EventContent.of(draft), written(handle, CHANGE, cdbid, draft)));
    }

    /**
     * Changes how points are saved at an event, wherever it was made.
     *
     * @param seen as for a change of the whole event, compared only in its terms if the event is one of UiTdatabank
     */
    public Outcome<Nothing> change(Actor actor, String cdbid, EventTerms terms, EventVersion seen) {
        var line = new Line(Act.EVENT_CHANGED, cdbid, terms.inWords());
        return transaction.act(
                actor,
                line,
                handle -> ifUnchanged(
                        handle,
                        cdbid,
                        seen,
                        present -> EventContent.of(present).with(terms),
                        bound(handle.createUpdate(SET_TERMS), terms).bind("cdbid", cdbid)));
    }

    /**
     * Executes the update if the event is in the version that was seen.
     *
     * @param wanted the event after the update; if it is like that already, nothing is done, whatever was seen
     */
    private static Outcome<Nothing> ifUnchanged(
            Handle handle, String cdbid, EventVersion seen, Function<Details, EventContent> wanted, Update update) {
        var present = locked(handle, cdbid);
        if (present.filter(event -> wanted.apply(event).equals(EventContent.of(event)))
                .isPresent()) {
            return new Unchanged<>();
        }
        return present.filter(event -> seen.changedIn(event).isEmpty()).isPresent()
                ? Outcome.changed(update.execute())
                : new Refused<>(Refusal.CHANGED_MEANWHILE);
    }

    private static Optional<Details> locked(Handle handle, String cdbid) {
        return handle.createQuery(LOCK)
                .bind("cdbid", cdbid)
                .mapTo(Long.class)
                .findOne()
                .flatMap(_ -> read(handle, cdbid));
    }

    /** Cancels an event that was made here: it accepts no check-ins any more. Its check-ins and their points stay. */
    public Outcome<Nothing> cancel(Actor actor, String cdbid) {
        return set(actor, cdbid, Availability.CANCELLED, Act.EVENT_CANCELLED);
    }

    /** Lets a cancelled event take place after all. */
    public Outcome<Nothing> reopen(Actor actor, String cdbid) {
        return set(actor, cdbid, Availability.AVAILABLE, Act.EVENT_REOPENED);
    }

    private Outcome<Nothing> set(Actor actor, String cdbid, Availability availability, Act act) {
        return transaction.act(
                actor,
                Line.of(act, cdbid),
                handle -> Outcome.changed(handle.createUpdate(SET_AVAILABILITY)
                        .bind("cdbid", cdbid)
                        .bind("availability", availability.name())
                        .execute()));
    }

    private static Update written(Handle handle, String statement, String cdbid, EventDraft draft) {
        var place = draft.place();
        @Nullable Long location = place.organisationId() == 0 ? null : place.organisationId();
        return bound(handle.createUpdate(statement), draft.terms())
                .bind("cdbid", cdbid)
                .bind("title", draft.title())
                .bind("description", draft.description())
                .bind("location", location)
                .bind("city", place.city())
                .bind("calendar", CalendarJson.write(draft.calendar()));
    }

    private static Update bound(Update update, EventTerms terms) {
        var limit = terms.limit();
        return update.bind("points", terms.points())
                .bind("limitVolume", limit.map(CheckinLimit::volume))
                .bind("limitPeriod", limit.map(known -> known.period().name()))
                .bind("opensBefore", (int) terms.margins().before().toMinutes())
                .bind("closesAfter", (int) terms.margins().after().toMinutes());
    }

    private static Details details(ResultSet row) throws SQLException {
        return new Details(
                EventColumns.read(row).orElseThrow(),
                row.getString("event_city"),
                row.getString("event_description"),
                Optional.ofNullable(row.getString("event_source")).map(EventSource::valueOf));
    }
}
