package org.spaarpunt.testing;

import java.util.Locale;

/** What a test class needs, the cheapest first. Each class is of exactly one kind: see {@link TestKinds}. */
public enum TestKind {
    /** Nothing but memory: no database, no socket, no other process. */
    FAST,
    /** A PostgreSQL. */
    DATABASE,
    /** Something that listens, the server above all. */
    SERVER,
    /** Another process: a command, a PostgreSQL of its own. */
    PROCESS,
    /** Chromium. */
    BROWSER;

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
