package org.spaarpunt.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.openid.UserGrants;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Timestamps;

/**
 * Browsers in which users are signed in. The cookie is 256 random bits, made for every sign-in; only its digest is
 * stored. A session ends when it is not used for {@link #IDLE_LIMIT}, after {@link #LIFETIME} at the latest, and when
 * its user is disabled.
 */
public final class Sessions {
    public static final Duration IDLE_LIMIT = Duration.ofHours(12);
    public static final Duration LIFETIME = Duration.ofDays(30);

    /** How precisely the last use of a session is recorded: a visit to many pages writes one row a minute. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    /**
     * Locks the user's row until the session exists: a transaction that disables the user or changes the password
     * meanwhile waits, and then ends this session too.
     */
    private static final String START = """
            insert into web_session (digest, user_id, started_at, seen_at, address, agent, proved_at, by_provider)
            select :digest, id, :now, :now, :address, :agent, :now, :byProvider from app_user
            where id = :userId and disabled_at is null %s
            for share
            """;

    private static final String START_VOUCHED = START.formatted("");
    private static final String START_PROVED = START.formatted("and password = :proved");

    private static final String FIND = """
            select web_session.seen_at, web_session.started_at, proved_at, by_provider, %s,
                   exists (select from second_factor where user_id = app_user.id and confirmed_at is not null) as second_factor
            from web_session join app_user on app_user.id = web_session.user_id
            where web_session.digest = :digest and web_session.started_at > :oldestStart and web_session.seen_at > :oldestUse
              and app_user.disabled_at is null
            """.formatted(Account.COLUMNS);

    private static final String SEE = """
            update web_session set seen_at = :now where digest = :digest and seen_at < :now
            """;

    private static final String PROVE = """
            update web_session set proved_at = :now where digest = :digest and user_id = :userId and proved_at < :now
            """;

    private static final String LIST = """
            select digest, started_at, seen_at, address, agent from web_session
            where user_id = :userId and started_at > :oldestStart and seen_at > :oldestUse
            order by seen_at desc, digest
            """;

    private static final String END = """
            delete from web_session where digest = :digest and user_id = :userId
            """;

    private static final String END_OTHERS = """
            delete from web_session where digest <> :digest and user_id = :userId
            """;

    private static final String END_ALL = """
            delete from web_session where user_id = :userId
            """;

    private static final String END_EVERY = "delete from web_session";

    private static final String FORGET = """
            delete from web_session where seen_at <= :oldestUse or started_at <= :oldestStart
            """;

    private final Jdbi jdbi;
    private final TokenGenerator mint;
    private final InstantSource clock;

    Sessions(Jdbi jdbi, TokenGenerator mint, InstantSource clock) {
        this.jdbi = jdbi;
        this.mint = mint;
        this.clock = clock;
    }

    /**
     * A session that has just begun.
     *
     * @param cookie the secret that its browser sends from now on
     */
    public record Started(String cookie, Session session) {}

    /** One of the browsers in which a user is signed in, as shown to that user. */
    public record Browser(UUID digest, Instant startedAt, Instant seenAt, String address, String agent) {}

    /** Signs in a user that a provider has identified; nothing when the account has been disabled since. */
    public Optional<Started> start(Account account, SignInOrigin visitor) {
        return jdbi.inTransaction(handle -> start(handle, START_VOUCHED, Map.of(), account, visitor, "provider"));
    }

    /**
     * Signs in a user that has given the right password; nothing when the password was replaced or the account disabled
     * since.
     *
     * @param proved the stored hash of that password
     * @param proof how the user proved its identity, for the audit log
     */
    Optional<Started> start(Account account, String proved, SignInOrigin visitor, String proof) {
        return jdbi.inTransaction(
                handle -> start(handle, START_PROVED, Map.of("proved", proved), account, visitor, proof));
    }

    private Optional<Started> start(
            Handle handle,
            String sql,
            Map<String, String> parameters,
            Account account,
            SignInOrigin visitor,
            String proof) {
        var cookie = mint.next();
        var now = clock.instant();
        boolean byProvider = sql.equals(START_VOUCHED);
        var secondFactor = SecondFactors.isOn(handle, account.id());
        var session = new Session(Digest.of(cookie), account, now, now, byProvider, secondFactor);
        int started = handle.createUpdate(sql)
                .bindMap(parameters)
                .bind("digest", session.digest())
                .bind("userId", account.id())
                .bind("now", Timestamps.bound(now))
                .bind("address", visitor.address().getHostAddress())
                .bind("agent", visitor.agent())
                .bind("byProvider", byProvider)
                .execute();
        if (started == 0) {
            return Optional.empty();
        }
        write(handle, account, visitor, new Line(Act.SIGNED_IN, account.user().uid(), proof), now);
        return Optional.of(new Started(cookie, session));
    }

