package org.spaarpunt.loadtest.crash;

/** What happens to a server, its database, or its answers. */
enum Fault {
    /** Server and database at once, as when the machine loses its power, but for what the operating system still holds. */
    KILL_BOTH,
    /** The server alone; the next one takes its database over. */
    KILL_SERVER,
    /** Every process of the database; the server starts it again. */
    KILL_DATABASE,
    /** The first process of the database alone; the others notice, some later than others. */
    KILL_POSTMASTER,
    /** The server stands still for a while (SIGSTOP). */
    PAUSE_SERVER,
    /** Every process of the database stands still for a while. */
    PAUSE_DATABASE,
    /** Nobody hears the answers for a while, though the server works. */
    DROP_ANSWERS
}
