package org.spaarpunt.identity;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import oauth.signpost.AbstractOAuthConsumer;
import oauth.signpost.exception.OAuthException;
import oauth.signpost.http.HttpRequest;
import oauth.signpost.signature.OAuthMessageSigner;

/** Signs with the signpost library, as consumer K1 for its user, at a fixed moment. */
final class SignpostClient extends AbstractOAuthConsumer {
    private static final long serialVersionUID = 1;

    private final long seconds;

    SignpostClient(OAuthMessageSigner signer, long seconds) {
        super("K1", "S&ecret");
        this.seconds = seconds;
        setMessageSigner(signer);
        setTokenWithSecret("tok/1", "T ok/s");
    }

    String authorization(String method, String address, String form) throws OAuthException {
        Message message = new Message(method, address, form, new HashMap<>());
        sign((HttpRequest) message);
        return message.getHeader("Authorization");
    }

    @Override
    protected String generateTimestamp() {
        return Long.toString(seconds);
    }

    @Override
    protected HttpRequest wrap(Object request) {
        return (HttpRequest) request;
    }

    /** What signpost needs to see of a request. */
    private record Message(String method, String address, String form, Map<String, String> headers)
            implements HttpRequest {
        @Override
        public String getMethod() {
            return method;
        }

        @Override
        public String getRequestUrl() {
            return address;
        }

        @Override
        public void setRequestUrl(String url) {
            throw new UnsupportedOperationException("signed in the header, not in the query");
        }

        @Override
        public void setHeader(String name, String value) {
            headers.put(name, value);
        }

        @Override
        public String getHeader(String name) {
            return headers.getOrDefault(name, "");
        }

        @Override
        public Map<String, String> getAllHeaders() {
            return headers;
        }

        @Override
        public InputStream getMessagePayload() {
            return new ByteArrayInputStream(form.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String getContentType() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public Object unwrap() {
            return this;
        }
    }
}
