package org.spaarpunt.openid;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.identity.User;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Timestamps;

/**
 * What users allow clients: a grant for each authorization, and a code by which its client obtains tokens. What a user
 * has allowed once is remembered, and not asked again.
 */
public final class Authorizations {
    static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

    private static final String IS_ALLOWED = """
            select exists (
                select from oauth2_consent
                where user_id = :userId and consumer_key = :client and scopes @> :scopes::text[])
            """;

    private static final String REMEMBER = """
            insert into oauth2_consent (user_id, consumer_key, scopes, given_at)
            values (:userId, :client, :scopes::text[], :now)
            on conflict (user_id, consumer_key) do update
            set scopes = array(select distinct unnest(oauth2_consent.scopes || excluded.scopes)), given_at = excluded.given_at
            """;

    /** Until its code is used, a grant lives as long as the code. */
    private static final String GRANT = """
            insert into oauth2_grant (
                id, consumer_key, user_id, session, scopes, authenticated_at, second_factor, started_at, ends_at)
            values (
                :id, :client, :userId, :session::uuid, :scopes::text[], :authenticatedAt, :secondFactor, :now, :codeEnd)
            """;

    private static final String CODE = """
            insert into oauth2_code (digest, grant_id, redirect_address, challenge, nonce, expires_at)
            values (:digest, :grant, :redirect, :challenge, :nonce, :codeEnd)
            """;

    private final Jdbi jdbi;
    private final TokenGenerator tokens;
    private final KeyGenerator ids;
    private final InstantSource clock;

    /**
     * What a client asks a user for.
     *
     * @param challenge of PKCE, by S256
     */
    public record Request(
            OAuthClient client,
            String redirect,
            Set<String> scopes,
            Optional<String> challenge,
            Optional<String> nonce) {
        public Request {
            scopes = Set.copyOf(scopes);
        }

        /** What the user is asked to allow. */
        List<String> known() {
            return List.copyOf(Scopes.known(scopes));
        }
    }

    /**
     * A user that is signed in.
     *
     * @param session digest of the cookie
     * @param secondFactor whether the user signed in with more than a password
     */
    public record Person(User user, UUID session, Instant authenticatedAt, boolean secondFactor) {}

    Authorizations(Jdbi jdbi, TokenGenerator tokens, KeyGenerator ids, InstantSource clock) {
        this.jdbi = jdbi;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the user has allowed all of it before, to a client that is certainly the same. */
    public boolean isAllowed(Request request, User user) {
        return request.client().isCertainAt(request.redirect())
                && jdbi.withHandle(handle -> handle.createQuery(IS_ALLOWED)
                        .bind("userId", user.id())
                        .bind("client", request.client().key())
                        .bindArray("scopes", String.class, request.known())
                        .mapTo(Boolean.class)
                        .one());
    }

    /** The user allows it, and it is remembered. The code is sent to the client by the browser. */
    public String allow(Request request, Person person) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate(REMEMBER)
                    .bind("userId", person.user().id())
                    .bind("client", request.client().key())
                    .bindArray("scopes", String.class, request.known())
                    .bind("now", Timestamps.bound(clock.instant()))
                    .execute();
            return code(handle, request, person);
        });
    }

    /** A code without a new question: the user has allowed it before, or need not be asked. */
    public String code(Request request, Person person) {
        return jdbi.inTransaction(handle -> code(handle, request, person));
    }

    private String code(Handle handle, Request request, Person person) {
        var now = clock.instant();
        var end = Timestamps.bound(now.plus(CODE_LIFETIME));
        var grant = UUID.fromString(ids.uid());
        var code = tokens.next();
        boolean isOffline = request.scopes().contains(Scopes.OFFLINE_ACCESS);
        handle.createUpdate(GRANT)
                .bind("id", grant)
                .bind("client", request.client().key())
                .bind("userId", person.user().id())
                .bind("session", isOffline ? null : person.session())
                .bindArray("scopes", String.class, request.known())
                .bind("authenticatedAt", Timestamps.bound(person.authenticatedAt()))
                .bind("secondFactor", person.secondFactor())
                .bind("now", Timestamps.bound(now))
                .bind("codeEnd", end)
                .execute();
        handle.createUpdate(CODE)
                .bind("digest", Digest.of(code))
                .bind("grant", grant)
                .bind("redirect", request.redirect())
                .bind("challenge", request.challenge().orElse(null))
                .bind("nonce", request.nonce().orElse(null))
                .bind("codeEnd", end)
                .execute();
        return code;
    }
}
