package org.spaarpunt.imports;

import java.util.List;

/** What became of a file. Only {@link Imported} has changed anything. */
public sealed interface ImportOutcome {

    /**
     * All of it is there.
     *
     * @param lines with data
     * @param changes rows that were not as the file says; none when the same file comes again
     */
    record Imported(long lines, long changes) implements ImportOutcome {}

    /** Some lines will not do: at most {@link ImportRun#MAX_FLAWS} of them, in order. */
    record Refused(List<Flaw> flaws) implements ImportOutcome {
        public Refused {
            flaws = List.copyOf(flaws);
        }
    }

    /** What is wrong with a line, the first one being 1. */
    record Flaw(long line, String reason) {}
}
