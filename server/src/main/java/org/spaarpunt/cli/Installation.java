package org.spaarpunt.cli;

import java.net.URI;
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

    /** Ends with the command. */
    interface Visit extends AutoCloseable {
        Features features();

        /** Seals every stored secret with the first key; returns how many were not sealed with it before. */
        int reseal();

        /** The public address of the server. */
        URI address();

        @Override
        void close();
    }

    /** The installation cannot be reached; the message has the reason. */
    final class Unreachable extends RuntimeException {
        public Unreachable(String sentence) {
            super(sentence);
        }
    }
}
