package org.spaarpunt.accounts;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Decides which sign-in names are taken, including by a name that looks like them. */
public final class SignInNames {
    private static final String UNCOMPARED = "select id, nick from app_user where nick_skeleton is null";
    private static final String COMPARE = "update app_user set nick_skeleton = :skeleton where id = :id";

    /** Of two transactions that add names that look alike, one waits for the other, and then finds its name. */
    private static final String LOCK =
            "select 1 from pg_advisory_xact_lock(hashtextextended('sign-in name ' || :skeleton, 0))";

    private static final String IS_TAKEN = """
            select exists (select from app_user where nick_skeleton = :skeleton or lower(nick) = lower(:name))
            """;

    private SignInNames() {}

    private record Uncompared(long id, String name) {}

    /**
     * Whether an account has this name or one that looks like it. Until the caller's transaction ends, no other
     * transaction can add such a name.
     */
    public static boolean isTaken(Handle handle, SignInName name) {
        handle.createQuery(LOCK)
                .bind("skeleton", name.skeleton())
                .mapTo(Integer.class)
                .one();
        compareOlderNames(handle);
        return handle.createQuery(IS_TAKEN)
                .bind("skeleton", name.skeleton())
                .bind("name", name.text())
                .mapTo(Boolean.class)
                .one();
    }

    /** Computes the skeletons of names that were added by an older server, or by hand. */
    private static void compareOlderNames(Handle handle) {
        List<Uncompared> uncompared = handle.createQuery(UNCOMPARED)
                .map((row, _) -> new Uncompared(row.getLong("id"), row.getString("nick")))
                .list();
        for (var older : uncompared) {
            handle.createUpdate(COMPARE)
                    .bind("id", older.id())
                    .bind("skeleton", SignInName.skeletonOf(older.name()))
                    .execute();
        }
    }
}
