package org.spaarpunt.checkins;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A condition on the events of check-ins, in a search. */
record EventCondition(String sql, Consumer<Query> values) {
    private static final String TITLED = "strpos(folded(title), (select folded(:title))) > 0";

    private static final String BY_ORGANISATION = """
            %1$s_id in (select id from organisation where external_id = :%1$s or folded(name) = folded(:%1$s))\
            """;

    private static final String IN_CARD_SYSTEMS = """
            organiser_id in (
                select organisation_id from counter join counter_group on counter_id = counter.id
                where card_system_id = any(:cardSystems))\
            """;

    private static final String INVOLVING = "(organiser_id = any(:actors) or location_id = any(:actors))";

    static EventCondition titled(String part) {
        return new EventCondition(TITLED, query -> query.bind("title", part));
    }

    static EventCondition locatedAt(String organisation) {
        return new EventCondition(BY_ORGANISATION.formatted("location"), query -> query.bind("location", organisation));
    }

    static EventCondition organisedBy(String organisation) {
        return new EventCondition(
                BY_ORGANISATION.formatted("organiser"), query -> query.bind("organiser", organisation));
    }

    static EventCondition inCardSystems(List<Long> ids) {
        return new EventCondition(IN_CARD_SYSTEMS, query -> query.bindArray("cardSystems", Long.class, ids));
    }

    /** Organised or hosted by one of these organisations. */
    static EventCondition involving(Set<Long> organisations) {
        return new EventCondition(INVOLVING, query -> query.bindArray("actors", Long.class, organisations));
    }

    /** The events that meet all of these. */
    static List<Long> events(List<EventCondition> conditions, Handle handle) {
        var where = conditions.stream().map(EventCondition::sql).collect(Collectors.joining(" and "));
        var query = handle.createQuery("select id from event where " + where);
        conditions.forEach(condition -> condition.values().accept(query));
        return query.mapTo(Long.class).list();
    }
}
