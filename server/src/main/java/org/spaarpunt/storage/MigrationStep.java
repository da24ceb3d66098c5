package org.spaarpunt.storage;

import java.util.Optional;

/**
 * What one statement of a migration means for servers that go on working while it runs.
 *
 * @param table that exists before the migration and is changed, without its schema; empty: none
 * @param lock what others wait for
 * @param compatibility with the release before, whose servers run beside those of this one for a while
 */
record MigrationStep(String statement, String table, Lock lock, Compatibility compatibility) {
    /** What others wait for, in order of severity. */
    enum Lock {
        /** They do not wait. */
        NONE("no lock on tables in use"),
        /** For a moment, once the lock is there. */
        MOMENT("locks the table for a moment"),
        /** Writers of rows that the statement changes wait for its transaction. */
        ROWS("locks the rows that it changes"),
        /** Writers wait while the table is read. */
        READS_TABLE("blocks writing while the table is read"),
        /** Everyone waits while the table is written anew. */
        REWRITES_TABLE("blocks all use while the table is rewritten");

        private final String words;

        Lock(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** How servers of the release before fare. */
    sealed interface Compatibility {
        /** They cannot notice. */
        record Expands() implements Compatibility {}

        /** The statement alone does not tell: a comment has to explain why they can go on. */
        record NeedsReason() implements Compatibility {}

        /** Their statements fail from then on. */
        record Breaks(String why) implements Compatibility {}
    }

    Optional<String> breaks() {
        return compatibility instanceof Compatibility.Breaks(var why) ? Optional.of(why) : Optional.empty();
    }

    boolean needsReason() {
        return compatibility instanceof Compatibility.NeedsReason;
    }
}
