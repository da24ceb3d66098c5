package org.spaarpunt.passholders;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.ScopeConditions;
import org.spaarpunt.storage.Conditions;

/**
 * Counts and lists the people who meet conditions. If they are few, one statement finds them by the conditions and sorts
 * them. If they are many, they are only counted, and the page is read in the order of an index, where it is soon full.
 * Which of the two it is depends on the values, and plans do not.
 */
final class PeopleQuery {
    /** So many people are sorted in some ten milliseconds. */
    static final int FEW = 20_000;

    /** The numbers of those who are blocked in each of their card systems; they are few, and an index has them. */
    static final String BLOCKED = """
            select blocked.passholder_id from membership blocked
            where blocked.status <> 'ACTIVE'
              and not exists (
                  select from membership active
                  where active.passholder_id = blocked.passholder_id and active.status = 'ACTIVE')\
            """;

    private static final String NOT_BLOCKED = """
            not exists (
                select from membership blocked
                where blocked.passholder_id = passholder.id and blocked.status <> 'ACTIVE'
                  and not exists (
                      select from membership active
                      where active.passholder_id = blocked.passholder_id and active.status = 'ACTIVE'))\
            """;

    private static final String COUNT = "select count(*) from passholder ";

    /** Asks about the few that are blocked instead of about everyone. */
    private static final String COUNT_NOT_BLOCKED = "select (%s) - (%s)".formatted(COUNT + "%1$s", COUNT + "%2$s");

    private static final String PAGE = "select passholder.id from ";

    /** The prefix of the parameters for the passholders that the viewer sees in full. */
    private static final String SEEN = "seen";

    private static final String ASKED_CARD = """
            (select min(number) from card where card.passholder_id = passholder.id and number = any(:cards))\
            """;

    private static final String LIMIT = " limit :max offset :start";

    private final Conditions people;
    private final boolean withBlocked;
    private final boolean isWithin;
    private final PassholderOrder order;
    private final int few;

    /**
     * @param people as the criteria say
     * @param few how many people are sorted at most
     */
    PeopleQuery(Conditions people, PassholderCriteria criteria, PassholderOrder order, int few) {
        this.people = people;
        this.withBlocked = criteria.withBlocked();
        this.isWithin = order.isWithin(criteria);
        this.order = order;
        this.few = few;
    }

    FoundPeople find(Handle handle, int start, int max) {
        if (!people.isEmpty()) {
            var found = few(handle, start, max);
            if (found.isPresent()) {
                return found.get();
            }
        }
        int total = count(handle);
        return new FoundPeople(page(total, start, max, window -> page(handle, window, start, max)), total);
    }

    /**
     * A page that is read in the order of an index.
     *
     * @param reader what is found among so many
     */
    List<Long> page(int total, int start, int max, LongFunction<List<Long>> reader) {
        return OrderWindow.page(few, Math.clamp(total - (long) start, 0, max), start, max, reader);
    }

    /** The people among whom a page is looked for, and their conditions and order. */
    String among(long window) {
        var source = isWithin || window >= OrderWindow.EVERYONE ? "passholder " : order.first(window);
        return source + where() + order.clause();
    }

    /**
     * The people who have one of the cards that are asked for. Those whom the viewer does not see in full come last, by
     * the cards that the viewer knows.
     */
    FoundPeople findAtDoor(Handle handle, PeopleScope scope, int start, int max) {
        // What is counted of them comes last: a distributed database has it apart from the people.
        var statement = """
            with known as materialized (
                select passholder.id, %s as seen, %s as sorted, %s as asked from passholder %s),
            %s
            select known.id from known left join held on held.passholder_id = known.id
            """.formatted(
                                ScopeConditions.condition(SEEN, scope),
                                order.sortedOfPeople(),
                                ASKED_CARD,
                                where(),
                                ActivePeople.HELD_OF_CARDS)
                + order.atDoor()
                + LIMIT;
        var page = people.bound(handle.createQuery(statement));
        ScopeConditions.binding(SEEN, scope).accept(page);
        return new FoundPeople(
                page.bind("start", start).bind("max", max).mapTo(Long.class).list(), count(handle));
    }

    boolean includesBlocked() {
        return withBlocked;
    }

    /** The where clause of a statement from {@code passholder}. */
    String where() {
        return withBlocked ? people.where() : people.where(NOT_BLOCKED);
    }

    /** The same with one more condition. */
    String where(String more) {
        return people.where(withBlocked ? more : more + " and " + NOT_BLOCKED);
    }

    int count(Handle handle) {
        var blocked = people.where("passholder.id in (" + BLOCKED + ")");
        var statement = withBlocked ? COUNT + people.where() : COUNT_NOT_BLOCKED.formatted(people.where(), blocked);
        return people.bound(handle.createQuery(statement)).mapTo(Integer.class).one();
    }

    private Optional<FoundPeople> few(Handle handle, int start, int max) {
        var statement = """
            with found as materialized (select passholder.id, %s as sorted from passholder %s limit %d)
            select %s""".formatted(
                        order.sorted(), where(), few + 1, FoundPeople.COLUMNS.formatted(order.clause("sorted", "id")));
        var found = people.bound(handle.createQuery(statement))
                .bind("start", start)
                .bind("max", max)
                .map((row, _) -> FoundPeople.read(row))
                .one();
        return Optional.of(found).filter(all -> all.total() <= few);
    }

    private List<Long> page(Handle handle, long window, int start, int max) {
        return people.bound(handle.createQuery(PAGE + among(window) + LIMIT))
                .bind("start", start)
                .bind("max", max)
                .mapTo(Long.class)
                .list();
    }
}
