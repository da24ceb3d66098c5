package org.spaarpunt.loadtest.crash;

/** What happens to a server, its database, or its answers. */
enum Fault {
    /** Server and database at once, as when the machine loses its power, but for what the operating system still holds. */
    KILL_BOTH,
    /** Only the server; the next one takes its database over. */
    KILL_SERVER,
    /** All processes of the database; the server starts it again. */
    KILL_DATABASE,
    /** Only the first process of the database; the others notice, some later than others. */
    KILL_POSTMASTER,
    /** The server stands still for a while (SIGSTOP). */
    PAUSE_SERVER,
    /** Every process of the database stands still for a while. */
    PAUSE_DATABASE,
    /** No client receives answers for a while, though the server works. */
    DROP_ANSWERS
}
