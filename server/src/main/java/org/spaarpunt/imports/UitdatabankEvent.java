package org.spaarpunt.imports;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.events.Availability;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CalendarJson;

/**
 * An event as UiTdatabank publishes it, reduced to the fields used here. UiTdatabank does not decide how many points a
 * check-in gives and how often: its events have no such columns, so the stored values stay as they are.
 *
 * @param host the host of its address; empty if unknown
 * @param organiser empty: the location organises it
 * @param location empty: it has no location, or one without an id
 * @param description as published, perhaps with HTML
 */
record UitdatabankEvent(
        String id,
        String host,
        String title,
        String description,
        Calendar calendar,
        Availability availability,
        Optional<Named> organiser,
        Optional<Named> location,
        String city) {

    /** The column of {@link #host}. */
    static final String HOST = "host";

    static final List<String> COLUMNS = List.of(
            "cdbid",
            "title",
            "organiser",
            "organiserName",
            "location",
            "locationName",
            "calendar",
            "city",
            "description",
            "status",
            HOST);

    /** Characters of an id, a title or a name. */
    private static final int MAX_TEXT = 255;

    /** The location of events that have none. */
    private static final String NOWHERE = "00000000-0000-0000-0000-000000000000";

    /** The placeholder for a missing address: {@code ___}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("_+");

    /** An organisation; its name may be empty if it is stored already. */
    record Named(String id, String name) {
        static Optional<Named> of(String id, String name) {
            return id.isEmpty() || id.equals(NOWHERE)
                    ? Optional.empty()
                    : Optional.of(new Named(id, PlainText.of(name, MAX_TEXT)));
        }
    }

    UitdatabankEvent {
        city = PLACEHOLDER.matcher(city.strip()).matches() ? "" : city;
    }

    /**
     * The line of an event to import.
     *
     * @param number the position of the event in the file
     */
    Line line(long number) throws BadLine {
        var organises = organiser
                .or(() -> location)
                .orElseThrow(() -> new BadLine("neither its organiser nor its location has an id"));
        return new Line(
                number,
                COLUMNS,
                List.of(
                        id,
                        PlainText.of(title, MAX_TEXT),
                        organises.id(),
                        organises.name(),
                        location.map(Named::id).orElse(""),
                        location.map(Named::name).orElse(""),
                        CalendarJson.write(calendar),
                        PlainText.of(city, MAX_TEXT),
                        PlainText.of(description, EventSheet.MAX_DESCRIPTION),
                        availability.name(),
                        host));
    }

    /** The line of an event that is no longer announced, with nothing but its id and host. */
    static Line withdrawn(long number, String id, String host) {
        return new Line(
                number, COLUMNS, List.of(id, "", "", "", "", "", "", "", "", Availability.WITHDRAWN.name(), host));
    }

    /**
     * An id that can be stored.
     *
     * @param field that holds it
     */
    static String checkedId(String field, String id) throws BadLine {
        if (id.length() > MAX_TEXT || id.chars().anyMatch(Character::isISOControl)) {
            throw new BadLine(field + " is no id of at most " + MAX_TEXT + " characters");
        }
        return id;
    }
}
