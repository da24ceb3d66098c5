package org.spaarpunt.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.spaarpunt.acts.KeyGenerator;

/** Writes and signs access tokens and ID tokens. */
record TokenWriter(SigningKeys keys, KeyGenerator ids, String audience, InstantSource clock) {
    /** The type of an ID token, as Keycloak's tokens have it. */
    static final String ID = "ID";

    /** The APIs of this server, by the names that publiq gives them. */
    private static final String APIS = "ups entry sapi";

    /**
     * On whose behalf a token is issued.
     *
     * @param secondFactor whether the user signed in with more than a password
     * @param nonce of the authorization; none in ID tokens of a refresh
     */
    record Subject(
            UUID grant, UserClaims user, Instant authenticatedAt, boolean secondFactor, Optional<String> nonce) {}

    /** An access token for a user. */
    String access(String issuer, String client, Subject subject, Set<String> scopes, Duration lifetime) {
        return signed(access(issuer, client, subject.user().user().uid(), scopes, lifetime)
                .claim(Claims.GRANT, subject.grant().toString()));
    }

    /** An access token for a client that acts for itself. */
    String access(String issuer, String client, Set<String> scopes, Duration lifetime) {
        return signed(access(issuer, client, client, scopes, lifetime));
    }

    private JWTClaimsSet.Builder access(
            String issuer, String client, String subject, Set<String> scopes, Duration lifetime) {
        return begun(issuer, subject, lifetime)
                .audience(audience)
                .jwtID(ids.uid())
                .claim(Claims.CLIENT, client)
                .claim("client_id", client)
                .claim(Claims.TYPE, Claims.ACCESS)
                .claim(Claims.APIS, APIS)
                .claim(Claims.SCOPE, String.join(" ", Scopes.known(scopes)));
    }

    /** The ID token that goes with an access token (OpenID Connect Core section 2). */
    String id(String issuer, String client, Subject subject, Set<String> scopes, String access, Duration lifetime) {
        var claims = begun(issuer, subject.user().user().uid(), lifetime)
                .audience(client)
                .claim(Claims.CLIENT, client)
                .claim(Claims.TYPE, ID)
                .claim(Claims.GRANT, subject.grant().toString())
                .claim("auth_time", subject.authenticatedAt().getEpochSecond())
                .claim("acr", subject.secondFactor() ? Assurance.STRONG : Assurance.OPTIONAL)
                .claim(
                        "at_hash",
                        AccessTokenHash.compute(new BearerAccessToken(access), JWSAlgorithm.RS256, null)
                                .getValue());
        subject.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        subject.user().of(scopes).forEach(claims::claim);
        return signed(claims);
    }

    private JWTClaimsSet.Builder begun(String issuer, String subject, Duration lifetime) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        var key = keys.signer();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, claims.build());
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java signs with RSA", impossible);
        }
        return jwt.serialize();
    }
}
