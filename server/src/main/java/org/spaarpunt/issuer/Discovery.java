package org.spaarpunt.issuer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.ClaimType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.http.Response;
import org.spaarpunt.languages.Language;
import org.spaarpunt.openid.Assurance;
import org.spaarpunt.openid.Scopes;
import org.spaarpunt.openid.SigningKeys;

/** What clients need to know about the provider, and its keys (OpenID Connect Discovery). */
record Discovery(SigningKeys keys) {
    private static final Duration AGE = Duration.ofMinutes(5);

    private static final List<String> CLAIMS = List.of(
            "sub",
            "iss",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "acr",
            "azp",
            "sid",
            "name",
            "given_name",
            "family_name",
            "email",
            "email_verified");

    private static final List<ClientAuthenticationMethod> ALL_METHODS = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            ClientAuthenticationMethod.NONE);

    Response describe(IssuerRequest request) {
        var issuer = request.issuer();
        var metadata = new OIDCProviderMetadata(
                new Issuer(issuer), List.of(SubjectType.PUBLIC), URI.create(issuer + IssuerPaths.KEYS));
        metadata.setAuthorizationEndpointURI(URI.create(issuer + IssuerPaths.AUTHORIZE));
        metadata.setTokenEndpointURI(URI.create(issuer + IssuerPaths.TOKEN));
        metadata.setUserInfoEndpointURI(URI.create(issuer + IssuerPaths.USER_INFO));
        metadata.setRevocationEndpointURI(URI.create(issuer + IssuerPaths.REVOKE));
        metadata.setEndSessionEndpointURI(URI.create(issuer + IssuerPaths.LOGOUT));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(
                List.of(GrantType.AUTHORIZATION_CODE, GrantType.CLIENT_CREDENTIALS, GrantType.REFRESH_TOKEN));
        metadata.setScopes(new Scope(Scopes.ALL.toArray(String[]::new)));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(ALL_METHODS);
        metadata.setRevocationEndpointAuthMethods(ALL_METHODS);
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        metadata.setACRs(Assurance.ALL.stream().map(ACR::new).toList());
        metadata.setClaimTypes(List.of(ClaimType.NORMAL));
        metadata.setClaims(CLAIMS);
        metadata.setPromptTypes(
                List.of(Prompt.Type.NONE, Prompt.Type.LOGIN, Prompt.Type.CONSENT, Prompt.Type.SELECT_ACCOUNT));
        metadata.setUILocales(Stream.of(Language.values()).map(Discovery::tag).toList());
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setSupportsClaimsParams(false);
        metadata.setSupportsRequestParam(false);
        metadata.setSupportsRequestURIParam(false);
        return JsonAnswers.open(metadata.toJSONObject(), AGE);
    }

    private static LangTag tag(Language language) {
        try {
            return new LangTag(language.tag());
        } catch (LangTagException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Response showKeys(IssuerRequest request) {
        return JsonAnswers.open(keys.published().toJSONObject(), AGE);
    }
}
