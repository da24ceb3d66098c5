package org.spaarpunt.issuer;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import org.spaarpunt.http.Response;
import org.spaarpunt.openid.TokenRevocation;
import org.spaarpunt.openid.TokenVerifier;

/** Clients revoke their tokens (RFC 7009). */
record RevocationCall(ClientRequests clients, TokenRevocation revocation, TokenVerifier verifier) {
    Response answer(IssuerRequest request) {
        TokenRevocationRequest read;
        try {
            var sent = request.parsed();
            read = TokenRevocationRequest.parse(sent);
            ClientRequests.requireOneClient(sent, read.getClientAuthentication());
        } catch (ParseException unreadable) {
            return JsonAnswers.unreadable(unreadable);
        }
        var token = read.getToken().getValue();
        return clients.answer(request, read.getClientAuthentication(), read.getClientID(), client -> {
            revocation.revoke(client, token, verifier);
            return Response.empty(200).with("Cache-Control", "no-store");
        });
    }
}
