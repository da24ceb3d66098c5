package org.spaarpunt.openid;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.Rows;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.openid.TokenOutcome.Issued;
import org.spaarpunt.openid.TokenOutcome.Reason;
import org.spaarpunt.openid.TokenOutcome.Refused;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Timestamps;

/**
 * Issues tokens to clients that have proved themselves.
 *
 * <p>A code is used once: a second use ends the grant with all its tokens, since one of the two had stolen it. The
 * refresh token of a confidential client stays the same, since it is of no use without the client's secret, and such
 * clients use it from several places at once. That of a public client is replaced at each use; the old one goes on
 * working for {@link #GRACE}, for clients that refresh twice at once or lose an answer, and after that its use ends the
 * grant.
 */
public final class TokenGrants {
    static final Duration GRACE = Duration.ofSeconds(60);

    /** A refresh token ends when it is not used for this long, unless the client asked for offline access. */
    static final Duration IDLE_LIMIT = Duration.ofDays(30);

    /** In place of no limit. */
    private static final Duration WITHOUT_END = Duration.ofDays(36_500);

    /** Characters of a grant's id that the audit log shows. */
    private static final int SHOWN = 8;

    private static final String GRANT = """
            oauth2_grant.id as grant_id, oauth2_grant.consumer_key, oauth2_grant.session, oauth2_grant.scopes,
            oauth2_grant.authenticated_at, oauth2_grant.second_factor, oauth2_grant.started_at,
            """ + UserClaims.COLUMNS;

    private static final String FIND_CODE = """
            select redirect_address, challenge, nonce, expires_at, used_at, %s
            from oauth2_code
            join oauth2_grant on oauth2_grant.id = oauth2_code.grant_id
            join app_user on app_user.id = oauth2_grant.user_id and app_user.disabled_at is null
            where oauth2_code.digest = :digest and oauth2_grant.consumer_key = :client
            for update of oauth2_code
            """.formatted(GRANT);

    private static final String USE_CODE = "update oauth2_code set used_at = :now where digest = :digest";

    private static final String FIND_REFRESH = """
            select replaced_at, null as nonce, %s
            from oauth2_refresh_token
            join oauth2_grant on oauth2_grant.id = oauth2_refresh_token.grant_id
            join app_user on app_user.id = oauth2_grant.user_id and app_user.disabled_at is null
            where oauth2_refresh_token.digest = :digest and oauth2_grant.consumer_key = :client
              and oauth2_grant.ends_at > :now
            for update of oauth2_refresh_token
            """.formatted(GRANT);

    private static final String SAVE_REFRESH = """
            insert into oauth2_refresh_token (digest, grant_id, issued_at) values (:digest, :grant, :now)
            """;

    private static final String REPLACE_REFRESH = """
            update oauth2_refresh_token set replaced_at = :now where digest = :digest and replaced_at is null
            """;

    private static final String PROLONG = "update oauth2_grant set ends_at = :end where id = :grant";
    private static final String END = "delete from oauth2_grant where id = :grant";

    private final Jdbi jdbi;
    private final TokenWriter writer;
    private final TokenGenerator tokens;
    private final Lifetimes lifetimes;
    private final InstantSource clock;

    /**
     * How long tokens are used.
     *
     * @param access an access token
     * @param grant all tokens of one authorization; zero: without limit
     */
    record Lifetimes(Duration access, Duration grant) {}

    /** A grant, with whatever its tokens say. */
    private record Granted(TokenWriter.Subject subject, boolean isOffline, Set<String> scopes, Instant startedAt) {
        static Granted in(ResultSet row) throws SQLException {
            var subject = new TokenWriter.Subject(
                    row.getObject("grant_id", UUID.class),
                    UserClaims.in(row),
                    Timestamps.in(row, "authenticated_at"),
                    row.getBoolean("second_factor"),
                    Optional.ofNullable(row.getString("nonce")));
            return new Granted(
                    subject,
                    row.getObject("session") == null,
                    Set.copyOf(Rows.texts(row, "scopes")),
                    Timestamps.in(row, "started_at"));
        }

