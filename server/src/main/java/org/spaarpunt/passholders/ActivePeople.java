package org.spaarpunt.passholders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.passholders.PassholderCriteria.Range;
import org.spaarpunt.storage.Conditions;

/**
 * Counts and lists people by their points and check-ins, which a distributed database has apart from the people. They are
 * looked up for those who meet the other conditions, if these are few; or the people for those who were active so much, if
 * these are few. If both are many, the page is looked for among the first so many people of the order.
 */
final class ActivePeople {
    /** In a statement with an expression {@code held}. */
    static final String CHECKINS = "coalesce(held.checkins, 0)";

    private static final String POINTS = "coalesce(held.points, 0)";

    /** In a statement from {@code balance}. */
    private static final String COUNTED = """
            coalesce(checkins, (
                select count(*) from checkin
                where checkin.passholder_id = balance.passholder_id and checkin.reversed_at is null))\
            """;

    private static final String HELD = "select passholder_id, points, " + COUNTED + " as checkins from balance ";

    /** An expression {@code held} of the people who have one of the cards that are asked for. */
    static final String HELD_OF_CARDS = "held as materialized (" + HELD + """
            where passholder_id in (select passholder_id from card where number = any(:cards)))\
            """;

    private static final String COUNT = "select count(*) from balance where %s";

    /** Balances of people who were removed stay. */
    private static final String OF_REMOVED = " and passholder_id in (select id from removed_passholder)";

    private static final String OF_BLOCKED = " and passholder_id in (" + PeopleQuery.BLOCKED + ")";

    private final Conditions people;
    private final PeopleQuery query;
    private final PassholderCriteria criteria;
    private final PassholderOrder order;
    private final int few;

    /** Of balances, of those that are joined to people, and whether people without any meet them. */
    private final Conditions balances;

    private final Conditions joined;
    private final boolean includesNone;

    private ActivePeople(Conditions people, PassholderCriteria criteria, PassholderOrder order, int few) {
        this.people = people;
        this.criteria = criteria;
        this.order = order;
        this.few = few;
        this.query = new PeopleQuery(people, criteria, order, few);
        this.balances = activity("points", COUNTED, criteria);
        this.joined = activity(POINTS, CHECKINS, criteria);
        this.includesNone = reachesZero(criteria.points()) && reachesZero(criteria.checkins());
    }

    /**
     * The people who meet conditions, by what they did; empty if nothing is asked about that.
     *
     * @param few how many people are sorted at most
     */
    static Optional<ActivePeople> of(Conditions people, PassholderCriteria criteria, PassholderOrder order, int few) {
        return criteria.points().isOpen() && criteria.checkins().isOpen() && !isByCheckins(order)
                ? Optional.empty()
                : Optional.of(new ActivePeople(people, criteria, order, few));
    }

    FoundPeople find(Handle handle, int start, int max) {
        var found = people.isEmpty() ? Optional.<FoundPeople>empty() : ofFewPeople(handle, start, max);
        if (found.isPresent()) {
            return found.get();
        }
        var active = includesNone
                ? Optional.<FoundPeople>empty()
                : readingAll(handle, () -> ofFewBalances(handle, start, max));
        if (active.isPresent()) {
            return active.get();
        }
        int total = balances.isEmpty() ? query.count(handle) : count(handle);
        return new FoundPeople(page(handle, total, start, max), total);
    }

    private Optional<FoundPeople> ofFewPeople(Handle handle, int start, int max) {
        boolean byCheckins = isByCheckins(order);
        var statement = """
            with candidate as materialized (select passholder.id, %1$s as sorted from passholder %2$s limit %3$d),
            held as materialized (%4$swhere passholder_id = any(array(select id from candidate))),
            found as materialized (
                select candidate.id, %5$s as sorted
                from candidate left join held on held.passholder_id = candidate.id
                %6$s)
            select (select count(*) from candidate) as candidates, %7$s""".formatted(
                        byCheckins ? "null" : order.sorted(),
                        query.where(),
                        few + 1,
                        HELD,
                        byCheckins ? CHECKINS : "candidate.sorted",
                        joined.where(),
                        columns());
        return found(handle, statement, start, max);
    }

    private Optional<FoundPeople> ofFewBalances(Handle handle, int start, int max) {
        var statement = """
            with held as materialized (%1$s%2$slimit %3$d),
            found as materialized (
                select passholder.id, %4$s as sorted
                from held join passholder on passholder.id = held.passholder_id
                %5$s)
            select (select count(*) from held) as candidates, %6$s""".formatted(
                        HELD,
                        balances.where(),
                        few + 1,
                        order.sorted(),
                        query.where("(select count(*) from held) <= " + few),
                        columns());
        return found(handle, statement, start, max);
    }

    private String columns() {
        return FoundPeople.COLUMNS.formatted(order.clause("sorted", "id"));
    }

    private Optional<FoundPeople> found(Handle handle, String statement, int start, int max) {
        return paged(handle, statement, start, max)
                .map((row, _) -> row.getInt("candidates") <= few
                        ? Optional.of(FoundPeople.read(row))
                        : Optional.<FoundPeople>empty())
                .one();
    }

    private int count(Handle handle) {
        var statement = people.isEmpty() ? having() : havingAmongPeople();
        int having = readingAll(
                handle, () -> bound(handle, statement).mapTo(Integer.class).one());
        return includesNone ? query.count(handle) - having : having;
    }

