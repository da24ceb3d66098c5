package org.spaarpunt.web.events;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.events.Organisation;
import org.spaarpunt.events.PlaceSearch;
import org.spaarpunt.events.PlaceSearch.Place;

/**
 * The place that a form names. The form has a name as text, and the id that was chosen for exactly that text: another
 * text makes the id void.
 */
sealed interface PlaceChoice {
    /** The event is at no known place. */
    record Elsewhere() implements PlaceChoice {}

    record Chosen(Organisation place) implements PlaceChoice {}

    /**
     * The text alone does not decide.
     *
     * @param matches to choose from; empty: there is no such place
     */
    record Open(List<Place> matches) implements PlaceChoice {
        public Open {
            matches = List.copyOf(matches);
        }
    }

    static PlaceChoice of(EventFields fields, PlaceSearch places) {
        var text = fields.get(EventFields.PLACE);
        if (text.isEmpty()) {
            return new Elsewhere();
        }
        var chosen = fields.chosenPlace().flatMap(places::find);
        var named = chosen.map(List::of).orElseGet(() -> places.named(text));
        return named.size() == 1
                ? new Chosen(named.getFirst().organisation())
                : new Open(named.isEmpty() ? places.withWords(text) : named);
    }

    /** What to choose from where a user looks for a place. */
    static List<Place> found(EventFields fields, PlaceSearch places) {
        var text = fields.get(EventFields.PLACE);
        return Stream.concat(places.named(text).stream(), places.withWords(text).stream())
                .distinct()
                .limit(PlaceSearch.MOST)
                .toList();
    }

    /** What is still to be chosen from; empty: nothing. */
    default Optional<List<Place>> open() {
        return switch (this) {
            case Open(var matches) -> Optional.of(matches);
            case Elsewhere _, Chosen _ -> Optional.empty();
        };
    }
}
