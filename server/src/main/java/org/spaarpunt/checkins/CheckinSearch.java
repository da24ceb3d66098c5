package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.checkins.CheckinCriteria.Filter;
import org.spaarpunt.events.Days;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.storage.Conditions;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/**
 * Finds past check-ins that were not undone. A search reads the check-ins of one passholder, event or counter, or of
 * some weeks, and never more than {@link #MOST} of them.
 */
public final class CheckinSearch {
    /** The most check-ins that a search finds and counts; to find others, the caller must narrow the time. */
    public static final int MOST = 10_000;

    private static final String OF_PASSHOLDER = "passholder_id = (select id from passholder where uid = :uid)";
    private static final String OF_CARD_HOLDER =
            "passholder_id = (select passholder_id from card where number = :card)";
    private static final String TITLED = """
            event_id in (select id from event where strpos(folded(title), folded(:title)) > 0)\
            """;
    private static final String AT_EVENT = "event_id = (select id from event where cdbid = :cdbid)";
    private static final String VIA_COUNTER = "counter_id = (select id from counter where consumer_key = :via)";
    private static final String SINCE = "checked_in_at >= :from";
    private static final String UNTIL = "checked_in_at <= :until";

    private static final String OWN = "passholder_id = (select id from passholder where uid = :own)";

    /** Only passholders that the viewer sees in full. */
    private static final String OF_CITY = """
            passholder_id in (select passholder.id from passholder where folded(city) collate "C" = folded(:city) and %s)\
            """;

    private static final String IN_CARD_SYSTEMS_SEEN = """
            (exists (select from membership where passholder_id = passholder.id and card_system_id = any(:seenSystems))
             or exists (select from card where passholder_id = passholder.id and card_system_id = any(:seenSystems)))\
            """;

    private static final String IN_CARD_SYSTEMS = """
            event_id in (
                select event.id
                from counter_group
                join counter on counter.id = counter_group.counter_id
                join event on event.organiser_id = counter.organisation_id
                where counter_group.card_system_id = any(:cardSystems))\
            """;

    private static final String OF_COUNTER = "counter_id = :scope";

    /** The events are an array, so that both halves are found by their indexes. */
    private static final String OF_COUNTER_OR_ITS_EVENTS = """
            (counter_id = :scope
             or event_id = any(array(select id from event where organiser_id = :actor or location_id = :actor)))\
            """;

    private static final String OF_COUNTERS_OR_THEIR_EVENTS = """
            (counter_id = any(:scopes)
             or event_id = any(array(select id from event where organiser_id = any(:actors) or location_id = any(:actors))))\
            """;

    private static final String ALL_AT_EVENT = StoredCheckin.select("""
            from checkin
            where event_id = :event and reversed_at is null and checked_in_at >= :from and checked_in_at < :to
            order by checked_in_at, id
            limit :limit
            """) + "order by found.checked_in_at, found.id";

    /** Rows read at a time, so that a long list does not fill the memory. */
    private static final int FETCHED = 1_000;

    private final Jdbi jdbi;
    private final Jdbi reading;

    /** A page of what was found, and the total, {@link #MOST} at most. */
    public record Page(List<FoundCheckin> checkins, int total) {}

    /**
     * A search.
     *
     * @param jdbi for the check-ins of one passholder, which are asked for after one was made
     * @param reading for those of many; it may be a few seconds old
     */
    CheckinSearch(Jdbi jdbi, Jdbi reading) {
        this.jdbi = jdbi;
        this.reading = reading;
    }

    /** The newest first, or the oldest. */
    public Page find(
            CheckinCriteria criteria, CheckinReading.Granted reading, boolean oldestFirst, int start, int max) {
        var viewer = reading.viewer();
        var conditions = conditions(criteria, reading.scope(), viewer.scopeOfPeople());
        return (criteria.isOfOnePassholder() ? jdbi : this.reading).inTransaction(handle -> {
            int total = total(handle, conditions).mapTo(Integer.class).one();
            int some = Math.clamp((long) total - start, 0, max);
            var checkins = some == 0
                    ? List.<FoundCheckin>of()
                    : conditions
                            .bound(handle.createQuery(page(conditions, oldestFirst)))
                            .bind("max", some)
                            .bind("start", start)
                            .map((row, _) -> StoredCheckin.read(row).seenBy(viewer, reading.scope()))
                            .list();
            return new Page(checkins, total);
        });
    }

    /**
     * Gives each check-in at an event in some days, the oldest first, up to a number of them.
     *
     * @return whether there were no more than that
     */
    public boolean each(long eventId, Days days, Viewer viewer, int most, Consumer<FoundCheckin> reader) {
        return reading.inTransaction(handle -> {
            try (var rows = handle
                    .createQuery(ALL_AT_EVENT)
                    .bind("event", eventId)
                    .bind("from", Timestamps.bound(LocalZone.startOf(days.first())))
                    .bind("to", Timestamps.bound(LocalZone.endOf(days.last())))
                    .bind("limit", most + 1)
                    .setFetchSize(FETCHED)
                    .map((row, _) -> StoredCheckin.read(row).seenBy(viewer))
                    .stream()) {
                var iterator = rows.iterator();
                for (int row = 0; row < most && iterator.hasNext(); row++) {
                    reader.accept(iterator.next());
                }
                return !iterator.hasNext();
            }
        });
    }

