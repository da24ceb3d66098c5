package org.spaarpunt.audit;

import java.util.Optional;

/** Who performs an act, and on whose behalf, as the audit log names them. */
public sealed interface Actor {

    /** A user in a browser. */
    record Person(String uid, String address) implements Actor {}

    /** An application that acts on behalf of no user. */
    record Application(String key, String address) implements Actor {}

    /** An application that acts on behalf of the user whose token it holds. */
    record Delegate(String key, String uid, String address) implements Actor {}

    /**
     * A command that runs beside the server, with access to its database and keys.
     *
     * @param systemUser the operating system's user that typed it; empty: not known
     */
    record CommandLine(String systemUser) implements Actor {
        public CommandLine() {
            this("");
        }
    }

    /** The text by which the log names it. */
    default String name() {
        return switch (this) {
            case Person person -> person.uid();
            case Application application -> AuditLog.APPLICATION + application.key();
            case Delegate delegate -> AuditLog.APPLICATION + delegate.key();
            case CommandLine _ -> AuditLog.COMMAND_LINE;
        };
    }

    /** The text by which the log names the user on whose behalf it acts; nothing where it acts on its own. */
    default Optional<String> behalf() {
        return switch (this) {
            case Delegate delegate -> Optional.of(delegate.uid());
            case CommandLine command
            when !command.systemUser().isEmpty() -> Optional.of(AuditLog.SYSTEM_USER + command.systemUser());
            case Person _, Application _, CommandLine _ -> Optional.empty();
        };
    }

    /** The address from which the request came; empty for a command. */
    default String origin() {
        return switch (this) {
            case Person person -> person.address();
            case Application application -> application.address();
            case Delegate delegate -> delegate.address();
            case CommandLine _ -> "";
        };
    }
}
