package org.spaarpunt.imports;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CalendarJson;

/**
 * An event as UiTdatabank tells of it, with what is of use here. What a check-in gives and how often is no affair of UiTdatabank: such
 * columns its events do not have, and so what is stored of them stays.
 *
 * @param organiser none: the location organises it
 * @param description as it is written, perhaps for a browser
 */
record UitdatabankEvent(
        String id,
        String title,
        String description,
        Calendar calendar,
        Optional<Named> organiser,
        Optional<Named> location,
        String city) {

    static final List<String> COLUMNS = List.of(
            "cdbid",
            "title",
            "organiser",
            "organiserName",
            "location",
            "locationName",
            "calendar",
            "city",
            "description");

    /** An organisation; its name may be empty where it is known already. */
    record Named(String id, String name) {
        static Optional<Named> of(String id, String name) {
            return id.isEmpty() ? Optional.empty() : Optional.of(new Named(id, PlainText.of(name)));
        }
    }

    /** @param number which of the file's events it is */
    Line line(long number) throws BadLine {
        var organises = organiser
                .or(() -> location)
                .orElseThrow(() -> new BadLine("neither its organiser nor its location has an id"));
        return new Line(
                number,
                COLUMNS,
                List.of(
                        id,
                        PlainText.of(title),
                        organises.id(),
                        organises.name(),
                        location.map(Named::id).orElse(""),
                        location.map(Named::name).orElse(""),
                        CalendarJson.write(calendar),
                        PlainText.of(city),
                        PlainText.of(description, EventSheet.MAX_DESCRIPTION)));
    }
}
