package org.spaarpunt.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.audit.Act;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CalendarJson;
import org.spaarpunt.events.CheckinLimit;

/** Events, one a line. Their organisers and locations are organisations that exist, or whose names stand in the file. */
record EventSheet() implements Sheet {
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
            select line, 'event ' || cdbid || ': there is no organisation ' || %1$s || ', and the file does not name it (%1$sName)' as reason
            from incoming
            where %1$s is not null
              and not exists (select from organisation where external_id = incoming.%1$s)
              and not exists (select from (""" + NAMED + """
            ) named where named.external_id = incoming.%1$s)
            """;

    private static final String ADD_ORGANISATIONS = """
            insert into organisation (external_id, name)
            select distinct on (external_id) external_id, name from (""" + NAMED + """
            ) named
            order by external_id, line
            on conflict (external_id) do nothing
            """;

    private static final String SAVE = """
            insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period, city,
                               description)
            select distinct on (cdbid)
                   cdbid, title, organiser.id, place.id, calendar, points, limit_volume, limit_period, coalesce(city, ''),
                   coalesce(description, '')
            from incoming
            join organisation organiser on organiser.external_id = incoming.organiser
            left join organisation place on place.external_id = incoming.location
            order by cdbid, line
            """;

    /** What every file says of an event that is there. */
    private static final List<String> ALWAYS_SAVED = List.of("title", "organiser_id", "calendar");

    /** What a file says of it in an optional column. */
    private static final Map<String, List<String>> SAVED_WITH = Map.of(
            "location",
            List.of("location_id"),
            "points",
            List.of("points"),
            "limit",
            List.of("limit_volume", "limit_period"),
            "city",
            List.of("city"),
            "description",
            List.of("description"));

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
        return List.of("organiserName", "location", "locationName", "points", "limit", "city", "description");
    }

    @Override
    public String staging() {
        return """
                cdbid text, title text, organiser text, organiser_name text, location text, location_name text,
                calendar jsonb, points integer, limit_volume smallint, limit_period text, city text,
                description text""";
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
                line.optionalText("city"),
                line.optionalText("description", MAX_DESCRIPTION));
    }

    @Override
    public List<String> checks() {
        return List.of(TWICE, unknownOrganisation("organiser"), unknownOrganisation("location"));
    }

    /** @param role as the column that names it is called */
    static String unknownOrganisation(String role) {
        return UNKNOWN_ORGANISATION.formatted(role);
    }

    @Override
    public List<String> changes(List<String> columns) {
        return List.of(ADD_ORGANISATIONS, SAVE + Upsert.of("event", "cdbid", ALWAYS_SAVED, SAVED_WITH, columns));
    }

    private static Optional<CheckinLimit> limit(Line line, Calendar calendar) throws BadLine {
        var text = line.optionalText("limit");
        if (text.isEmpty()) {
            return Optional.of(CheckinLimit.defaultFor(calendar));
        }
        return LimitText.in(line, "limit").map(written -> new CheckinLimit(written.volume(), written.period()));
    }
}
