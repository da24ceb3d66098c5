package org.spaarpunt.administration;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.administration.Outcome.Unknown;

/** A user that an act is about, who was named by uid or by nick. None of the three ever changes. */
record KnownUser(long id, String uid, String nick) {
    /** Which row of {@code app_user} is meant. Should one user's nick be another's uid, the uid counts. */
    static final String NAMED = " where uid = :who or lower(nick) = lower(:who) order by uid <> :who limit 1";

    private static final String FIND = "select id, uid, nick from app_user" + NAMED;

    static Optional<KnownUser> find(Jdbi jdbi, String who) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("who", who)
                .map((row, _) -> new KnownUser(row.getLong("id"), row.getString("uid"), row.getString("nick")))
                .findOne());
    }

    static <T> Outcome<T> unknown(String who) {
        return new Unknown<>(Subject.USER, who);
    }
}
