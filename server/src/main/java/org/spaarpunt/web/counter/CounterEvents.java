package org.spaarpunt.web.counter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.checkins.CheckinOutlook.Prospect;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.events.CheckinWindow;
import org.spaarpunt.events.Days;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCriteria;
import org.spaarpunt.events.EventOrder;
import org.spaarpunt.events.EventSearch;
import org.spaarpunt.events.ListedEvent;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.frame.AtCounter;

/** The events at which a counter may check people in: those that its organisation organises or hosts. */
record CounterEvents(CheckinFeature checkins) {
    /** The most events that a choice offers at once; others are found by searching. */
    static final int MAX_SHOWN = 20;

    /**
     * An event as a choice.
     *
     * @param prospect of a check-in there now, with any card
     */
    record Choice(Event event, Prospect<Reason.OfVisit> prospect) {
        /** When it accepts check-ins. */
        Words when() {
            var window = prospect.window();
            if (window.isEmpty()) {
                return Words.of("counter.event.over");
            }
            if (prospect.refusal().isPresent()) {
                return Words.of("counter.event.opens", window.get().opens());
            }
            return isWholeDays(window.get())
                    ? Words.of("counter.event.allDay")
                    : Words.of("counter.event.open", window.get().closes());
        }

        boolean isOpen() {
            return prospect.refusal().isEmpty();
        }

        Words award() {
            return Words.points(prospect.award().points());
        }

        private static boolean isWholeDays(CheckinWindow window) {
            return startsDay(window.opens()) && startsDay(window.closes());
        }

        private static boolean startsDay(Instant moment) {
            return LocalZone.startOf(LocalZone.dayOf(moment)).equals(moment);
        }
    }

    /**
     * Some of the events of a search.
     *
     * @param total how many there are in all
     */
    record Found(List<Choice> choices, int total) {
        boolean hasMore() {
            return total > choices.size();
        }
    }

    /** The events with a day today, permanent ones last. */
    Found today(AtCounter here, Instant now) {
        var today = LocalZone.dayOf(now);
        return find(here, "", List.of(new Days(today, today)), now);
    }

    /** The events that match a text, those that are not over first. */
    Found matching(AtCounter here, String text, Instant now) {
        return find(here, text, List.of(), now);
    }

    /** The event with this id, if it is one of the counter's. */
    Optional<Event> find(AtCounter here, String cdbid) {
        return checkins.events()
                .find(cdbid)
                .map(ListedEvent::event)
                .filter(event -> here.employee()
                        .counter()
                        .organisationId()
                        .filter(event::involves)
                        .isPresent());
    }

    Choice choice(Event event) {
        return choices(List.of(event)).getFirst();
    }

    private Found find(AtCounter here, String text, List<Days> during, Instant now) {
        var organisation = here.employee().counter().organisationId();
        if (organisation.isEmpty()) {
            return new Found(List.of(), 0);
        }
        var criteria = new EventCriteria(text, "", List.of(), "", "", organisation.map(List::of), during);
        EventSearch.Page page =
                checkins.events().find(criteria, EventOrder.DEFAULT, LocalZone.dayOf(now), 0, MAX_SHOWN);
        return new Found(choices(page.events().stream().map(ListedEvent::event).toList()), page.total());
    }

    private List<Choice> choices(List<Event> events) {
        var prospects = checkins.outlook().of(events);
        return IntStream.range(0, events.size())
                .mapToObj(i -> new Choice(events.get(i), prospects.get(i)))
                .toList();
    }
}
