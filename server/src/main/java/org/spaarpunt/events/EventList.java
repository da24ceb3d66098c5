package org.spaarpunt.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.PagedQuery;

/** The events of organisers, in pages. */
public final class EventList {
    /** Where an event is on the way from announced to over, for a statement that binds {@code :today}. */
    private static final String STAGE = """
            case when event.permanent then 2
                 when event.days @> :today::date then 0
                 when upper(event.days) <= :today::date then 3
                 else 1
            end""";

    /** Among events that are over the last comes first; among others, the first to begin. */
    private static final String NEARNESS = """
            case when upper(event.days) <= :today::date
                 then :today::date - upper(event.days)
                 else lower(event.days) - :today::date
            end""";

    private final Jdbi jdbi;

    /** Which events to list. */
    public enum Stage {
        ALL("true"),
        TODAY("event.days @> :today::date and not event.permanent"),
        COMING("upper(event.days) > :today::date and not event.days @> :today::date"),
        PERMANENT("event.permanent"),
        PAST("upper(event.days) <= :today::date");

        private final String condition;

        Stage(String condition) {
            this.condition = condition;
        }
    }

    public enum Order {
        /** Today's first, then those to come, permanent ones, and those that are over. */
        TIME(STAGE, NEARNESS, "lower(event.title)"),
        TITLE(PagedQuery.folded("event.title")),
        PLACE(PagedQuery.folded("coalesce(location.name, event.city)"));

        private final String sql;

        Order(String... expressions) {
            this.sql = PagedQuery.order(expressions);
        }
    }

    /**
     * The events that are listed.
     *
     * @param involved only events that one of these organisations organises or hosts; empty: all
     */
    public record Scope(Stage stage, Optional<List<Long>> involved, LocalDate today) {}

    /**
     * An event of the list.
     *
     * @param city empty: not known
     */
    public record Row(Event event, String city) {}

    public EventList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public ListPage<Row> part(Scope scope, PageQuery<Order> wanted) {
        return query(scope).part(jdbi, wanted, wanted.order().sql, parameters(scope), (row, _) -> row(row));
    }

    private static Map<String, String> parameters(Scope scope) {
        return Map.of(
                "today",
                scope.today().toString(),
                "involved",
                array(scope.involved().orElse(List.of())));
    }

    private static String array(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static PagedQuery query(Scope scope) {
        var source = """
            from event
            %s
            cross join (select :today::date as today, :involved::bigint[] as involved) given
            where event.availability <> 'WITHDRAWN' and %s and %s""".formatted(
                        EventColumns.JOIN_ORGANISATIONS,
                        scope.stage().condition,
                        scope.involved().isPresent()
                                ? "(event.organiser_id = any(given.involved) or event.location_id = any(given.involved))"
                                : "true");
        return new PagedQuery(
                EventColumns.SELECT + ", event.city as event_city",
                source,
                PagedQuery.found("event.title"),
                "event.cdbid");
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(EventColumns.read(row).orElseThrow(), row.getString("event_city"));
    }
}
