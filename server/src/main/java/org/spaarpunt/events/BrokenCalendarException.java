package org.spaarpunt.events;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stored calendar cannot be read: its document was damaged, or was written by a newer version of the program. */
public final class BrokenCalendarException extends RuntimeException {
    private final @Nullable String reason;

    BrokenCalendarException(String reason) {
        super("the stored calendar is broken: " + reason);
        this.reason = reason;
    }

    BrokenCalendarException(RuntimeException cause) {
        super("the stored calendar is broken: " + cause.getMessage(), cause);
        this.reason = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
    }

    /** A description of the error for the calendar's author; empty if the document cannot be parsed at all. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
