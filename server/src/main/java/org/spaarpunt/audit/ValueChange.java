package org.spaarpunt.audit;

/**
 * What an act made of one field.
 *
 * @param field as the protocol names it
 * @param before empty: there was no value
 * @param after empty: there is no value any more
 */
public record ValueChange(String field, String before, String after) {}
