package org.spaarpunt.loadtest.searches;

/**
 * A search or a list.
 *
 * @param name in English, for the table; unique for its caller
 * @param path with its query
 */
record Search(CallerKind caller, String name, String path) {}
