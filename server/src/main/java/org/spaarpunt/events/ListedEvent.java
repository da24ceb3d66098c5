package org.spaarpunt.events;

/**
 * An event with the extra fields of a list of events.
 *
 * @param city where it takes place; empty: not known
 * @param description empty: none
 */
public record ListedEvent(Event event, String city, String description) {}
