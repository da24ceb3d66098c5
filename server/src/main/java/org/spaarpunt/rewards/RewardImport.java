package org.spaarpunt.rewards;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Saves rewards that an import has checked and staged in the temporary table {@code incoming}. A list in the file
 * replaces the whole list of the reward.
 */
public final class RewardImport {
    /** The columns of the table {@code incoming} after {@code line}, as PostgreSQL declares them. */
    public static final String STAGED = RewardRows.DECLARED;

    private RewardImport() {}

    /** The optional columns of a file that are saved in the row of the reward. */
    public static Set<String> optionalColumns() {
        return RewardWriter.optionalColumns();
    }

    /** The values for the columns of {@link #STAGED}, in their order; empty for none. */
    public static List<String> staged(long id, RewardDraft draft) {
        return RewardRows.values(id, draft);
    }

    /**
     * Updates whatever differs from the staged rows, in the caller's transaction.
     *
     * @param columns the columns of the file; values without a column stay unchanged
     * @return how many rows were changed
     */
    public static long save(Handle handle, List<String> columns) {
        return RewardWriter.changing(columns).mapToLong(handle::execute).sum();
    }
}
