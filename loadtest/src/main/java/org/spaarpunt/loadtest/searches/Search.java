package org.spaarpunt.loadtest.searches;

/**
 * A search or a list.
 *
 * @param name in English, for the table; with its door no other has it
 * @param path with its query
 */
record Search(Door door, String name, String path) {}
