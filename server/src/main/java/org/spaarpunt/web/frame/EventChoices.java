package org.spaarpunt.web.frame;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventFeature;
import org.spaarpunt.events.EventList;
import org.spaarpunt.events.EventList.Stage;
import org.spaarpunt.events.EventRegister;

/**
 * The events that a field offers and takes. There may be thousands: the field suggests the next ones, and takes any
 * other by its cdbid, or by a title that was typed.
 *
 * @param involved only events that one of these organisations organises or hosts; empty: all
 */
public record EventChoices(EventFeature events, Optional<List<Long>> involved, LocalDate today) {
    /** The name of the list in a page, for the field to refer to. */
    public static final String LIST = "events";

    private static final int SUGGESTED = 100;

    /** Events of which a title is a part; the field that names more is too vague. */
    private static final int MOST_ALIKE = 100;

    /** Today's first, then those to come, permanent ones, and those that are over. */
    public List<Event> suggested() {
        return part("", SUGGESTED);
    }

    /** The event that was meant: of several with the typed title the next one. */
    public Optional<Event> find(String typed) {
        return typed.isEmpty() ? Optional.empty() : byCdbid(typed).or(() -> byTitle(typed));
    }

    private Optional<Event> byCdbid(String cdbid) {
        return events.register()
                .find(cdbid)
                .map(EventRegister.Details::event)
                .filter(event -> involved.map(ids -> ids.stream().anyMatch(event::involves))
                        .orElse(true));
    }

    private Optional<Event> byTitle(String title) {
        var alike = part(title, MOST_ALIKE);
        return alike.stream()
                .filter(event -> event.title().equalsIgnoreCase(title))
                .findFirst()
                .or(() -> Optional.of(alike).filter(found -> found.size() == 1).map(List::getFirst));
    }

    private List<Event> part(String search, int size) {
        var wanted = new PageQuery<>(search, EventList.Order.TIME, false, 1, size);
        return events.list().part(new EventList.Scope(Stage.ALL, involved, today), wanted).rows().stream()
                .map(EventList.Row::event)
                .toList();
    }
}
