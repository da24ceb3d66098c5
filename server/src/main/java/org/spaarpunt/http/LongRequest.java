package org.spaarpunt.http;

/** What a connection must know of the request in hand if that is an upload or is answered by a stream. Serves one connection and Helidon's timer. */
final class LongRequest {
    private volatile boolean underWay;
    private volatile boolean partlyUnread;
    private volatile boolean stream;

    void begin() {
        underWay = true;
    }

    void end() {
        underWay = false;
    }

    /** Whether the request in hand may take long. */
    boolean isUnderWay() {
        return underWay;
    }

    /** From here on, the answer goes on for as long as the client takes what is sent; it is the connection's last. */
    void beginStream() {
        stream = true;
    }

    boolean isStream() {
        return stream;
    }

    /** Its client is still sending, but nothing more is read. */
    void leaveUnread() {
        partlyUnread = true;
    }

    boolean isPartlyUnread() {
        return partlyUnread;
    }
}
