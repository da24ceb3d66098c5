package org.spaarpunt.events;

/**
 * An organisation that organises events or is their location.
 *
 * @param externalId the id that the protocol shows, for example a consumer key or the id of an actor in UiTdatabank
 */
public record Organisation(long id, String externalId, String name) {}
