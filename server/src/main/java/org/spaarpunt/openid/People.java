package org.spaarpunt.openid;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.User;

/** What clients can learn now about a user. */
public record People(Jdbi jdbi) {
    private static final String FIND =
            "select " + UserClaims.COLUMNS + " from app_user where id = :id and disabled_at is null";

    /** Nothing for a user that was disabled. */
    public Optional<UserClaims> find(User user) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", user.id())
                .map((row, _) -> UserClaims.in(row))
                .findOne());
    }
}
