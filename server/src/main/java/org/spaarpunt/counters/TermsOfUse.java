package org.spaarpunt.counters;

import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Timestamps;

/** The terms under which employees work with other people's data: each employee accepts them once, for all counters. */
public final class TermsOfUse {
    private static final String STATE = """
            select exists (select from counter_employee where user_id = :userId) as works,
                   exists (select from terms_acceptance where user_id = :userId) as accepted
            """;

    private static final String ACCEPT = """
            insert into terms_acceptance (user_id, accepted_at)
            select :userId, :now where exists (select from counter_employee where user_id = :userId)
            on conflict do nothing
            """;

    private static final String FORGET = "delete from terms_acceptance where user_id = :userId";

    private final Jdbi jdbi;
    private final InstantSource clock;

    /** Whether a user has accepted the terms. */
    public enum State {
        ACCEPTED,
        NOT_ACCEPTED,
        NO_EMPLOYEE
    }

    TermsOfUse(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public State state(long userId) {
        return jdbi.withHandle(handle -> handle.createQuery(STATE)
                .bind("userId", userId)
                .map((row, _) -> state(row.getBoolean("works"), row.getBoolean("accepted")))
                .one());
    }

    /** Accepts the terms for a user; false if that changed nothing, for which {@link #state} gives the reason. */
    public boolean accept(long userId) {
        return jdbi.withHandle(handle -> handle.createUpdate(ACCEPT)
                        .bind("userId", userId)
                        .bind("now", Timestamps.bound(clock.instant()))
                        .execute())
                == 1;
    }

    /** Deletes the acceptance of a user that is removed, in the caller's transaction. */
    public static void forget(Handle handle, long userId) {
        handle.createUpdate(FORGET).bind("userId", userId).execute();
    }

    private static State state(boolean works, boolean accepted) {
        if (!works) {
            return State.NO_EMPLOYEE;
        }
        return accepted ? State.ACCEPTED : State.NOT_ACCEPTED;
    }
}