        UUID id() {
            return subject.grant();
        }

        Granted narrowed(Set<String> fewer) {
            return new Granted(subject, isOffline, fewer, startedAt);
        }
    }

    private record Code(
            Granted granted, String redirect, Optional<String> challenge, Instant expiresAt, boolean isUsed) {
        static Code in(ResultSet row) throws SQLException {
            return new Code(
                    Granted.in(row),
                    row.getString("redirect_address"),
                    Optional.ofNullable(row.getString("challenge")),
                    Timestamps.in(row, "expires_at"),
                    Timestamps.ifAnyIn(row, "used_at").isPresent());
        }
    }

    private record Refresh(Granted granted, Optional<Instant> replacedAt) {
        static Refresh in(ResultSet row) throws SQLException {
            return new Refresh(Granted.in(row), Timestamps.ifAnyIn(row, "replaced_at"));
        }
    }

    /**
     * What a client sends with a code.
     *
     * @param redirect as in its authorization request
     * @param verifier of PKCE
     */
    public record CodeUse(String code, Optional<String> redirect, Optional<String> verifier) {
        /** Omits the code. */
        @Override
        public String toString() {
            return "CodeUse";
        }
    }

    TokenGrants(Jdbi jdbi, TokenWriter writer, TokenGenerator tokens, Lifetimes lifetimes, InstantSource clock) {
        this.jdbi = jdbi;
        this.writer = writer;
        this.tokens = tokens;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** A token for a client that acts for itself. */
    public Issued forItself(String issuer, OAuthClient client, Set<String> scopes) {
        var access = writer.access(issuer, client.key(), scopes, lifetimes.access());
        return new Issued(access, lifetimes.access(), Set.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Exchanges a code for tokens.
     *
     * @param address from which the client sends the request, for the audit log
     */
    public TokenOutcome exchange(String issuer, OAuthClient client, CodeUse use, InetAddress address) {
        return jdbi.inTransaction(handle -> {
            var digest = Digest.of(use.code());
            var found = handle.createQuery(FIND_CODE)
                    .bind("digest", digest)
                    .bind("client", client.key())
                    .map((row, _) -> Code.in(row))
                    .findOne();
            if (found.isEmpty()) {
                return new Refused(Reason.CODE_UNKNOWN);
            }
            var code = found.get();
            if (code.isUsed()) {
                end(handle, code.granted());
                return new Refused(Reason.CODE_USED);
            }
            var now = clock.instant();
            handle.createUpdate(USE_CODE)
                    .bind("digest", digest)
                    .bind("now", Timestamps.bound(now))
                    .execute();
            var reason = objection(code, use, now);
            if (reason.isPresent()) {
                return new Refused(reason.get());
            }
            write(handle, client, code.granted(), address, now);
            return issued(handle, issuer, client, code.granted(), newRefresh(handle, client, code.granted(), now));
        });
    }

    private static Optional<Reason> objection(Code code, CodeUse use, Instant now) {
        if (!now.isBefore(code.expiresAt())) {
            return Optional.of(Reason.CODE_UNKNOWN);
        }
        if (use.redirect().filter(code.redirect()::equals).isEmpty()) {
            return Optional.of(Reason.OTHER_REDIRECT);
        }
        return isVerified(code.challenge(), use.verifier()) ? Optional.empty() : Optional.of(Reason.WRONG_VERIFIER);
    }

    /** A verifier without a challenge is wrong too: an attacker may have taken the challenge away (RFC 9700 section 2.1.1). */
    private static boolean isVerified(Optional<String> challenge, Optional<String> verifier) {
        if (challenge.isEmpty() || verifier.isEmpty()) {
            return challenge.isEmpty() && verifier.isEmpty();
        }
        try {
            var computed = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier.get()));
            return computed.getValue().equals(challenge.get());
        } catch (IllegalArgumentException _) {
            // Not a verifier by its length or characters.
            return false;
        }
    }

    /**
     * New tokens without asking the user again.
     *
     * @param wanted fewer scopes than the user has allowed; empty: all of them
     */
    public TokenOutcome refresh(String issuer, OAuthClient client, String token, Set<String> wanted) {
        return jdbi.inTransaction(handle -> {
            var now = clock.instant();
            var digest = Digest.of(token);
            var found = handle.createQuery(FIND_REFRESH)
                    .bind("digest", digest)
                    .bind("client", client.key())
                    .bind("now", Timestamps.bound(now))
                    .map((row, _) -> Refresh.in(row))
                    .findOne();
            if (found.isEmpty()) {
                return new Refused(Reason.REFRESH_UNKNOWN);
            }
            var granted = found.get().granted();
            if (found.get()
                    .replacedAt()
                    .filter(at -> !now.isBefore(at.plus(GRACE)))
                    .isPresent()) {
                end(handle, granted);
                return new Refused(Reason.REFRESH_REPLACED);
            }
            if (!granted.scopes().containsAll(Scopes.known(wanted))) {
                return new Refused(Reason.WIDER_SCOPE);
            }
            var scopes = wanted.isEmpty() ? granted.scopes() : Set.copyOf(Scopes.known(wanted));
            var next = client.isPublic() ? replaced(handle, client, granted, digest, now) : Optional.of(token);
            return issued(handle, issuer, client, granted.narrowed(scopes), next);
        });
    }

    private Optional<String> replaced(Handle handle, OAuthClient client, Granted granted, UUID digest, Instant now) {
        handle.createUpdate(REPLACE_REFRESH)
                .bind("digest", digest)
                .bind("now", Timestamps.bound(now))
                .execute();
        return newRefresh(handle, client, granted, now);
    }

    private Optional<String> newRefresh(Handle handle, OAuthClient client, Granted granted, Instant now) {
        if (!client.may(ClientGrant.REFRESH_TOKEN)) {
            return Optional.empty();
        }
        var token = tokens.next();
        handle.createUpdate(SAVE_REFRESH)
                .bind("digest", Digest.of(token))
                .bind("grant", granted.id())
                .bind("now", Timestamps.bound(now))
                .execute();
        return Optional.of(token);
    }

    /** Prolongs the grant, beyond which no token is valid. */
    private Issued issued(Handle handle, String issuer, OAuthClient client, Granted granted, Optional<String> refresh) {
        var now = clock.instant();
        var end = endOf(client, granted, now);
        handle.createUpdate(PROLONG)
                .bind("grant", granted.id())
                .bind("end", Timestamps.bound(end))
                .execute();
        var left = Duration.between(now, end);
        var lifetime = left.compareTo(lifetimes.access()) < 0 ? left : lifetimes.access();
        var access = writer.access(issuer, client.key(), granted.subject(), granted.scopes(), lifetime);
        var id = granted.scopes().contains(Scopes.OPENID)
                ? Optional.of(writer.id(issuer, client.key(), granted.subject(), granted.scopes(), access, lifetime))
                : Optional.<String>empty();
        return new Issued(access, lifetime, granted.scopes(), refresh, id);
    }

    private Instant endOf(OAuthClient client, Granted granted, Instant now) {
        var limit = granted.startedAt().plus(lifetimes.grant().isZero() ? WITHOUT_END : lifetimes.grant());
        var wanted = client.may(ClientGrant.REFRESH_TOKEN)
                ? granted.isOffline() ? limit : now.plus(IDLE_LIMIT)
                : now.plus(lifetimes.access());
        return wanted.isBefore(limit) ? wanted : limit;
    }

    private static void end(Handle handle, Granted granted) {
        handle.createUpdate(END).bind("grant", granted.id()).execute();
        ChangeNotices.send(handle);
    }

    /** With only as much of the grant's id as identifies it. */
    private static void write(Handle handle, OAuthClient client, Granted granted, InetAddress address, Instant now) {
        AuditLog.write(
                handle,
                new Actor.Application(client.key(), address.getHostAddress()),
                new AuditLog.Line(
                        Act.TOKEN_EXCHANGED,
                        client.key(),
                        "token " + granted.id().toString().substring(0, SHOWN) + "… for "
                                + granted.subject().user().user().uid()),
                now);
    }
}
