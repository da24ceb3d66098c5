package org.spaarpunt.identity;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.services.TimestampService;
import java.util.List;
import org.spaarpunt.identity.Parameters.Parameter;

/** Signs with the scribejava library, as consumer K1 for its user, at a fixed moment. */
final class ScribeClient extends DefaultApi10a {
    private final long seconds;

    /** The form is encoded by the library too. */
    record Signed(String authorization, String form) {}

    ScribeClient(long seconds) {
        this.seconds = seconds;
    }

    Signed sign(String method, String address, List<Parameter> form) {
        OAuthRequest request = new OAuthRequest(Verb.valueOf(method), address);
        form.forEach(pair -> request.addBodyParameter(pair.name(), pair.value()));
        new ServiceBuilder("K1")
                .apiSecret("S&ecret")
                .build(this)
                .signRequest(new OAuth1AccessToken("tok/1", "T ok/s"), request);
        String authorization = request.getHeaders().getOrDefault("Authorization", "");
        return new Signed(authorization, request.getBodyParams().asFormUrlEncodedString());
    }

    @Override
    public TimestampService getTimestampService() {
        return new TimestampService() {
            @Override
            public String getTimestampInSeconds() {
                return Long.toString(seconds);
            }

            @Override
            public String getNonce() {
                return "4572616e48616d6d65724c61686176";
            }
        };
    }

    @Override
    public String getRequestTokenEndpoint() {
        return "http://127.0.0.1/requestToken";
    }

    @Override
    public String getAccessTokenEndpoint() {
        return "http://127.0.0.1/accessToken";
    }

    @Override
    protected String getAuthorizationBaseUrl() {
        return "http://127.0.0.1/auth/authorize";
    }
}
