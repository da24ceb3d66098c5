package org.spaarpunt.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Upsert;

/** Saves events and organisations that an import has checked and staged in the temporary table {@code incoming}. */
public final class EventImport {
    /** The columns of the table {@code incoming} after {@code line}, as PostgreSQL declares them. */
    public static final String STAGED = """
                cdbid text, title text, organiser text, organiser_name text, location text, location_name text,
                calendar jsonb, points integer, limit_volume smallint, limit_period text, limit_chosen boolean, city text,
                description text, availability text, source_host text""";

    /**
     * The column that limits how often a passholder may check in; without it, explicitly chosen limits stay unchanged.
     */
    public static final String LIMIT = "limit";

    /** Selects the organisations that the staged rows give a name to. */
    public static final String ORGANISATIONS_NAMED = """
            select organiser as external_id, organiser_name as name, line from incoming where organiser_name is not null
            union all
            select location, location_name, line from incoming where location is not null and location_name is not null
            """;

    private static final String ADD_ORGANISATIONS = """
            insert into organisation (external_id, name)
            select distinct on (external_id) external_id, name from (""" + ORGANISATIONS_NAMED + """
            ) named
            order by external_id, line
            on conflict (external_id) do nothing
            """;

    /**
     * Whether an existing event keeps its limit if the file has no such column; a default limit follows the calendar
     * instead.
     */
    private static final String LIMIT_STAYS = """
            present.id is not null
                and (present.limit_chosen
                     or present.limit_volume is distinct from 1
                     or present.limit_period is distinct from default_limit_period(present.calendar))""";

    private static final String WITHDRAW = """
            update event set availability = 'WITHDRAWN'
            where availability <> 'WITHDRAWN' and cdbid in (select cdbid from incoming where title is null)
            """;

    /** Selects the staged rows, with a reason, whose events already exist but come from another source. */
    public static final String OF_ANOTHER_SOURCE = """
            select line,
                   'event ' || cdbid || ': the event of this id here was ' || case
                       when event.source = 'LOCAL' then 'not made at UiTdatabank'
                       else 'made at ' || event.source_host
                   end || ', and stays as it is' as reason
            from incoming join event using (cdbid)
            where event.source = 'LOCAL' or incoming.source_host <> event.source_host
            """;

    /** The columns that every file updates in an existing event. */
    private static final List<String> ALWAYS_SAVED =
            List.of("title", "organiser_id", "calendar", "limit_volume", "limit_period", "limit_chosen");

    /** The columns that a file updates if it has the optional column. */
    private static final Map<String, List<String>> SAVED_WITH = Map.of(
            "location",
            List.of("location_id"),
            "points",
            List.of("points"),
            "city",
            List.of("city"),
            "description",
            List.of("description"),
            "status",
            List.of("availability"));

    private EventImport() {}

    /**
     * Updates whatever differs from the staged rows, in the caller's transaction.
     *
     * @param columns the columns of the file; values without a column stay unchanged
     * @param source where the file comes from; a local file may add to an event of UiTdatabank, whose source stays
     *     UiTdatabank
     * @return how many rows were changed
     */
    public static long save(Handle handle, List<String> columns, EventSource source) {
        var always = new ArrayList<>(ALWAYS_SAVED);
        if (source == EventSource.UITDATABANK) {
            always.add("source");
            always.add("source_host");
        }
        var save = save(columns.contains(LIMIT) ? "false" : LIMIT_STAYS, source)
                + Upsert.of("event", "cdbid", always, SAVED_WITH, columns);
        return Stream.of(ADD_ORGANISATIONS, save, WITHDRAW)
                .mapToLong(handle::execute)
                .sum();
    }

    /** @param limitStays an SQL condition for an existing event to keep its limit */
    private static String save(String limitStays, EventSource source) {
        return """
            insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period,
                               limit_chosen, city, description, availability, opens_before_min, closes_after_min, source,
                               source_host)
            select distinct on (cdbid)
                   incoming.cdbid, incoming.title, organiser.id, place.id, incoming.calendar, incoming.points,
                   case when stays then present.limit_volume else incoming.limit_volume end,
                   case when stays then present.limit_period else incoming.limit_period end,
                   case when stays then present.limit_chosen else incoming.limit_chosen end,
                   coalesce(incoming.city, ''), coalesce(incoming.description, ''), incoming.availability, %2$d, %3$d, '%4$s',
                   coalesce(incoming.source_host, present.source_host)
            from incoming
            join organisation organiser on organiser.external_id = incoming.organiser
            left join organisation place on place.external_id = incoming.location
            left join event present on present.cdbid = incoming.cdbid
            cross join lateral (select %1$s) as limits (stays)
            where not exists (select from incoming gone where gone.cdbid = incoming.cdbid and gone.title is null)
            order by incoming.cdbid, line
            """.formatted(
                        limitStays,
                        WindowMargins.DEFAULT.before().toMinutes(),
                        WindowMargins.DEFAULT.after().toMinutes(),
                        source);
    }
}
