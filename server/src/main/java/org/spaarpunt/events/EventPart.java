package org.spaarpunt.events;

/** The parts of an event that an organiser changes, and by which two versions of it are compared. */
public enum EventPart {
    TITLE,
    DESCRIPTION,
    PLACE,
    CITY,
    CALENDAR,
    POINTS,
    LIMIT,
    MARGINS;

    /** The same text for the same value. */
    String in(EventContent content) {
        var terms = content.terms();
        return switch (this) {
            case TITLE -> content.title();
            case DESCRIPTION -> content.description();
            case PLACE -> String.valueOf(content.locationId());
            case CITY -> content.city();
            case CALENDAR -> CalendarJson.write(content.calendar());
            case POINTS -> String.valueOf(terms.points());
            case LIMIT ->
                terms.limit()
                        .map(limit -> limit.volume() + "/" + limit.period())
                        .orElse("none");
            case MARGINS -> terms.margins().before() + " " + terms.margins().after();
        };
    }
}
