package org.spaarpunt.events;

/**
 * An event with what a list of events shows.
 *
 * @param city where it takes place; empty: not known
 * @param description empty: none
 */
public record ListedEvent(Event event, String city, String description) {}
