package org.spaarpunt.passes;

/**
 * Who a passholder is, as far as most features need to know.
 *
 * @param uid the id that the protocol shows
 * @param city where the passholder lives, as it was given
 */
public record Passholder(long id, String uid, String city) {}