    /** Two sets that are large both: the planner expects few people, and would look up their balances one by one. */
    private String havingAmongPeople() {
        return """
            with candidate as materialized (select passholder.id from passholder %s),
            held as materialized (select passholder_id from balance where %s)
            select count(*) from held join candidate on candidate.id = held.passholder_id
            """.formatted(query.where(), wanted());
    }

    private String having() {
        var removed = COUNT.formatted(wanted() + OF_REMOVED);
        var blocked = COUNT.formatted(wanted() + OF_BLOCKED);
        return "select (%s) - (%s)%s"
                .formatted(COUNT.formatted(wanted()), removed, query.includesBlocked() ? "" : " - (" + blocked + ")");
    }

    /** Of a balance: whether its passholder is one of those who are found, or of those who are not. */
    private String wanted() {
        var met = balances.all();
        return includesNone ? "not (" + met + ")" : "(" + met + ")";
    }

    private List<Long> page(Handle handle, int total, int start, int max) {
        if (!isByCheckins(order)) {
            return query.page(total, start, max, window -> ids(handle, walkOfPeople(window), start, max));
        }
        if (includesNone && !order.descending()) {
            return leastActive(handle, total, start, max);
        }
        var found = mostActive(handle, total, start, max);
        if (!includesNone || found.size() == max) {
            return found;
        }
        var everyone = """
            with held as materialized (%1$s)
            select passholder.id from passholder left join held on held.passholder_id = passholder.id
            %2$s%3$s limit :max offset :start
            """.formatted(HELD, whereJoined(), order.clause());
        return readingAll(
                handle,
                () -> paged(handle, everyone, start, max).mapTo(Long.class).list());
    }

    private List<Long> mostActive(Handle handle, int total, int start, int max) {
        return query.page(
                total, start, max, window -> readingAll(handle, () -> ids(handle, walkOfBalances(window), start, max)));
    }

    /** A page by the number of check-ins: people without any come first. */
    private List<Long> leastActive(Handle handle, int total, int start, int max) {
        int active = new ActivePeople(people, criteria.withSomeCheckins(), order, few).count(handle);
        int inactive = total - active;
        var page = new ArrayList<>(
                query.page(inactive, start, max, window -> ids(handle, walkOfInactive(window), start, max)));
        page.addAll(mostActive(handle, active, Math.max(0, start - inactive), max - page.size()));
        return page;
    }

    /** Balances are read one after another there, which sessions avoid otherwise. */
    private static <T> T readingAll(Handle handle, Supplier<T> reader) {
        handle.execute("set local enable_seqscan = on");
        var read = reader.get();
        handle.execute("set local enable_seqscan = off");
        return read;
    }

    private List<Long> ids(Handle handle, String statement, int start, int max) {
        return paged(handle, statement, start, max)
                .map((row, _) -> List.of((Long[]) row.getArray(1).getArray()))
                .one();
    }

    private String walkOfPeople(long window) {
        return """
            with walked as materialized (
                select passholder.id, row_number() over (%1$s) as place from %2$s limit %3$d),
            held as materialized (
                select passholder_id from balance where passholder_id = any(array(select id from walked)) and %4$s)
            select array(select id from walked where id %5$s (select passholder_id from held)
                         order by place limit :max offset :start)
            """.formatted(order.clause(), query.among(window), window, wanted(), includesNone ? "not in" : "in");
    }

    /** People without a check-in, by their numbers. */
    private String walkOfInactive(long window) {
        return """
            with walked as materialized (
                select passholder.id from passholder %1$s order by passholder.id limit %2$d),
            held as materialized (
                select passholder_id from balance
                where passholder_id = any(array(select id from walked)) and (%3$s > 0%4$s))
            select array(select id from walked where id not in (select passholder_id from held)
                         order by id limit :max offset :start)
            """.formatted(query.where(), window, COUNTED, balances.isEmpty() ? "" : " or " + wanted());
    }

    private String walkOfBalances(long window) {
        var sorted = order.clause("checkins", "passholder_id");
        // Without a check-in they stand among those without a balance.
        var where = includesNone ? balances.where(COUNTED + " > 0") : balances.where();
        return """
            with most as materialized (
                select * from (select passholder_id, %1$s as checkins from balance %2$s) counted%3$s limit %4$d),
            held as materialized (select passholder_id, row_number() over (%3$s) as place from most),
            found as materialized (
                select passholder.id, held.place from held join passholder on passholder.id = held.passholder_id %5$s)
            select array(select id from found order by place limit :max offset :start)
            """.formatted(COUNTED, where, sorted, window, query.where());
    }

    private String whereJoined() {
        return joined.isEmpty() ? query.where() : query.where(joined.all());
    }

    private Query paged(Handle handle, String statement, int start, int max) {
        return bound(handle, statement).bind("start", start).bind("max", max);
    }

    private Query bound(Handle handle, String statement) {
        return balances.bound(people.bound(handle.createQuery(statement)));
    }

    private static boolean isByCheckins(PassholderOrder order) {
        return order.key() == PassholderOrder.Key.CHECKINS;
    }

    private static boolean reachesZero(Range<Integer> range) {
        return range.from().orElse(0) <= 0;
    }

    private static Conditions activity(String points, String checkins, PassholderCriteria criteria) {
        return new Conditions()
                .range(
                        checkins,
                        "checkins",
                        criteria.checkins().from(),
                        criteria.checkins().to())
                .range(
                        points,
                        "points",
                        criteria.points().from(),
                        criteria.points().to());
    }
}
