package org.spaarpunt.web.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.spaarpunt.web.frame.Frame;

/**
 * A text of the pages with the values in it.
 *
 * @param places texts, numbers, days and moments; the last three are written as the reader's language does
 */
record Words(String key, List<?> places) {
    Words {
        places = List.copyOf(places);
    }

    static Words of(String key, Object... places) {
        return new Words(key, List.of(places));
    }

    /** A number of points. */
    static Words points(long points) {
        return points == 1 ? of("counter.point") : of("counter.points", points);
    }

    String in(Frame frame) {
        return frame.text(key, places.stream().map(place -> said(place, frame)).toArray());
    }

    private static Object said(Object place, Frame frame) {
        return switch (place) {
            case Words words -> words.in(frame);
            case Instant moment -> frame.moment(moment);
            case LocalDate day -> frame.day(day);
            case Long number -> frame.number(number);
            case Integer number -> frame.number(number);
            default -> place;
        };
    }
}
