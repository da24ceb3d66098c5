package org.spaarpunt.acts;

/**
 * One of several people whom a name fits, with what tells them apart.
 *
 * @param name given and family name
 * @param email empty when there is none
 */
public record Namesake(String uid, String nick, String name, String email) {}
