package org.spaarpunt.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.audit.Act;
import org.spaarpunt.events.Availability;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CalendarJson;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.WindowMargins;

/** Events, one a line. Their organisers and locations are organisations that exist, or whose names stand in the file. */
record EventSheet() implements Sheet {
    private static final String LIMIT = "limit";
    private static final int MAX_POINTS = 1_000;

    /** Characters. */
    static final int MAX_DESCRIPTION = 10_000;

    private static final String TWICE = """
            select line, 'the event ' || cdbid || ' stands on line ' || first || ' too' as reason
            from (select line, cdbid, min(line) over (partition by cdbid) as first from incoming) numbered
            where line <> first
            """;

    private static final String NAMED = """
            select organiser as external_id, organiser_name as name, line from incoming where organiser_name is not null
            union all
            select location, location_name, line from incoming where location is not null and location_name is not null
            """;

    private static final String UNKNOWN_ORGANISATION = """
            select line, 'event ' || cdbid || ': %2$s' as reason
            from incoming
            where %1$s is not null
              and not exists (select from organisation where external_id = incoming.%1$s)
              and not exists (select from (""" + NAMED + """
            ) named where named.external_id = incoming.%1$s)
            """;

    private static final String NOT_NAMED =
            "there is no organisation ' || %1$s || ', and the file does not name it (%1$sName)";

    private static final String ADD_ORGANISATIONS = """
            insert into organisation (external_id, name)
            select distinct on (external_id) external_id, name from (""" + NAMED + """
            ) named
            order by external_id, line
            on conflict (external_id) do nothing
            """;

    /** Whether the limit of an event that is there stays where a file says nothing of it; one that was not chosen follows the calendar. */
    private static final String LIMIT_STAYS = """
            present.id is not null
                and (present.limit_chosen
                     or present.limit_volume is distinct from 1
                     or present.limit_period is distinct from default_limit_period(present.calendar))""";

    private static final String WITHDRAW = """
            update event set availability = 'WITHDRAWN'
            where availability <> 'WITHDRAWN' and cdbid in (select cdbid from incoming where title is null)
            """;

    /** What every file says of an event that is there. */
    private static final List<String> ALWAYS_SAVED =
            List.of("title", "organiser_id", "calendar", "limit_volume", "limit_period", "limit_chosen");

    /** What a file says of it in an optional column. */
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

    @Override
    public Act act() {
        return Act.EVENTS_IMPORTED;
    }

    @Override
    public List<String> required() {
        return List.of("cdbid", "title", "organiser", "calendar");
    }

    @Override
    public List<String> optional() {
        return List.of("organiserName", "location", "locationName", "points", LIMIT, "city", "description", "status");
    }

    @Override
    public String staging() {
        return """
                cdbid text, title text, organiser text, organiser_name text, location text, location_name text,
                calendar jsonb, points integer, limit_volume smallint, limit_period text, limit_chosen boolean, city text,
                description text, availability text""";
    }

    @Override
    public List<String> staged(Line line) throws BadLine {
        var calendar = CalendarText.parse(line.get("calendar"));
        var limit = limit(line, calendar);
        int points = line.number("points").orElse(1);
        if (points > MAX_POINTS) {
            throw new BadLine("points are more than " + MAX_POINTS);
        }
        return List.of(
                line.code("cdbid"),
                line.text("title"),
                line.code("organiser"),
                line.optionalText("organiserName"),
                line.optionalCode("location"),
                line.optionalText("locationName"),
                CalendarJson.write(calendar),
                String.valueOf(points),
                limit.map(some -> String.valueOf(some.volume())).orElse(""),
                limit.map(some -> some.period().name()).orElse(""),
                String.valueOf(!line.get(LIMIT).isEmpty()),
                line.optionalText("city"),
                line.optionalText("description", MAX_DESCRIPTION),
                availability(line).name());
    }

    /** The values of an event of which no more is known than that it exists no more. */
    static List<String> withdrawn(String cdbid) {
        return List.of(cdbid, "", "", "", "", "", "", "", "", "", "", "", "", Availability.WITHDRAWN.name());
    }

    private static Availability availability(Line line) throws BadLine {
        var text = line.optionalText("status");
        if (text.isEmpty()) {
            return Availability.AVAILABLE;
        }
        return Stream.of(Availability.values())
                .filter(availability -> availability.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new BadLine("status is none of AVAILABLE, POSTPONED, CANCELLED and WITHDRAWN: " + text));
    }

    @Override
    public List<String> checks() {
        return List.of(TWICE, unknownOrganisation("organiser", NOT_NAMED), unknownOrganisation("location", NOT_NAMED));
    }

    /**
     * Finds lines whose organisation has no name.
     *
     * @param role as the column that names it is called
     * @param reason what is said of such a line, between quotes of SQL
     */
    static String unknownOrganisation(String role, String reason) {
        return UNKNOWN_ORGANISATION.formatted(role, reason.formatted(role));
    }

    @Override
    public List<String> changes(List<String> columns) {
        var save = save(columns.contains(LIMIT) ? "false" : LIMIT_STAYS);
        return List.of(
                ADD_ORGANISATIONS, save + Upsert.of("event", "cdbid", ALWAYS_SAVED, SAVED_WITH, columns), WITHDRAW);
    }

    /** @param limitStays whether the limit of an event that is there stays, in SQL */
    private static String save(String limitStays) {
        return """
            insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period,
                               limit_chosen, city, description, availability, opens_before_min, closes_after_min)
            select distinct on (cdbid)
                   incoming.cdbid, incoming.title, organiser.id, place.id, incoming.calendar, incoming.points,
                   case when stays then present.limit_volume else incoming.limit_volume end,
                   case when stays then present.limit_period else incoming.limit_period end,
                   case when stays then present.limit_chosen else incoming.limit_chosen end,
                   coalesce(incoming.city, ''), coalesce(incoming.description, ''), incoming.availability, %2$d, %3$d
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
                        WindowMargins.DEFAULT.after().toMinutes());
    }

    private static Optional<CheckinLimit> limit(Line line, Calendar calendar) throws BadLine {
        var text = line.optionalText(LIMIT);
        if (text.isEmpty()) {
            return Optional.of(CheckinLimit.defaultFor(calendar));
        }
        return LimitText.in(line, LIMIT).map(written -> new CheckinLimit(written.volume(), written.period()));
    }
}
