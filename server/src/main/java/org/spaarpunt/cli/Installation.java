package org.spaarpunt.cli;

import java.net.URI;
import org.spaarpunt.wiring.Features;

/** The database that commands work on, which is that of the server with the same settings, running or not. */
@FunctionalInterface
public interface Installation {
    /**
     * Enters it where it is; a command does so once, when it has understood its words.
     *
     * @throws Unreachable with a sentence for whoever typed the command
     */
    Visit enter();

    /**
     * Enters it as {@link #enter} does, and makes it first where there is none.
     *
     * @throws Unreachable with a sentence for whoever typed the command
     */
    default Visit create() {
        return enter();
    }

    /** Ends with the command. */
    interface Visit extends AutoCloseable {
        Features features();

        /** Seals every stored secret with the first key; told how many were not before. */
        int reseal();

        /** Under which address people reach the server. */
        URI address();

        @Override
        void close();
    }

    /** There is no way in; the message says why. */
    final class Unreachable extends RuntimeException {
        public Unreachable(String sentence) {
            super(sentence);
        }
    }
}
