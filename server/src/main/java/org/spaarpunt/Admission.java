package org.spaarpunt;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.api3.Verifiers;
import org.spaarpunt.identity.AccessTokens;
import org.spaarpunt.identity.CachedCredentials;
import org.spaarpunt.identity.OAuthVerifier;
import org.spaarpunt.identity.RequestTokens;
import org.spaarpunt.identity.StoredCredentials;
import org.spaarpunt.identity.StoredNonces;
import org.spaarpunt.identity.StoredSecrets;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.identity.UserAuthorization;
import org.spaarpunt.oidc.ProviderSignIn;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;

/** Who is let in, and as whom: the part of the wiring that knows secrets. */
record Admission(
        SecretBox box,
        StoredNonces nonces,
        CachedCredentials credentials,
        Verifiers verifiers,
        RequestTokens requestTokens,
        AccessTokens accessTokens,
        UserAuthorization authorization,
        Accounts accounts,
        Optional<ProviderSignIn> provider) {

    /** @throws KeyProofs.WrongKeys when the database was sealed with other keys */
    static SecretBox boxOf(Jdbi jdbi, SealingKeys keys, Machine machine) {
        var box = new SecretBox(keys, machine.random());
        new KeyProofs(jdbi, keys, box).check();
        new StoredSecrets(jdbi, box).sealPlain();
        return box;
    }

    static Admission with(SecretBox box, StoredNonces nonces, Jdbi jdbi, Settings settings, Machine machine) {
        var clock = machine.clock();
        var mint = new TokenGenerator(machine.random());
        var credentials = new CachedCredentials(
                StoredCredentials.withAccessTokens(jdbi, box, clock), settings.staleness(), clock);
        var requestTokens = new RequestTokens(jdbi, box, mint, clock);
        return new Admission(
                box,
                nonces,
                credentials,
                new Verifiers(
                        new OAuthVerifier(credentials, nonces, clock),
                        new OAuthVerifier(StoredCredentials.withRequestTokens(jdbi, box, clock), nonces, clock)),
                requestTokens,
                new AccessTokens(jdbi, box, mint, settings.accessTokenLifetime(), clock),
                new UserAuthorization(jdbi, requestTokens, mint, clock),
                new Accounts(jdbi, box, machine.random(), clock, credentials::forget),
                settings.provider().map(known -> new ProviderSignIn(known, jdbi, box, mint, clock)));
    }

    /** Drops what is over: nonces, request tokens, sessions, invitations. */
    void forgetOld() {
        nonces.forgetOld();
        requestTokens.forgetOld();
        accounts.forgetOld();
    }

    /** Ends what is being asked of the provider. */
    void close() {
        provider.ifPresent(ProviderSignIn::close);
    }
}
