package org.spaarpunt.imports;

import java.util.List;

/** The outcome of an import. Only {@link Imported} has changed anything. */
public sealed interface ImportOutcome {

    /**
     * Everything usable was imported.
     *
     * @param lines lines with data that was used
     * @param changes rows that the file changed; 0 if the same file is imported again
     * @param leftAway events that the file itself marks as deleted, rejected or not public
     * @param skipped events that were not usable
     */
    record Imported(long lines, long changes, long leftAway, Skipped skipped) implements ImportOutcome {
        /** Everything was usable. */
        public Imported(long lines, long changes, long leftAway) {
            this(lines, changes, leftAway, Skipped.NONE);
        }

        /** Everything was usable, and nothing was to be ignored. */
        public Imported(long lines, long changes) {
            this(lines, changes, 0);
        }
    }

    /**
     * Unusable lines in an import of the others.
     *
     * @param flaws what is wrong with them, in order: at most {@link Flaws#MOST}
     */
    record Skipped(long count, List<Flaw> flaws) {
        static final Skipped NONE = new Skipped(0, List.of());

        public Skipped {
            flaws = List.copyOf(flaws);
        }
    }

    /** Nothing was imported, because of flaws: at most {@link Flaws#MOST} of them, in order. */
    record Refused(List<Flaw> flaws) implements ImportOutcome {
        public Refused {
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * What is wrong with a line.
     *
     * @param line from 1; in formats where events are not lines, the position of the event in the file
     */
    record Flaw(String file, long line, String reason) {}
}
