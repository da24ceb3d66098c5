package org.spaarpunt.identity;

/**
 * A person with an account.
 *
 * @param id the number inside this server
 * @param uid the id that applications know
 * @param nick the name shown
 */
public record User(long id, String uid, String nick) {}
