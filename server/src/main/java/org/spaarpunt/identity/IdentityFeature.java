package org.spaarpunt.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SecretBox;

/**
 * Applications and their tokens, as the rest of the server uses them.
 *
 * @param credentials of consumers and access tokens, cached
 * @param exchangeCredentials of consumers and request tokens
 */
public record IdentityFeature(
        CachedCredentials credentials,
        Credentials exchangeCredentials,
        RequestTokens requestTokens,
        AccessTokens accessTokens,
        UserAuthorization userAuthorization,
        Profiles profiles,
        Destinations destinations,
        StoredSecrets secrets) {

    /**
     * How long credentials and tokens are used.
     *
     * @param staleness how long a token that was revoked on another server may go on working here
     * @param accessTokens how long an application may use a user's token; zero: without limit
     */
    public record Lifetimes(Duration staleness, Duration accessTokens) {}

    public static IdentityFeature of(
            Jdbi jdbi, SecretBox box, SecureRandom random, InstantSource clock, Lifetimes lifetimes) {
        var tokens = new TokenGenerator(random);
        var requestTokens = new RequestTokens(jdbi, box, tokens, clock);
        return new IdentityFeature(
                new CachedCredentials(
                        StoredCredentials.withAccessTokens(jdbi, box, clock), lifetimes.staleness(), clock),
                StoredCredentials.withRequestTokens(jdbi, box, clock),
                requestTokens,
                new AccessTokens(jdbi, box, tokens, lifetimes.accessTokens(), clock),
                new UserAuthorization(jdbi, requestTokens, tokens, clock),
                new Profiles(jdbi),
                new Destinations(jdbi),
                new StoredSecrets(jdbi, box));
    }
}
