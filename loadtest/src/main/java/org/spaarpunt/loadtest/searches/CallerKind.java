package org.spaarpunt.loadtest.searches;

/** Which caller a search is measured for. */
enum CallerKind {
    /** The protocol 3.0: a consumer that may read everything. */
    APPLICATION,

    /** The protocol 3.0: an employee of a counter. */
    COUNTER,

    /** The JSON API: an application of an organiser. */
    JSON_API,

    /** The pages of an employee. */
    PAGES,

    /** The pages of an administrator. */
    ADMINISTRATION
}
