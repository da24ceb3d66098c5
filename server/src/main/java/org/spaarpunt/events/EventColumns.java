package org.spaarpunt.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an event from any query that joins {@code event} with its organisations. */
public final class EventColumns {
    /** For a query with {@link #JOIN_ORGANISATIONS}. */
    public static final String SELECT = """
            event.id as event_id,
            event.cdbid as event_cdbid,
            event.title as event_title,
            event.calendar as event_calendar,
            event.points as event_points,
            event.limit_volume as event_limit_volume,
            event.limit_period as event_limit_period,
            event.period_before as event_period_before,
            event.period_since as event_period_since,
            event.availability as event_availability,
            event.opens_before_min as event_opens_before_min,
            event.closes_after_min as event_closes_after_min,
            organiser.id as organiser_id,
            organiser.external_id as organiser_external_id,
            organiser.name as organiser_name,
            location.id as location_id,
            location.external_id as location_external_id,
            location.name as location_name""";

    /** Joins the organisations of {@code event}. */
    public static final String JOIN_ORGANISATIONS = """
            join organisation organiser on organiser.id = event.organiser_id
            left join organisation location on location.id = event.location_id""";

    private EventColumns() {}

    /** The event of this row; empty if an outer join found none. */
    public static Optional<Event> read(ResultSet row) throws SQLException {
        long id = row.getLong("event_id");
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new Event(
                id,
                row.getString("event_cdbid"),
                row.getString("event_title"),
                organisation(row, "organiser").orElseThrow(),
                organisation(row, "location"),
                schedule(row),
                row.getInt("event_points"),
                limit(row),
                change(row)));
    }

    private static Optional<Organisation> organisation(ResultSet row, String role) throws SQLException {
        long id = row.getLong(role + "_id");
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new Organisation(id, row.getString(role + "_external_id"), row.getString(role + "_name")));
    }

    private static CheckinSchedule schedule(ResultSet row) throws SQLException {
        return new CheckinSchedule(
                CalendarJson.read(row.getString("event_calendar")),
                margins(row),
                Availability.valueOf(row.getString("event_availability")));
    }

    private static WindowMargins margins(ResultSet row) throws SQLException {
        return new WindowMargins(
                Duration.ofMinutes(row.getInt("event_opens_before_min")),
                Duration.ofMinutes(row.getInt("event_closes_after_min")));
    }

    private static Optional<CheckinLimit> limit(ResultSet row) throws SQLException {
        @Nullable String period = row.getString("event_limit_period");
        return period == null
                ? Optional.empty()
                : Optional.of(new CheckinLimit(row.getInt("event_limit_volume"), LimitPeriod.valueOf(period)));
    }

    private static Optional<PeriodChange> change(ResultSet row) throws SQLException {
        var before = Optional.ofNullable(row.getString("event_period_before")).map(LimitPeriod::valueOf);
        return Optional.ofNullable(row.getObject("event_period_since", LocalDate.class))
                .map(since -> new PeriodChange(before, since));
    }
}
