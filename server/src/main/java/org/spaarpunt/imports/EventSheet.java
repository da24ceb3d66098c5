package org.spaarpunt.imports;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.audit.Act;
import org.spaarpunt.events.Availability;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CalendarJson;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.EventImport;
import org.spaarpunt.events.EventSource;

/** Events, one a line. Their organisers and locations are existing organisations, or are named in the file. */
record EventSheet() implements Sheet {
    private static final String LIMIT = EventImport.LIMIT;
    private static final int MAX_POINTS = 1_000;

    /** Characters. */
    static final int MAX_DESCRIPTION = 10_000;

    private static final String TWICE = """
            select line, 'the event ' || cdbid || ' stands on line ' || first || ' too' as reason
            from (select line, cdbid, min(line) over (partition by cdbid) as first from incoming) numbered
            where line <> first
            """;

    private static final String UNKNOWN_ORGANISATION = """
            select line, 'event ' || cdbid || ': %2$s' as reason
            from incoming
            where %1$s is not null
              and not exists (select from organisation where external_id = incoming.%1$s)
              and not exists (select from (""" + EventImport.ORGANISATIONS_NAMED + """
            ) named where named.external_id = incoming.%1$s)
            """;

    private static final String NOT_NAMED =
            "there is no organisation ' || %1$s || ', and the file does not name it (%1$sName)";

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
        return EventImport.STAGED;
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
                availability(line).name(),
                line.get(UitdatabankEvent.HOST));
    }

    /** The values of an event that no longer exists, of which nothing else is known. */
    static List<String> withdrawn(Line line) {
        var cdbid = line.get("cdbid");
        var host = line.get(UitdatabankEvent.HOST);
        return List.of(cdbid, "", "", "", "", "", "", "", "", "", "", "", "", Availability.WITHDRAWN.name(), host);
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
     * @param role the name of the column that holds the organisation
     * @param reason what is reported for such a line, as text within SQL quotes
     */
    static String unknownOrganisation(String role, String reason) {
        return UNKNOWN_ORGANISATION.formatted(role, reason.formatted(role));
    }

    @Override
    public String countOfNew() {
        return """
                select count(distinct cdbid) from incoming
                where title is not null and not exists (select from event where event.cdbid = incoming.cdbid)
                """;
    }

    @Override
    public long save(Handle handle, List<String> columns) {
        return EventImport.save(handle, columns, EventSource.LOCAL);
    }

    private static Optional<CheckinLimit> limit(Line line, Calendar calendar) throws BadLine {
        var text = line.optionalText(LIMIT);
        if (text.isEmpty()) {
            return Optional.of(CheckinLimit.defaultFor(calendar));
        }
        return LimitText.in(line, LIMIT).map(written -> new CheckinLimit(written.volume(), written.period()));
    }
}
