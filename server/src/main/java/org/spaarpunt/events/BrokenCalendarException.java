package org.spaarpunt.events;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stored calendar cannot be read: its document was damaged, or written by a version that knows more than this one. */
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

    /** What is wrong with it, for its author; empty when it cannot be read at all. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
