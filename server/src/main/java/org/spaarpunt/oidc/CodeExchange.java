package org.spaarpunt.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;

/** Exchanges the code that a browser brought for the ID token, from server to server. */
record CodeExchange(ProviderSettings provider, ProviderConnection connection) {
    sealed interface Outcome {}

    record Changed(JWT token) implements Outcome {}

    /** The provider did not issue the code, or not for this sign-in, or it was exchanged before. */
    record Spent() implements Outcome {}

    record NoToken() implements Outcome {}

    Outcome change(AuthorizationCode code, PendingSignIn trip, Endpoints endpoints) throws ProviderOutageException {
        var grant = new AuthorizationCodeGrant(code, trip.returnTo(), new CodeVerifier(trip.verifier()));
        var request = new TokenRequest.Builder(endpoints.token().uri(), client(endpoints), grant).build();
        TokenResponse response;
        try {
            response = OIDCTokenResponseParser.parse(connection.send(request.toHTTPRequest()));
        } catch (ParseException e) {
            throw new ProviderOutageException("The provider's answer to a code cannot be read", e);
        }
        if (response instanceof OIDCTokenResponse success) {
            JWT token = success.getOIDCTokens().getIDToken();
            return token == null ? new NoToken() : new Changed(token);
        }
        if ("invalid_grant".equals(response.toErrorResponse().getErrorObject().getCode())) {
            return new Spent();
        }
        throw new ProviderOutageException("The provider rejected this server's client id, secret or request");
    }

    private ClientAuthentication client(Endpoints endpoints) {
        var id = new ClientID(provider.clientId());
        var secret = new Secret(provider.clientSecret());
        return endpoints.secretInBody() ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }
}
