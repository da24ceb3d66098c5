package org.spaarpunt.audit;

/** Who does an administrative act, as the audit log names them. */
public sealed interface Actor {

    /** A user in a browser. */
    record Person(String uid, String address) implements Actor {}

    /** An application that speaks for nobody. */
    record Application(String key, String address) implements Actor {}

    /** A browser in which no user is signed in. */
    record Visitor(String address) implements Actor {}

    /**
     * A command, by a person who can reach the database.
     *
     * @param user of the operating system; empty where it is unknown
     */
    record CommandLine(String user) implements Actor {
        public CommandLine() {
            this("");
        }
    }
}
