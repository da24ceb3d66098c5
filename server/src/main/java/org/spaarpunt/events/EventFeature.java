package org.spaarpunt.events;

/** Events for their organisers: listing them, making them and changing them. */
public record EventFeature(EventList list, EventRegister register) {}
