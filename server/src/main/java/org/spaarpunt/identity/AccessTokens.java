package org.spaarpunt.identity;

import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Timestamps;

/**
 * The third step of the token exchange: a request token that a user has authorized is exchanged for an access token
 * (RFC 5849 section 2.3). The exchange removes the request token in the same statement, so it succeeds once.
 */
public final class AccessTokens {
    private static final String EXCHANGE = """
            with used as (
                delete from request_token
                using app_user
                where request_token.token = :requestToken
                  and request_token.verifier = :verifier
                  and request_token.expires_at > :now
                  and app_user.id = request_token.user_id
                  and app_user.disabled_at is null
                returning request_token.consumer_key, request_token.user_id, request_token.extra, app_user.uid
            ), issued as (
                insert into access_token (token, secret, consumer_key, user_id, issued_at, expires_at)
                select :token, :secret, consumer_key, user_id, :now, :expiresAt from used
            )
            select uid, extra, consumer_key from used
            """;

    private static final String IS_UNDECIDED =
            "select exists (select from request_token where token = :requestToken and decided_at is null)";

    /** Characters of a token that the audit log shows. */
    private static final int SHOWN = 8;

    private final Jdbi jdbi;
    private final SecretBox box;
    private final TokenGenerator mint;
    private final Duration lifetime;
    private final InstantSource clock;

    /** The outcome of an exchange. */
    public sealed interface Exchange {
        /**
         * A token and its secret, returned only now.
         *
         * @param uid of the user for whom the token speaks
         * @param extra other parameters that the consumer sent when it requested its request token
         */
        record Issued(String token, String secret, String uid, Parameters extra) implements Exchange {
            /** Omits token and secret. */
            @Override
            public String toString() {
                return "Issued for " + uid;
            }
        }

        /** The user has not decided yet. */
        record Undecided() implements Exchange {}

        /** The verifier is not the one that was issued for the user's decision. */
        record WrongVerifier() implements Exchange {}
    }

    /** @param lifetime how long a token may be used; zero: without limit */
    public AccessTokens(Jdbi jdbi, SecretBox box, TokenGenerator mint, Duration lifetime, InstantSource clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.mint = mint;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * Exchanges a request token for which the caller has proved to have the secret.
     *
     * @param client the address from which the application sends the request, for the audit log
     */
    public Exchange exchange(String requestToken, String verifier, InetAddress client) {
        var token = mint.next();
        var secret = mint.next();
        var now = clock.instant();
        var issued = jdbi.inTransaction(handle -> {
            var used = handle.createQuery(EXCHANGE)
                    .bind("requestToken", requestToken)
                    .bind("verifier", Digest.of(verifier))
                    .bind("now", Timestamps.bound(now))
                    .bind("token", token)
                    .bind("secret", StoredSecrets.sealOfToken(box, token, secret))
                    .bind(
                            "expiresAt",
                            lifetime.isZero() ? Optional.empty() : Optional.of(Timestamps.bound(now.plus(lifetime))))
                    .map((row, _) -> new Used(issued(token, secret, row), row.getString("consumer_key")))
                    .findOne();
            used.ifPresent(found -> write(handle, found, client, now));
            return used.map(Used::issued);
        });
        if (issued.isPresent()) {
            return issued.get();
        }
        return isUndecided(requestToken) ? new Exchange.Undecided() : new Exchange.WrongVerifier();
    }

    private record Used(Exchange.Issued issued, String consumerKey) {}

    /** With only as much of the token as identifies it. */
    private static void write(Handle handle, Used used, InetAddress client, Instant now) {
        AuditLog.write(
                handle,
                new Actor.Application(used.consumerKey(), client.getHostAddress()),
                new AuditLog.Line(
                        Act.TOKEN_EXCHANGED,
                        used.consumerKey(),
                        "token " + used.issued().token().substring(0, SHOWN) + "… for "
                                + used.issued().uid()),
                now);
    }

    private boolean isUndecided(String requestToken) {
        return jdbi.withHandle(handle -> handle.createQuery(IS_UNDECIDED)
                .bind("requestToken", requestToken)
                .mapTo(Boolean.class)
                .one());
    }

    private static Exchange.Issued issued(String token, String secret, ResultSet row) throws SQLException {
        return new Exchange.Issued(
                token,
                secret,
                row.getString("uid"),
                Parameters.parse(row.getString("extra")).orElse(Parameters.none()));
    }
}
