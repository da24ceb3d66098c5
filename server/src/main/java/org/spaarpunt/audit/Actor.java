package org.spaarpunt.audit;

/** Who does an administrative act, as the audit log names them. */
public sealed interface Actor {

    /** A user in a browser. */
    record Person(String uid, String address) implements Actor {}

    /** An application that speaks for nobody. */
    record Application(String key, String address) implements Actor {}

    /** Whoever may run commands beside the server, and so reach its database. */
    record CommandLine() implements Actor {}
}
