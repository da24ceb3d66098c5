package org.spaarpunt.audit;

/**
 * The old and new value of one field that an act changed.
 *
 * @param field as the protocol names it
 * @param before empty: there was no value
 * @param after empty: there is no value any more
 */
public record ValueChange(String field, String before, String after) {}
