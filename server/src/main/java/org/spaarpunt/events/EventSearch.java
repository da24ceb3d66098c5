package org.spaarpunt.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Conditions;
import org.spaarpunt.storage.Text;

/** Finds events by their data, place, dates and organisations. Nothing is cached: imported events are found at once. */
public final class EventSearch {
    private static final String FROM = """

            from event
            %s
            """.formatted(EventColumns.JOIN_ORGANISATIONS);

    private static final String LISTED = "select " + EventColumns.SELECT
            + ",\n       event.city as event_city, event.description as event_description";

    private static final String COUNT = "select count(*)" + FROM;
    private static final String PAGE = LISTED + FROM;
    private static final String FIND = LISTED + FROM + "where event.cdbid = :cdbid";

    /** Events withdrawn at their source are not listed here either. */
    private static final String ANNOUNCED = "event.availability <> 'WITHDRAWN'";

    private static final String IN_CITY =
            "folded(event.city) = any(array(select folded(asked) from unnest(:cities) as asked))";

    private static final String LOCATED =
            "event.location_id = (select id from organisation where external_id = :location)";

    private static final String ORGANISED =
            "event.organiser_id = (select id from organisation where external_id = :organiser)";

    private static final String INVOLVED =
            "(event.organiser_id = any(:involved) or event.location_id = any(:involved))";

    private final Jdbi jdbi;

    /** A page of what was found, and the total. */
    public record Page(List<ListedEvent> events, int total) {}

    public EventSearch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<ListedEvent> find(String cdbid) {
        return Text.canBeStored(cdbid)
                ? jdbi.withHandle(handle -> handle.createQuery(FIND)
                        .bind("cdbid", cdbid)
                        .map((row, _) -> listed(row))
                        .findOne())
                : Optional.empty();
    }

    /** The events from {@code start} on, in this order. */
    public Page find(EventCriteria criteria, EventOrder order, LocalDate today, int start, int max) {
        var conditions = conditions(criteria);
        return jdbi.inTransaction(handle -> {
            int total = conditions
                    .bound(handle.createQuery(COUNT + conditions.where()))
                    .mapTo(Integer.class)
                    .one();
            var page = conditions
                    .bound(handle.createQuery(PAGE + conditions.where() + order.sql() + "\nlimit :max offset :start"))
                    .bind("max", max)
                    .bind("start", start);
            if (order.asksForToday()) {
                page.bind("today", today);
            }
            return new Page(page.map((row, _) -> listed(row)).list(), total);
        });
    }

    private static Conditions conditions(EventCriteria criteria) {
        var conditions = new Conditions()
                .and(true, ANNOUNCED)
                .and(
                        !criteria.cdbid().isEmpty(),
                        "event.cdbid = :cdbid",
                        query -> query.bind("cdbid", criteria.cdbid()))
                .and(
                        !criteria.cities().isEmpty(),
                        IN_CITY,
                        query -> query.bindArray("cities", String.class, criteria.cities()))
                .and(!criteria.location().isEmpty(), LOCATED, query -> query.bind("location", criteria.location()))
                .and(!criteria.organiser().isEmpty(), ORGANISED, query -> query.bind("organiser", criteria.organiser()))
                .and(
                        criteria.involved().isPresent(),
                        INVOLVED,
                        query -> query.bindArray(
                                "involved", Long.class, criteria.involved().orElseThrow()));
        int number = 0;
        for (var word : criteria.words()) {
            var name = "word" + number++;
            conditions.and(true, hasWord(name), query -> query.bind(name, word + ":*"));
        }
        for (var days : criteria.during()) {
            var name = "days" + number++;
            conditions.and(
                    true,
                    during(name),
                    query -> query.bind(name + "first", days.first()).bind(name + "last", days.last()));
        }
        return conditions;
    }

    /**
     * Organisations are found first, so that events are found by an index for each of the three.
     *
     * @param name the parameter that the word is bound to
     */
    private static String hasWord(String name) {
        var named = """
            any(array(select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded(:%s))))\
            """.formatted(name);
        return """
            (event.words @@ to_tsquery('simple', folded(:%1$s))
             or event.organiser_id = %2$s
             or event.location_id = %2$s)""".formatted(name, named);
    }

    private static String during(String name) {
        return "event.days && daterange(:%1$sfirst, :%1$slast, '[]')".formatted(name);
    }

    private static ListedEvent listed(ResultSet row) throws SQLException {
        return new ListedEvent(
                EventColumns.read(row).orElseThrow(), row.getString("event_city"), row.getString("event_description"));
    }
}
