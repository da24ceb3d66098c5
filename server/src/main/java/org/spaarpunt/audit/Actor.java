package org.spaarpunt.audit;

import java.util.Optional;

/** The actor of an act, and the user on whose behalf it is done, as named in the audit log. */
public sealed interface Actor {

    /** A user in a browser. */
    record Person(String uid, String address) implements Actor {}

    /** An application that acts on behalf of no user. */
    record Application(String key, String address) implements Actor {}

    /** An application that acts on behalf of the user whose token it holds. */
    record Delegate(String key, String uid, String address) implements Actor {}

    /** A browser in which no user is signed in. */
    record Visitor(String address) implements Actor {}

    /**
     * A command, run by a person with access to the database.
     *
     * @param user of the operating system; empty if it is unknown
     */
    record CommandLine(String user) implements Actor {
        public CommandLine() {
            this("");
        }
    }

    /** A server, by itself. */
    record Server() implements Actor {}

    /** The text that names it in the log. */
    default String name() {
        return switch (this) {
            case Person person -> person.uid();
            case Application application -> AuditLog.APPLICATION + application.key();
            case Delegate delegate -> AuditLog.APPLICATION + delegate.key();
            case Visitor _ -> AuditLog.VISITOR;
            case Server _ -> AuditLog.SERVER;
            case CommandLine(var user) -> user.isEmpty() ? AuditLog.COMMAND_LINE : AuditLog.COMMAND_LINE + " " + user;
        };
    }

    /** The uid of the user on whose behalf it acts; empty if it acts on its own. */
    default Optional<String> behalf() {
        return this instanceof Delegate delegate ? Optional.of(delegate.uid()) : Optional.empty();
    }

    /** The address from which the request came; empty for a command or a server. */
    default String origin() {
        return switch (this) {
            case Person person -> person.address();
            case Application application -> application.address();
            case Delegate delegate -> delegate.address();
            case Visitor visitor -> visitor.address();
            case CommandLine _, Server _ -> "";
        };
    }
}
