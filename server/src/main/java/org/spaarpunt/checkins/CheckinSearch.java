package org.spaarpunt.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.checkins.CheckinCriteria.Filter;
import org.spaarpunt.checkins.FoundCheckin.KnownVisitor;
import org.spaarpunt.checkins.FoundCheckin.Visitor;
import org.spaarpunt.checkins.FoundCheckin.VisitorAtDoor;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.storage.Conditions;
import org.spaarpunt.storage.Timestamps;

/**
 * Finds past check-ins that were not undone. A search reads the check-ins of one passholder, event or counter, or of
 * some weeks, and never more than {@link #MOST} of them.
 */
public final class CheckinSearch {
    /** The most check-ins that a search finds and counts; to find others, the caller must narrow the time. */
    public static final int MOST = 10_000;

    private static final String OF_PASSHOLDER = "passholder_id = (select id from passholder where uid = :uid)";
    private static final String AT_EVENT = "event_id = (select id from event where cdbid = :cdbid)";
    private static final String VIA_COUNTER = "counter_id = (select id from counter where consumer_key = :via)";
    private static final String SINCE = "checked_in_at >= :from";
    private static final String UNTIL = "checked_in_at <= :until";

    private static final String OWN = "passholder_id = (select id from passholder where uid = :own)";

    /** Only passholders that the viewer sees in full. */
    private static final String OF_CITY = """
            exists (
                select from passholder
                where passholder.id = checkin.passholder_id and folded(city) = folded(:city) and %s)""";

    private static final String IN_CARD_SYSTEMS_SEEN = """
            (exists (select from membership where passholder_id = passholder.id and card_system_id = any(:seenSystems))
             or exists (select from card where passholder_id = passholder.id and card_system_id = any(:seenSystems)))""";

    private static final String IN_CARD_SYSTEMS = """
            event_id in (
                select event.id
                from counter_group
                join counter on counter.id = counter_group.counter_id
                join event on event.organiser_id = counter.organisation_id
                where counter_group.card_system_id = any(:cardSystems))""";

    private static final String OF_COUNTER = "counter_id = :scope";

    private static final String OF_COUNTER_OR_ITS_EVENTS = """
            (counter_id = :scope
             or event_id in (select id from event where organiser_id = :actor or location_id = :actor))""";

    private final Jdbi jdbi;

    /** A page of what was found, and the total, {@link #MOST} at most. */
    public record Page(List<FoundCheckin> checkins, int total) {}

    public CheckinSearch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest first, or the oldest. */
    public Page find(
            CheckinCriteria criteria, CheckinReading.Granted reading, boolean oldestFirst, int start, int max) {
        var viewer = reading.viewer();
        var conditions = conditions(criteria, reading.scope(), viewer.scopeOfPeople());
        return jdbi.inTransaction(handle -> {
            int total = total(handle, conditions).mapTo(Integer.class).one();
            int some = Math.clamp((long) total - start, 0, max);
            var checkins = some == 0
                    ? List.<FoundCheckin>of()
                    : conditions
                            .bound(handle.createQuery(page(conditions, oldestFirst)))
                            .bind("max", some)
                            .bind("start", start)
                            .map((row, _) -> found(row, viewer))
                            .list();
            return new Page(checkins, total);
        });
    }

    private static Query total(Handle handle, Conditions conditions) {
        return conditions
                .bound(handle.createQuery(
                        "select count(*) from (select from checkin\n" + conditions.where() + "limit :most) bounded"))
                .bind("most", MOST);
    }

    static String page(Conditions conditions, boolean oldestFirst) {
        return """
            select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key,
                   counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
                   event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
                   organiser.name as organiser_name,
                   passholder.uid, passholder.first_name, passholder.name, passholder.city,
                   coalesce(balance.points, 0) as balance,
                   array(
                       select card_system_id from membership where membership.passholder_id = found.passholder_id
                       union
                       select card_system_id from card where card.passholder_id = found.passholder_id
                   ) as card_systems
            from (
                select * from checkin
                %1$sorder by checked_in_at%2$s, id%2$s
                limit :max offset :start
            ) found
            join event on event.id = found.event_id
            join organisation organiser on organiser.id = event.organiser_id
            left join passholder on passholder.id = found.passholder_id
            left join balance on balance.passholder_id = found.passholder_id
            left join counter on counter.id = found.counter_id
            left join consumer on consumer.key = found.consumer_key
            order by found.checked_in_at%2$s, found.id%2$s
            """.formatted(conditions.where(), oldestFirst ? "" : " desc");
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
        };
    }

    private static Conditions add(Filter filter, Conditions conditions, PeopleScope seen) {
        return switch (filter) {
            case Filter.OfPassholder(var uid) -> conditions.and(true, OF_PASSHOLDER, query -> query.bind("uid", uid));
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
                where external_id = :%1$s or folded(name) = folded(:%1$s))""".formatted(role);
        return conditions.and(true, byOrganisation, query -> query.bind(role, organisation));
    }

    private static Query bind(Query query, String name, Optional<Instant> moment) {
        return query.bind(name, Timestamps.bound(moment.orElseThrow()));
    }

    private static FoundCheckin found(ResultSet row, Viewer viewer) throws SQLException {
        var counter = Optional.ofNullable(row.getString("counter_key"));
        var visitor = visitor(row, viewer);
        var reference = new CheckinReference(row.getLong("passholder_id"), row.getLong("id"));
        boolean seesPeople =
                visitor.isPresent() || viewer.visibilityOfStrangers().covers(Visibility.DOOR);
        return new FoundCheckin(
                visitor.isPresent() ? reference.text() : String.valueOf(reference.checkinId()),
                Timestamps.in(row, "checked_in_at"),
                row.getInt("points"),
                seesPeople && row.getBoolean("social_tariff"),
                new FoundCheckin.Via(
                        counter.isPresent() ? counter.get() : row.getString("consumer_key"), row.getString("via_name")),
                new FoundCheckin.Node(
                        row.getString("cdbid"),
                        row.getString("title"),
                        row.getString("event_city"),
                        row.getLong("organiser_id"),
                        row.getString("organiser_name")),
                visitor);
    }

    private static Optional<Visitor> visitor(ResultSet row, Viewer viewer) throws SQLException {
        var uid = row.getString("uid");
        if (uid == null) {
            return Optional.empty();
        }
        var passholder = new Passholder(row.getLong("passholder_id"), uid, row.getString("city"), Set.of((Long[])
                row.getArray("card_systems").getArray()));
        return switch (viewer.visibilityOf(passholder)) {
            case FULL ->
                Optional.of(new KnownVisitor(
                        uid,
                        row.getString("first_name"),
                        row.getString("name"),
                        row.getString("city"),
                        row.getInt("balance")));
            case DOOR -> Optional.of(new VisitorAtDoor(uid, row.getString("first_name"), row.getInt("balance")));
            case POINTS, NONE -> Optional.empty();
        };
    }
}
