package org.spaarpunt.http;

/** What a connection must know of the request in hand if that is an upload. Serves one connection and Helidon's timer. */
final class LongRequest {
    private volatile boolean underWay;
    private volatile boolean partlyUnread;

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

    /** Its client is still sending, but nothing more is read. */
    void leaveUnread() {
        partlyUnread = true;
    }

    boolean isPartlyUnread() {
        return partlyUnread;
    }
}