    private static void write(Handle handle, Account account, SignInOrigin visitor, Line line, Instant now) {
        var actor = new Actor.Person(account.user().uid(), visitor.address().getHostAddress());
        AuditLog.write(handle, actor, line, now);
    }

    /** Records that the user has just proved its identity. */
    static void prove(Handle handle, Session session, Instant now) {
        handle.createUpdate(PROVE)
                .bind("digest", session.digest())
                .bind("userId", session.account().id())
                .bind("now", Timestamps.bound(now))
                .execute();
    }

    /** The session of this cookie. */
    public Optional<Session> find(String cookie) {
        return find(Digest.of(cookie));
    }

    /** The session of the cookie with this digest. */
    public Optional<Session> find(UUID digest) {
        var now = clock.instant();
        return jdbi.withHandle(handle -> {
            var found = handle.createQuery(FIND)
                    .bind("digest", digest)
                    .bind("oldestStart", Timestamps.bound(now.minus(LIFETIME)))
                    .bind("oldestUse", Timestamps.bound(now.minus(IDLE_LIMIT)))
                    .map((row, _) -> new Found(session(digest, row), Timestamps.in(row, "seen_at")))
                    .findOne();
            if (found.isPresent() && found.get().seenAt().isBefore(now.minus(SEEN_STEP))) {
                handle.createUpdate(SEE)
                        .bind("digest", digest)
                        .bind("now", Timestamps.bound(now))
                        .execute();
            }
            return found.map(Found::session);
        });
    }

    private record Found(Session session, Instant seenAt) {}

    private static Session session(UUID digest, ResultSet row) throws SQLException {
        return new Session(
                digest,
                Account.in(row),
                Timestamps.in(row, "started_at"),
                Timestamps.in(row, "proved_at"),
                row.getBoolean("by_provider"),
                row.getBoolean("second_factor"));
    }

    /** All browsers in which this user is signed in, the last used first. */
    public List<Browser> list(Account account) {
        var now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("userId", account.id())
                .bind("oldestStart", Timestamps.bound(now.minus(LIFETIME)))
                .bind("oldestUse", Timestamps.bound(now.minus(IDLE_LIMIT)))
                .map((row, _) -> new Browser(
                        row.getObject("digest", UUID.class),
                        Timestamps.in(row, "started_at"),
                        Timestamps.in(row, "seen_at"),
                        row.getString("address"),
                        row.getString("agent")))
                .list());
    }

    /** Ends the session of the browser in which its user signs out. */
    public void signOut(Session session, SignInOrigin visitor) {
        end(
                session.account(),
                session.digest(),
                visitor,
                Line.of(Act.SIGNED_OUT, session.account().user().uid()));
    }

    /** Ends one of this user's sessions; nothing happens when it is another user's. */
    public void end(Account account, UUID digest, SignInOrigin visitor) {
        end(
                account,
                digest,
                visitor,
                new Line(Act.SESSIONS_ENDED, account.user().uid(), "one session"));
    }

    private void end(Account account, UUID digest, SignInOrigin visitor, Line line) {
        jdbi.useTransaction(handle -> {
            int ended = handle.createUpdate(END)
                    .bind("digest", digest)
                    .bind("userId", account.id())
                    .execute();
            if (ended == 1) {
                write(handle, account, visitor, line, clock.instant());
                notifyIf(UserGrants.endWithSession(handle, account.id(), digest) > 0, handle);
            }
        });
    }

    /** What a user allowed applications in a session ends with it, and servers may have cached that it holds. */
    private static void notifyIf(boolean ended, Handle handle) {
        if (ended) {
            ChangeNotices.send(handle);
        }
    }

    /** Ends all sessions of this user except this one. */
    public void endOthers(Session session, SignInOrigin visitor) {
        var account = session.account();
        jdbi.useTransaction(handle -> {
            if (endOthers(handle, session) > 0) {
                var line = new Line(Act.SESSIONS_ENDED, account.user().uid(), "all other sessions");
                write(handle, account, visitor, line, clock.instant());
                notifyIf(UserGrants.endWithOtherSessions(handle, account.id(), session.digest()) > 0, handle);
            }
        });
    }

    static int endOthers(Handle handle, Session session) {
        return handle.createUpdate(END_OTHERS)
                .bind("digest", session.digest())
                .bind("userId", session.account().id())
                .execute();
    }

    /** Signs out all users, and returns how many sessions they had. */
    public static int endAll(Handle handle) {
        return handle.execute(END_EVERY);
    }

    /** Ends all sessions of a user, in the caller's transaction. */
    public static void endAll(Handle handle, long userId) {
        handle.createUpdate(END_ALL).bind("userId", userId).execute();
    }

    /** Drops expired sessions. */
    void forgetOld() {
        var now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("oldestStart", Timestamps.bound(now.minus(LIFETIME)))
                .bind("oldestUse", Timestamps.bound(now.minus(IDLE_LIMIT)))
                .execute());
    }
}