    private static Query total(Handle handle, Conditions conditions) {
        return conditions
                .bound(handle.createQuery(
                        "select count(*) from (select 1 from checkin\n" + conditions.where() + "limit :most) bounded"))
                .bind("most", MOST);
    }

    static String page(Conditions conditions, boolean oldestFirst) {
        var direction = oldestFirst ? "" : " desc";
        var found = """
            from checkin
            %1$sorder by checked_in_at%2$s, id%2$s
            limit :max offset :start
            """.formatted(conditions.where(), direction);
        return StoredCheckin.select(found) + "order by found.checked_in_at%1$s, found.id%1$s".formatted(direction);
    }

    /** @param seen the people that the viewer sees in full */
    static Conditions conditions(CheckinCriteria criteria, CheckinScope scope, PeopleScope seen) {
        var conditions = new Conditions()
                .and(true, "reversed_at is null")
                .and(criteria.from().isPresent(), SINCE, query -> bind(query, "from", criteria.from()))
                .and(criteria.until().isPresent(), UNTIL, query -> bind(query, "until", criteria.until()));
        criteria.filters().forEach(filter -> add(filter, conditions, seen));
        return switch (scope) {
            case CheckinScope.All _ -> conditions;
            case CheckinScope.OfPassholder(var uid) -> conditions.and(true, OWN, query -> query.bind("own", uid));
            case CheckinScope.OfCounter(var counter, var actor) ->
                conditions
                        .and(actor.isEmpty(), OF_COUNTER, query -> query.bind("scope", counter))
                        .and(
                                actor.isPresent(),
                                OF_COUNTER_OR_ITS_EVENTS,
                                query -> query.bind("scope", counter).bind("actor", actor.orElseThrow()));
            case CheckinScope.OfCounters(var counters, var actors) ->
                conditions.and(
                        true,
                        OF_COUNTERS_OR_THEIR_EVENTS,
                        query -> query.bindArray("scopes", Long.class, counters)
                                .bindArray("actors", Long.class, actors));
        };
    }

    private static Conditions add(Filter filter, Conditions conditions, PeopleScope seen) {
        return switch (filter) {
            case Filter.OfPassholder(var uid) -> conditions.and(true, OF_PASSHOLDER, query -> query.bind("uid", uid));
            case Filter.OfCardHolder(var number) ->
                conditions.and(true, OF_CARD_HOLDER, query -> query.bind("card", number));
            case Filter.AtEventTitled(var part) -> conditions.and(true, TITLED, query -> query.bind("title", part));
            case Filter.AtEvent(var cdbid) -> conditions.and(true, AT_EVENT, query -> query.bind("cdbid", cdbid));
            case Filter.ViaCounter(var key) -> conditions.and(true, VIA_COUNTER, query -> query.bind("via", key));
            case Filter.OfPeopleIn(var city) -> ofCity(conditions, city, seen);
            case Filter.InCardSystems(var ids) ->
                conditions.and(true, IN_CARD_SYSTEMS, query -> query.bindArray("cardSystems", Long.class, ids));
            case Filter.LocatedAt(var organisation) -> ofOrganisation(conditions, "location", organisation);
            case Filter.OrganisedBy(var organisation) -> ofOrganisation(conditions, "organiser", organisation);
        };
    }

    private static Conditions ofCity(Conditions conditions, String city, PeopleScope seen) {
        return switch (seen) {
            case PeopleScope.Everybody _ ->
                conditions.and(true, OF_CITY.formatted("true"), query -> query.bind("city", city));
            case PeopleScope.Nobody _ ->
                conditions.and(true, OF_CITY.formatted("false"), query -> query.bind("city", city));
            case PeopleScope.Only(var uid) ->
                conditions.and(
                        true,
                        OF_CITY.formatted("passholder.uid = :seenUid"),
                        query -> query.bind("city", city).bind("seenUid", uid));
            case PeopleScope.InCardSystems(var systems) ->
                conditions.and(
                        true,
                        OF_CITY.formatted(IN_CARD_SYSTEMS_SEEN),
                        query -> query.bind("city", city).bindArray("seenSystems", Long.class, systems));
        };
    }

    private static Conditions ofOrganisation(Conditions conditions, String role, String organisation) {
        var byOrganisation = """
            event_id in (
                select event.id
                from organisation
                join event on event.%1$s_id = organisation.id
                where external_id = :%1$s or folded(name) = folded(:%1$s))\
            """.formatted(role);
        return conditions.and(true, byOrganisation, query -> query.bind(role, organisation));
    }

    private static Query bind(Query query, String name, Optional<Instant> moment) {
        return query.bind(name, Timestamps.bound(moment.orElseThrow()));
    }
}
