package org.spaarpunt.api3.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.AccessTokens;
import org.spaarpunt.identity.AccessTokens.Exchange;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.ProtocolParameters;
import org.spaarpunt.identity.RequestTokens;

/**
 * {@code POST requestToken} and {@code POST accessToken}: the first and the last step of obtaining a token (RFC 5849
 * sections 2.1 and 2.3). The form in the answer has no trailing line break: known clients would take it for a part of
 * the secret.
 */
final class TokenCalls {
    private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";
    private static final String TOKEN_SECRET = "oauth_token_secret";
    private static final String USER_ID = "userId";

    private final RequestTokens requestTokens;
    private final AccessTokens accessTokens;
    private final Consumer<OAuthProblem> unauthorized;

    public TokenCalls(RequestTokens requestTokens, AccessTokens accessTokens, Consumer<OAuthProblem> unauthorized) {
        this.requestTokens = requestTokens;
        this.accessTokens = accessTokens;
        this.unauthorized = unauthorized;
    }

    public Response requestToken(ApiRequest request) {
        var callback = request.protocol().value(ProtocolParameters.CALLBACK);
        return switch (requestTokens.issue(request.consumer(), callback, request.ownParameters())) {
            case RequestTokens.Answer.Issued(var token, var secret) ->
                form(List.of(
                        new Parameter(ProtocolParameters.TOKEN, token),
                        new Parameter(TOKEN_SECRET, secret),
                        new Parameter("oauth_callback_confirmed", "true")));
            case RequestTokens.Answer.CallbackRefused _ ->
                unauthorized(
                        request,
                        OAuthProblem.PARAMETER_REJECTED,
                        "oauth_callback must be an address of http or https on a host that is registered for this consumer.");
            case RequestTokens.Answer.TooMuchExtra _ ->
                request.refusals().badRequest(ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.tooMuchExtra");
        };
    }

    public Response accessToken(ApiRequest request) {
        var token = request.protocol().value(ProtocolParameters.TOKEN);
        var verifier = request.protocol().value(ProtocolParameters.VERIFIER);
        if (token.isEmpty() || verifier.isEmpty()) {
            return unauthorized(
                    request,
                    OAuthProblem.PARAMETER_ABSENT,
                    "Absent: " + (token.isEmpty() ? ProtocolParameters.TOKEN : ProtocolParameters.VERIFIER) + ".");
        }
        return switch (accessTokens.exchange(
                token.get(), verifier.get(), request.arrival().from())) {
            case Exchange.Issued issued -> form(told(issued));
            case Exchange.Undecided _ ->
                unauthorized(
                        request,
                        OAuthProblem.PERMISSION_UNKNOWN,
                        "The user has not decided about this oauth_token yet.");
            case Exchange.WrongVerifier _ ->
                unauthorized(
                        request,
                        OAuthProblem.PARAMETER_REJECTED,
                        "The oauth_verifier is not the one that belongs to this oauth_token.");
        };
    }

    /** The consumer's own parameters of the first step are echoed after the protocol's, and cannot replace them. */
    private static List<Parameter> told(Exchange.Issued issued) {
        var told = new ArrayList<Parameter>();
        told.add(new Parameter(USER_ID, issued.uid()));
        told.add(new Parameter(ProtocolParameters.TOKEN, issued.token()));
        told.add(new Parameter(TOKEN_SECRET, issued.secret()));
        issued.extra().pairs().stream()
                .filter(pair -> !pair.name().equals(USER_ID))
                .forEach(told::add);
        return told;
    }

    private static Response form(List<Parameter> fields) {
        return Response.of(200, FORM, new Parameters(fields).encoded());
    }

    private Response unauthorized(ApiRequest request, OAuthProblem problem, String detail) {
        unauthorized.accept(problem);
        return request.refusals().unauthorized(problem, detail);
    }
}
