package org.spaarpunt.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.spaarpunt.backups.Backups;
import org.spaarpunt.backups.Restorer;
import org.spaarpunt.wiring.Features;

/** The database that commands work on, which is that of the server with the same settings, running or not. */
@FunctionalInterface
public interface Installation {
    /**
     * Enters the installation; a command does so once, after its arguments were parsed.
     *
     * @throws Unreachable with a sentence for the user of the command
     */
    Visit enter();

    /**
     * Enters it as {@link #enter} does, and creates it first if it does not exist.
     *
     * @throws Unreachable with a sentence for the user of the command
     */
    default Visit create() {
        return enter();
    }

    /**
     * Makes an installation from a backup, where nothing is yet.
     *
     * @param data of its embedded database, instead of that of the settings
     */
    default Restorer restorer(Optional<Path> data) {
        throw new Unreachable("Nothing can be restored here.");
    }

    /** Ends with the command. */
    interface Visit extends AutoCloseable {
        Features features();

        /**
         * The same, where reports and searches are read from the replica of the settings while that is fit; the caller
         * closes it. Without a replica in the settings everything is read from the one database.
         */
        default Reading reading() {
            return new Reading(features(), Optional::empty, () -> {});
        }

        /** Seals every stored secret with the first key; returns how many were not sealed with it before. */
        int reseal();

        /** Makes backups; empty where the database is not embedded. */
        Optional<Backups> backups();

        /** The public address of the server. */
        URI address();

        @Override
        void close();
    }

    /**
     * Reports and searches.
     *
     * @param source in words, once something was read; empty where there is only one
     */
    record Reading(Features features, Supplier<Optional<String>> source, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /** The installation cannot be reached; the message has the reason. */
    final class Unreachable extends RuntimeException {
        public Unreachable(String sentence) {
            super(sentence);
        }
    }
}
