package org.spaarpunt.issuer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.openid.People;
import org.spaarpunt.openid.Scopes;
import org.spaarpunt.openid.TokenCheck;
import org.spaarpunt.openid.TokenProblem;
import org.spaarpunt.openid.TokenVerifier;

/** Clients ask who the user of an access token is (OpenID Connect Core section 5.3). */
record UserInfoCall(TokenVerifier verifier, People people) {
    private static final String SCHEME = "Bearer ";
    private static final String INVALID_TOKEN = "invalid_token";

    Response answer(IssuerRequest request) {
        var token = token(request.request());
        if (token.isEmpty()) {
            return JsonAnswers.tokenNeeded();
        }
        return switch (verifier.verify(token.get())) {
            case TokenCheck.Verified verified -> show(verified);
            case TokenCheck.Rejected(var problem) -> JsonAnswers.bearer(401, INVALID_TOKEN, problem.detail());
            case TokenCheck.Unavailable _ -> IssuerSite.unavailable();
        };
    }

    private Response show(TokenCheck.Verified token) {
        if (token.user().isEmpty() || !token.scopes().contains(Scopes.OPENID)) {
            return JsonAnswers.bearer(
                    403, "insufficient_scope", "The access token is for no user, or without the scope openid.");
        }
        return people.find(token.user().get())
                .map(person -> {
                    var content = new LinkedHashMap<String, Object>();
                    content.put("sub", person.user().uid());
                    content.putAll(person.of(token.scopes()));
                    return JsonAnswers.secret(content);
                })
                .orElseGet(() -> JsonAnswers.bearer(401, INVALID_TOKEN, TokenProblem.REVOKED.detail()));
    }

    /** In the header or, with POST, in the form; never in the address, which is logged in many places. */
    private static Optional<String> token(Request request) {
        var header = request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
        return header.or(() -> Optional.of(request)
                .filter(sent -> sent.method().equals("POST"))
                .flatMap(sent -> Parameters.parse(new String(sent.body(), StandardCharsets.US_ASCII)))
                .flatMap(form -> form.firstFilled("access_token")));
    }
}
