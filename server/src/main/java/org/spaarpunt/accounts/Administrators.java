package org.spaarpunt.accounts;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.accounts.Users.Invited;
import org.spaarpunt.accounts.Users.NewUser;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.identity.UserNames;
import org.spaarpunt.identity.UserReference;
import org.spaarpunt.identity.UserTokens;
import org.spaarpunt.openid.UserGrants;
import org.spaarpunt.storage.Timestamps;

/**
 * Decides which users are administrators and which accounts are disabled. Once there is an administrator, there always
 * is one: a statement that takes one away first locks all of them in one order, so that when two administrators remove
 * each other at once, one request is refused.
 */
public final class Administrators {
    private static final String WITH_OTHERS = """
            with others as (
                select id from app_user where administrator and disabled_at is null order by id for update
            )
            """;

    private static final String MAKE = """
            update app_user set administrator = true where id = :id and not administrator and disabled_at is null
            """;

    private static final String UNMAKE = WITH_OTHERS + """
            update app_user set administrator = false
            where id = :id and administrator and exists (select from others where others.id <> :id)
            """;

    private static final String DISABLE = WITH_OTHERS + """
            update app_user set disabled_at = :now
            where id = :id and disabled_at is null
              and (not administrator or exists (select from others where others.id <> :id))
            """;

    private static final String ENABLE = """
            update app_user set disabled_at = null where id = :id and disabled_at is not null and not
            """ + UserNames.REMOVED;

    private static final String LOCK_USER = "select id from app_user where id = :id for update";
    private static final String IS_ADMINISTRATOR = "select administrator from app_user where id = :id";
    private static final String IS_DISABLED = "select disabled_at is not null from app_user where id = :id";
    private static final String HAS_ANY =
            "select exists (select from app_user where administrator and disabled_at is null)";

    /** Does not block readers: only transactions that add or change users wait. */
    private static final String KEEP_USERS_AS_THEY_ARE = "lock table app_user in share row exclusive mode";

    private final AuditedTransaction office;
    private final KeyGenerator keys;
    private final Users users;

    public Administrators(AuditedTransaction office, KeyGenerator keys, Users users) {
        this.office = office;
        this.keys = keys;
        this.users = users;
    }

    /** Makes the first administrator of an installation; refused when there is one. */
    public Outcome<Invited> bootstrap(Actor actor, NewUser user) {
        var flaws = user.flaws();
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        var uid = keys.uid();
        var line = new Line(Act.USER_CREATED, uid, "the first administrator");
        return office.act(actor, line, handle -> {
            handle.execute(KEEP_USERS_AS_THEY_ARE);
            var hasOne = handle.createQuery(HAS_ANY).mapTo(Boolean.class).one();
            if (hasOne) {
                return new Refused<>(Refusal.HAS_ADMINISTRATOR);
            }
            var taken = Users.withTaken(handle, user, List.of());
            return taken.isEmpty() ? new Done<>(users.insert(handle, uid, user, true)) : new Rejected<>(taken);
        });
    }

    /**
     * Makes a user an administrator.
     *
     * @param who uid, nick, email address or full name, here and below
     */
    public Outcome<Nothing> make(Actor actor, String who) {
        return about(actor, Act.ADMINISTRATOR_MADE, who, user -> handle -> {
            int rows = update(handle, MAKE, user);
            return rows == 0 && is(handle, IS_DISABLED, user) ? new Refused<>(Refusal.DISABLED) : Outcome.changed(rows);
        });
    }

    public Outcome<Nothing> unmake(Actor actor, String who) {
        return about(actor, Act.ADMINISTRATOR_UNMADE, who, user -> handle -> {
            int rows = update(handle, UNMAKE, user);
            return rows == 0 && is(handle, IS_ADMINISTRATOR, user)
                    ? new Refused<>(Refusal.LAST_ADMINISTRATOR)
                    : Outcome.changed(rows);
        });
    }

    /**
     * Takes the right to administer from a user who has it, in a transaction of the caller's; returns false if that is the
     * last administrator.
     */
    public static boolean withdraw(Handle handle, long userId) {
        return handle.createUpdate(UNMAKE).bind("id", userId).execute() == 1
                || !AccountErasure.isAdministrator(handle, userId);
    }

    /** Ends a user's sessions, links and tokens, and prevents new ones. */
    public Outcome<Nothing> disable(Actor actor, String who) {
        return about(actor, Act.USER_DISABLED, who, user -> handle -> {
            var now = office.now();
            int rows = handle.createUpdate(DISABLE)
                    .bind("id", user.id())
                    .bind("now", Timestamps.bound(now))
                    .execute();
            if (rows == 0) {
                return is(handle, IS_DISABLED, user)
                        ? new Outcome.Unchanged<>()
                        : new Refused<>(Refusal.LAST_ADMINISTRATOR);
            }
            Sessions.endAll(handle, user.id());
            Invitations.endUnused(handle, user.id());
            UserTokens.revokeAll(handle, user.id(), now);
            UserGrants.endAll(handle, user.id());
            return Outcome.done();
        });
    }

    /**
     * Removes the second factor of a user that has lost it, and ends the user's sessions. The next sign-in takes the
     * password alone, and an administrator is then led to set up a new second factor.
     */
    public Outcome<Nothing> resetSecondFactor(Actor actor, String who) {
        return about(actor, Act.SECOND_FACTOR_RESET, who, user -> handle -> {
            handle.createQuery(LOCK_USER)
                    .bind("id", user.id())
                    .mapTo(Long.class)
                    .one();
            if (!SecondFactors.forget(handle, user.id())) {
                return new Outcome.Unchanged<>();
            }
            Sessions.endAll(handle, user.id());
            return Outcome.done();
        });
    }

    /** Allows a disabled user new sessions and tokens; those that ended do not come back. */
    public Outcome<Nothing> enable(Actor actor, String who) {
        return about(actor, Act.USER_ENABLED, who, user -> handle -> Outcome.changed(update(handle, ENABLE, user)));
    }

    private Outcome<Nothing> about(
            Actor actor, Act act, String who, Function<UserReference, Function<Handle, Outcome<Nothing>>> work) {
        return UserReference.act(
                office.jdbi(), who, user -> office.act(actor, Line.of(act, user.uid()), work.apply(user)));
    }

    private static int update(Handle handle, String sql, UserReference user) {
        return handle.createUpdate(sql).bind("id", user.id()).execute();
    }

    private static boolean is(Handle handle, String sql, UserReference user) {
        return handle.createQuery(sql)
                .bind("id", user.id())
                .mapTo(Boolean.class)
                .one();
    }
}
