package org.spaarpunt.identity;

/**
 * A person with an account.
 *
 * @param id the row's number, used inside this server only
 * @param uid the id by which applications know the user
 * @param nick the name shown
 */
public record User(long id, String uid, String nick) {}
