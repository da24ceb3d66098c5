package org.spaarpunt.imports;

import java.util.List;

/** What became of a file. Only {@link Imported} has changed anything. */
public sealed interface ImportOutcome {

    /**
     * What could be used is there.
     *
     * @param lines with data that was used
     * @param changes rows that were not as the file says; none when the same file comes again
     * @param leftAway events that the file itself says are deleted, rejected or not for everybody
     * @param skipped events that could not be used
     */
    record Imported(long lines, long changes, long leftAway, Skipped skipped) implements ImportOutcome {
        /** All could be used. */
        public Imported(long lines, long changes, long leftAway) {
            this(lines, changes, leftAway, Skipped.NONE);
        }

        /** All was to be used, and could be. */
        public Imported(long lines, long changes) {
            this(lines, changes, 0);
        }
    }

    /**
     * Lines that could not be used while others were.
     *
     * @param flaws what is wrong with them, in order: at most {@link Flaws#MOST}
     */
    record Skipped(long count, List<Flaw> flaws) {
        static final Skipped NONE = new Skipped(0, List.of());

        public Skipped {
            flaws = List.copyOf(flaws);
        }
    }

    /** Nothing was taken, because of some lines: at most {@link Flaws#MOST} of them, in order. */
    record Refused(List<Flaw> flaws) implements ImportOutcome {
        public Refused {
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * What is wrong with a line.
     *
     * @param line the first one of the file being 1; where events are no lines, which of the file's events it is
     */
    record Flaw(String file, long line, String reason) {}
}
