package org.spaarpunt.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.http.Response;
import org.spaarpunt.openid.ClientGrant;
import org.spaarpunt.openid.OAuthClient;
import org.spaarpunt.openid.Scopes;
import org.spaarpunt.openid.TokenGrants;
import org.spaarpunt.openid.TokenGrants.CodeUse;
import org.spaarpunt.openid.TokenOutcome;
import org.spaarpunt.openid.TokenTries;
import org.spaarpunt.openid.TokenTries.Kind;

/** Clients obtain tokens (RFC 6749 section 3.2). */
record TokenCall(ClientRequests clients, TokenGrants grants, TokenTries tries) {
    Response answer(IssuerRequest request) {
        TokenRequest read;
        try {
            var sent = request.parsed();
            read = TokenRequest.parse(sent);
            ClientRequests.requireOneClient(sent, read.getClientAuthentication());
        } catch (ParseException unreadable) {
            return JsonAnswers.unreadable(unreadable);
        }
        return clients.answer(
                request,
                read.getClientAuthentication(),
                read.getClientID(),
                client -> issueCounted(request, read, client));
    }

    private Response issueCounted(IssuerRequest request, TokenRequest read, OAuthClient client) {
        return tries.begin(Kind.GRANT, client.key(), request.client())
                .map(ClientRequests::tooMany)
                .orElseGet(() -> {
                    var answer = issue(request, read, client);
                    if (answer.status() == 200) {
                        tries.wasRight(Kind.GRANT, client.key(), request.client());
                    }
                    return answer;
                });
    }

    private Response issue(IssuerRequest request, TokenRequest read, OAuthClient client) {
        return switch (read.getAuthorizationGrant()) {
            case AuthorizationCodeGrant code ->
                ifAllowed(client, ClientGrant.AUTHORIZATION_CODE, () -> exchange(request, client, code));
            case RefreshTokenGrant refresh ->
                ifAllowed(
                        client,
                        ClientGrant.REFRESH_TOKEN,
                        () -> grants.refresh(
                                request.issuer(),
                                client,
                                refresh.getRefreshToken().getValue(),
                                scopes(read.getScope())));
            case ClientCredentialsGrant _ ->
                ifAllowed(
                        client,
                        ClientGrant.CLIENT_CREDENTIALS,
                        () -> grants.forItself(request.issuer(), client, scopes(read.getScope())));
            default -> JsonAnswers.error(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        };
    }

    private TokenOutcome exchange(IssuerRequest request, OAuthClient client, AuthorizationCodeGrant code) {
        var use = new CodeUse(
                code.getAuthorizationCode().getValue(),
                Optional.ofNullable(code.getRedirectionURI()).map(URI::toString),
                Optional.ofNullable(code.getCodeVerifier()).map(CodeVerifier::getValue));
        return grants.exchange(request.issuer(), client, use, request.client());
    }

    private static Response ifAllowed(OAuthClient client, ClientGrant grant, Supplier<TokenOutcome> issue) {
        if (!client.may(grant)) {
            return JsonAnswers.error(
                    OAuth2Error.UNAUTHORIZED_CLIENT, "This client may not use the grant " + grant.wireName() + ".");
        }
        return switch (issue.get()) {
            case TokenOutcome.Issued issued -> issued(issued);
            case TokenOutcome.Refused(var reason) ->
                JsonAnswers.error(
                        reason == TokenOutcome.Reason.WIDER_SCOPE
                                ? OAuth2Error.INVALID_SCOPE
                                : OAuth2Error.INVALID_GRANT,
                        reason.detail());
        };
    }

    private static Response issued(TokenOutcome.Issued tokens) {
        var content = new LinkedHashMap<String, Object>();
        content.put("access_token", tokens.access());
        content.put("token_type", "Bearer");
        content.put("expires_in", tokens.lifetime().toSeconds());
        tokens.refresh().ifPresent(token -> content.put("refresh_token", token));
        tokens.id().ifPresent(token -> content.put("id_token", token));
        if (!tokens.scopes().isEmpty()) {
            content.put("scope", String.join(" ", Scopes.known(tokens.scopes())));
        }
        return JsonAnswers.secret(content);
    }

    private static Set<String> scopes(@Nullable Scope scope) {
        return scope == null ? Set.of() : Set.copyOf(scope.toStringList());
    }
}
