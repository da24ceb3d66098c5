package org.spaarpunt.conventional;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.services.TimestampService;
import com.github.scribejava.core.services.TimestampServiceImpl;
import java.net.URI;

/** Signs check-ins with the scribejava library, always with the same nonce and at the same second. */
class SigningClient extends DefaultApi10a {
    private final String key;
    private final String secret;
    private final String nonce;
    private final String seconds;

    SigningClient(String key, String secret, String nonce) {
        this.key = key;
        this.secret = secret;
        this.nonce = nonce;
        this.seconds = new TimestampServiceImpl().getTimestampInSeconds();
    }

    /** The form is encoded by the library too. */
    record Signed(String authorization, String form) {}

    Signed sign(URI address, String card, String event) {
        var request = new OAuthRequest(Verb.POST, address.toString());
        request.addBodyParameter("cdbid", event);
        request.addBodyParameter("uitpasNumber", card);
        new ServiceBuilder(key)
                .apiSecret(secret)
                .build(this)
                .signRequest(new OAuth1AccessToken("tok/1", "T ok/s"), request);
        return new Signed(
                request.getHeaders().get("Authorization"),
                request.getBodyParams().asFormUrlEncodedString());
    }

    @Override
    public TimestampService getTimestampService() {
        return new TimestampService() {
            @Override
            public String getTimestampInSeconds() {
                return seconds;
            }

            @Override
            public String getNonce() {
                return nonce;
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
