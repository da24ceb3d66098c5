package org.spaarpunt.http;

/**
 * The body of an answer that is written while it is sent, for as long as it has something to say. It runs on the
 * connection's thread, which is interrupted when the server ends.
 */
@FunctionalInterface
public interface StreamedBody {
    void write(Sink sink) throws InterruptedException;

    /** Where the body goes. */
    @FunctionalInterface
    interface Sink {
        /**
         * Sends a text at once. A client that has left, or takes nothing for too long, ends the stream by an exception,
         * which is not to be caught.
         */
        void send(String text);
    }
}
