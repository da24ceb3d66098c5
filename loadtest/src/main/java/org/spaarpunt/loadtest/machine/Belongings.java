package org.spaarpunt.loadtest.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

/**
 * What a program started and must stop: processes and directories. They are closed once, in reverse order, at the end
 * of the program or when a signal ends it earlier.
 */
public final class Belongings implements AutoCloseable {
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final Thread atSignal = new Thread(this::closeAll, "belongings");

    public Belongings() {
        Runtime.getRuntime().addShutdownHook(atSignal);
    }

    /** Adds something to close. */
    public synchronized <T extends AutoCloseable> T own(T thing) {
        owned.push(thing);
        return thing;
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atSignal);
        } catch (IllegalStateException _) {
            // The process is ending already, and its hook will find nothing left to close.
        }
    }

    private synchronized void closeAll() {
        var failures = new ArrayList<Exception>();
        while (!owned.isEmpty()) {
            try {
                owned.pop().close();
            } catch (Exception failed) {
                // The others are closed all the same.
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("Something could not be stopped", failures.getFirst());
        }
    }
}
