package org.spaarpunt.imports;

import java.util.List;

/** What became of a file. Only {@link Imported} has changed anything. */
public sealed interface ImportOutcome {

    /**
     * All of it is there.
     *
     * @param lines with data
     * @param changes rows that were not as the file says; none when the same file comes again
     * @param leftAway events that the file itself says are deleted, rejected or not for everybody
     */
    record Imported(long lines, long changes, long leftAway) implements ImportOutcome {
        /** Nothing was left away. */
        public Imported(long lines, long changes) {
            this(lines, changes, 0);
        }
    }

    /** Some lines will not do: at most {@link Flaws#MOST} of them, in order. */
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
