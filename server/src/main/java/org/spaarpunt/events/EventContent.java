package org.spaarpunt.events;

/**
 * What an organiser can change of an event, of a stored one or as it was written. It is compared only; what is stored is
 * an {@link EventDraft}.
 *
 * @param locationId 0: a place of no known organisation
 */
record EventContent(
        String title, String description, long locationId, String city, Calendar calendar, EventTerms terms) {

    static EventContent of(EventDraft draft) {
        return new EventContent(
                draft.title(),
                draft.description(),
                draft.place().organisationId(),
                draft.place().city(),
                draft.calendar(),
                draft.terms());
    }

    static EventContent of(EventRegister.Details details) {
        var event = details.event();
        return new EventContent(
                event.title(),
                details.description(),
                event.location().map(Organisation::id).orElse(0L),
                details.city(),
                details.calendar(),
                event.terms());
    }

    EventContent with(EventTerms others) {
        return new EventContent(title, description, locationId, city, calendar, others);
    }
}
