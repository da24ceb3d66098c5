package org.spaarpunt.passholders;

import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.counters.CounterAction;

/**
 * The card systems that a passholder belongs to, which decide which counters know and identify them.
 *
 * @param memberOf where the passholder is an active member
 * @param registeredIn where the passholder was registered, rather than joined later
 */
record Relation(Set<Long> memberOf, Set<Long> registeredIn) {
    private static final String MEMBERSHIPS = """
            select card_system_id, status = 'ACTIVE' as active, joined from membership where passholder_id = :id
            """;

    private record Row(long cardSystem, boolean active, boolean joined) {}

    Relation {
        memberOf = Set.copyOf(memberOf);
        registeredIn = Set.copyOf(registeredIn);
    }

    static Relation of(long passholderId, Handle handle) {
        var memberOf = new HashSet<Long>();
        var registeredIn = new HashSet<Long>();
        handle.createQuery(MEMBERSHIPS)
                .bind("id", passholderId)
                .map((row, _) ->
                        new Row(row.getLong("card_system_id"), row.getBoolean("active"), row.getBoolean("joined")))
                .forEach(row -> {
                    if (row.active()) {
                        memberOf.add(row.cardSystem());
                    }
                    if (!row.joined()) {
                        registeredIn.add(row.cardSystem());
                    }
                });
        return new Relation(memberOf, registeredIn);
    }

    /** Whether the counter may register people in a card system that the passholder is a member of already. */
    boolean isKnownTo(CounterEmployee employee) {
        return employee.mayInOneOf(CounterAction.PASSHOLDER_CREATE, memberOf);
    }

    /** Whether the counter is one that may change the passholder's identity. */
    boolean isIdentifiedBy(CounterEmployee employee) {
        return employee.mayInOneOf(CounterAction.PASSHOLDER_UPDATE, registeredIn);
    }
}
