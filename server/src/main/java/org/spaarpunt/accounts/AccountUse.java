package org.spaarpunt.accounts;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Which people use an account: one with which they can sign in. */
public final class AccountUse {
    private static final String IN_USE = """
            select uid from app_user
            where uid = any(:uids) and disabled_at is null
              and (password is not null or exists (select from user_identity where user_id = app_user.id))
            """;

    private final Jdbi jdbi;

    AccountUse(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those of these people, by uid, that have one. */
    public Set<String> of(List<String> uids) {
        return jdbi.withHandle(handle -> handle.createQuery(IN_USE)
                .bindArray("uids", String.class, uids)
                .mapTo(String.class)
                .set());
    }
}
