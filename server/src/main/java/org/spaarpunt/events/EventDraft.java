package org.spaarpunt.events;

import static java.util.Objects.requireNonNull;

/**
 * What an organiser writes about an event.
 *
 * @param place where it takes place
 * @param description empty: none
 */
public record EventDraft(String title, String description, Place place, Calendar calendar, EventTerms terms) {
    public static final int MAX_TITLE = 200;
    public static final int MAX_DESCRIPTION = 4_000;
    public static final int MAX_CITY = 200;

    /**
     * A place.
     *
     * @param organisationId of the location; {@link #ELSEWHERE}: a place of no known organisation
     * @param city empty: not known
     */
    public record Place(long organisationId, String city) {
        public static final long ELSEWHERE = 0;

        public Place {
            requireLength("city", city, 0, MAX_CITY);
        }
    }

    public EventDraft {
        requireLength("title", title, 1, MAX_TITLE);
        requireLength("description", description, 0, MAX_DESCRIPTION);
        requireNonNull(place, "place");
        requireNonNull(calendar, "calendar");
        requireNonNull(terms, "terms");
    }

    private static void requireLength(String name, String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            throw new IllegalArgumentException(
                    "a " + name + " has " + least + " to " + most + " characters, not " + text.length());
        }
    }
}
