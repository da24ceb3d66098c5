package org.spaarpunt.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The streams that are being sent: at most a number of them, and none once the server ends. */
final class OpenStreams {
    /** Each holds a connection and a thread for minutes, but no place among the requests that are handled. */
    static final int PLACES = 300;

    private final Semaphore places = new Semaphore(PLACES);
    private final Set<Thread> writing = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /** Whether there was a place; a caller that takes one calls {@link #run} or {@link #leave}. */
    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    /** Writes a body that has a place, and gives the place back. */
    void run(StreamedBody body, StreamedBody.Sink sink) {
        writing.add(Thread.currentThread());
        try {
            if (!ended) {
                body.write(sink);
            }
        } catch (InterruptedException _) {
            // The server ends.
        } finally {
            writing.remove(Thread.currentThread());
            places.release();
        }
    }

    void endAll() {
        ended = true;
        writing.forEach(Thread::interrupt);
    }
}
