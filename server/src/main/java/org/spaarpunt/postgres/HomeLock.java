package org.spaarpunt.postgres;

import java.io.IOException;
import java.util.Optional;
import org.spaarpunt.storage.ProcessLock;

/** The right of one process to a home. */
final class HomeLock {
    private HomeLock() {}

    static ProcessLock take(DatabaseHome home) throws IOException {
        Optional<ProcessLock> taken = takeIfFree(home);
        if (taken.isEmpty()) {
            throw inUse(home);
        }
        return taken.get();
    }

    /** Empty when another process, or this one, holds it. */
    static Optional<ProcessLock> takeIfFree(DatabaseHome home) throws IOException {
        return ProcessLock.takeIfFree(home.lock(), home.owner());
    }

    private static EmbeddedPostgresException inUse(DatabaseHome home) throws IOException {
        return new EmbeddedPostgresException("The database in " + home.directory() + " is in use by "
                + ProcessLock.owner(home.owner()) + "; stop that one first, or choose another directory.");
    }
}
