package org.spaarpunt.acts;

/**
 * One of several people that a name matches, with what distinguishes them.
 *
 * @param name given and family name
 * @param email empty if there is none
 */
public record Namesake(String uid, String nick, String name, String email) {}
