package org.spaarpunt.events;

/** A stored calendar cannot be read: its document was damaged, or written by a version that knows more than this one. */
public final class BrokenCalendarException extends RuntimeException {
    BrokenCalendarException(String reason) {
        super("the stored calendar is broken: " + reason);
    }

    BrokenCalendarException(RuntimeException cause) {
        super("the stored calendar is broken: " + cause.getMessage(), cause);
    }
}
