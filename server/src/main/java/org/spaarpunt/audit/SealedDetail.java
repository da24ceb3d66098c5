package org.spaarpunt.audit;

/**
 * A part of an entry that only the installation's keys open, such as the old and new values of personal data.
 *
 * @param text as it is stored
 */
public record SealedDetail(String text) {}
