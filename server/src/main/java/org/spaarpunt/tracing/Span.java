package org.spaarpunt.tracing;

/**
 * An operation with a beginning and an end, in a trace; or {@link Spans#NONE}, of which nothing is recorded. It ends when it is
 * closed; closing it again does nothing. Safe for use by any number of threads.
 *
 * <p>Spans leave the installation, so names and values are constants of the program, numbers, or addresses of servers:
 * never a text of a client or a person. That is why there are no attributes but those of {@link Attribute}.
 */
public interface Span extends AutoCloseable {
    /** Whether it is worth computing what it is told. */
    boolean isRecorded();

    /** Begins an operation within this one, which may end later than this. */
    Span child(String name, Kind kind);

    /** Shows that the other had a part in this, although it is in another trace or beside this in the same one. */
    void link(Span other);

    void rename(String name);

    Span set(Attribute attribute, String value);

    Span set(Attribute attribute, long value);

    /**
     * The operation failed.
     *
     * @param type a constant of the program, such as the name of a class
     */
    void fail(String type);

    /** The operation failed. The message stays out: it may quote what a client sent. */
    default void fail(Throwable failure) {
        fail(failure.getClass().getName());
    }

    /** 32 hexadecimal digits; empty where nothing is recorded. */
    String traceId();

    @Override
    void close();

    /** The part that the operation has in a conversation between programs. */
    enum Kind {
        /** It answers a request. */
        SERVER,
        /** It waits for another server. */
        CLIENT,
        INTERNAL
    }
}
