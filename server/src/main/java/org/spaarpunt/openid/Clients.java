package org.spaarpunt.openid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.Rows;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Credentials;
import org.spaarpunt.storage.DatabaseCache;
import org.spaarpunt.storage.Text;

/**
 * The clients that are registered, read once and cached for a while, and how they prove themselves. Safe for use by many
 * threads.
 */
public final class Clients {
    static final String SELECT =
            "select consumer_key, kind, grants, redirect_addresses, sign_out_addresses from oauth2_client";

    private static final String FIND = SELECT + " where consumer_key = :key";
    private static final String PUBLIC = SELECT + " where kind = 'PUBLIC' order by consumer_key";

    private final Jdbi jdbi;
    private final Credentials credentials;
    private final DatabaseCache<String, Optional<OAuthClient>> known;
    private final DatabaseCache<ClientKind, List<OAuthClient>> publicOnes;

    /** A client with its consumer: not revoked, and not suspended. */
    public record Registered(OAuthClient client, Consumer consumer) {}

    Clients(Jdbi jdbi, Credentials credentials, Duration staleness, InstantSource clock) {
        this.jdbi = jdbi;
        this.credentials = credentials;
        this.known = new DatabaseCache<>(staleness, clock);
        this.publicOnes = new DatabaseCache<>(staleness, clock);
    }

    /** The client of this id, unless its consumer was revoked or suspended. */
    public Optional<Registered> find(String key) {
        return isKey(key) ? consumer(key).flatMap(found -> registered(key, found)) : Optional.empty();
    }

    /**
     * The client of this id, if it proves itself: a confidential one by its secret, of which the previous one counts too
     * until its end; a public one has none to show. An unknown id takes as long as a wrong secret.
     */
    public Optional<Registered> prove(String key, Optional<String> secret) {
        var consumer = isKey(key) ? consumer(key) : Optional.<Credentials.RegisteredConsumer>empty();
        boolean proved = secret.isPresent() && Secrets.isOf(consumer, secret.get());
        return consumer.flatMap(found -> registered(key, found))
                .filter(found -> secret.isPresent() ? proved : found.client().isPublic());
    }

    /** Whether a public client runs in browsers on pages of this origin. */
    public boolean anyRunsOn(String origin) {
        return publicOnes
                .answer(
                        ClientKind.PUBLIC,
                        _ -> jdbi.withHandle(handle -> handle.createQuery(PUBLIC)
                                .map((row, _) -> in(row))
                                .list()))
                .stream()
                .anyMatch(client -> client.runsOn(origin));
    }

    /** Clears the cache. */
    void forget() {
        known.forget();
        publicOnes.forget();
    }

    private Optional<Credentials.RegisteredConsumer> consumer(String key) {
        return credentials.find(key, "").consumer();
    }

    private Optional<Registered> registered(String key, Credentials.RegisteredConsumer found) {
        return found.consumer().suspended()
                ? Optional.empty()
                : known.answer(key, this::read).map(client -> new Registered(client, found.consumer()));
    }

    private Optional<OAuthClient> read(String key) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("key", key)
                .map((row, _) -> in(row))
                .findOne());
    }

    static OAuthClient in(ResultSet row) throws SQLException {
        return new OAuthClient(
                row.getString("consumer_key"),
                ClientKind.valueOf(row.getString("kind")),
                Rows.texts(row, "grants").stream()
                        .flatMap(name -> ClientGrant.named(name).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                Rows.texts(row, "redirect_addresses"),
                Rows.texts(row, "sign_out_addresses"));
    }

    private static boolean isKey(String key) {
        return !key.isEmpty() && key.length() <= Secrets.MAX_LENGTH && Text.canBeStored(key);
    }
}
