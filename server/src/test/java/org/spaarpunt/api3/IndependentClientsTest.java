package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import com.github.scribejava.core.services.TimestampService;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import oauth.signpost.basic.DefaultOAuthConsumer;
import oauth.signpost.http.HttpParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Additions;
import org.spaarpunt.testing.Client;

/** Requests signed by libraries that were not written for this server, and as the PHP client of the protocol signs them. */
class IndependentClientsTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String PERMANENT = "a89a2707-a35e-48da-aeda-307f857b93c0";
    private static final String ODD_NOTE = "Café & thé + 100 % ~ é́ \uD83C\uDF9F =?/*'()!";
    private static final String GRANTED =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><response><points>1</points></response>";

    private static TestDatabase database;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    private static String address(String path) {
        return server.uri() + "/uitid/rest/uitpas/" + path;
    }

    private static String newCard() {
        return new Additions(server.jdbi()).card();
    }

    private static String seconds() {
        return String.valueOf(server.clock().instant().getEpochSecond());
    }

    /** Its requests are dated by the server's clock; the rest is the library's own. */
    private static final class ScribeApi extends DefaultApi10a {
        @Override
        public String getRequestTokenEndpoint() {
            return server.uri() + "/uitid/rest/requestToken";
        }

        @Override
        public String getAccessTokenEndpoint() {
            return server.uri() + "/uitid/rest/accessToken";
        }

        @Override
        protected String getAuthorizationBaseUrl() {
            return server.uri() + "/uitid/rest/auth/authorize";
        }

        @Override
        public TimestampService getTimestampService() {
            return new TimestampService() {
                @Override
                public String getTimestampInSeconds() {
                    return seconds();
                }

                @Override
                public String getNonce() {
                    return UUID.randomUUID().toString();
                }
            };
        }
    }

    private static OAuth10aService scribe(String key, String secret) {
        return new ServiceBuilder(key).apiSecret(secret).build(new ScribeApi());
    }

    @Test
    void scribejava_posts_a_check_in_for_a_user() throws Exception {
        try (var scribe = scribe(DE_WERF, "demo-de-werf-secret")) {
            var request = new OAuthRequest(Verb.POST, address("passholder/checkin"));
            request.addBodyParameter("cdbid", PERMANENT);
            request.addBodyParameter("uitpasNumber", newCard());
            request.addBodyParameter("note", ODD_NOTE);
            scribe.signRequest(new OAuth1AccessToken("demo-ann-werf", "demo-ann-werf-secret"), request);

            try (var response = scribe.execute(request)) {
                assertThat(response.getBody()).isEqualTo(GRANTED);
            }
        }
    }

    @Test
    void scribejava_gets_points_without_a_user() throws Exception {
        try (var scribe = scribe("demo-member-app", "demo-member-app-secret")) {
            var request = new OAuthRequest(Verb.GET, address("enduser/0930056878802"));
            request.addQuerystringParameter("note", ODD_NOTE);
            request.addQuerystringParameter("note", "");
            scribe.signRequest(new OAuth1AccessToken("", ""), request);

            try (var response = scribe.execute(request)) {
                assertThat(response.getBody()).isEqualTo("{\"code\":\"ACTION_SUCCEEDED\",\"points\":4}");
            }
        }
    }

    private static final class Signpost extends DefaultOAuthConsumer {
        private static final long serialVersionUID = 1L;

        Signpost(String key, String secret) {
            super(key, secret);
        }

        @Override
        protected String generateTimestamp() {
            return seconds();
        }
    }

    @Test
    void signpost_posts_a_check_in_for_a_user() throws Exception {
        var signpost = new Signpost(DE_WERF, "demo-de-werf-secret");
        signpost.setTokenWithSecret("demo-ann-werf", "demo-ann-werf-secret");
        var form = new HttpParameters();
        form.put("cdbid", PERMANENT, true);
        form.put("uitpasNumber", newCard(), true);
        form.put("note", ODD_NOTE, true);
        signpost.setAdditionalParameters(form);
        var connection = (HttpURLConnection)
                URI.create(address("passholder/checkin")).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        signpost.sign(connection);

        try (var body = connection.getOutputStream()) {
            body.write((form.getAsQueryString("cdbid") + "&" + form.getAsQueryString("uitpasNumber") + "&"
                            + form.getAsQueryString("note"))
                    .getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(connection.getInputStream()).asString(StandardCharsets.UTF_8).isEqualTo(GRANTED);
    }

    @Test
    void signpost_gets_points_with_everything_in_the_query() throws Exception {
        var signed = new Signpost("demo-member-app", "demo-member-app-secret")
                .sign(address("enduser/0930056878802?note=Caf%C3%A9%20%26%20th%C3%A9+%2B"));

        var answer = Client.exchange(HttpRequest.newBuilder(URI.create(signed)).build());

        assertThat(answer.body()).isEqualTo("{\"code\":\"ACTION_SUCCEEDED\",\"points\":4}");
    }

    /** The PHP client of the protocol, on GET: in header and query alike, each counted once. */
    @Test
    void the_php_clients_doubled_parameters_are_accepted() throws Exception {
        var unsigned = "note=a%20b&oauth_consumer_key=demo-member-app&oauth_nonce=3497dfe9d014c762b9ffd4b5c9846c64"
                + "&oauth_signature_method=HMAC-SHA1&oauth_timestamp=" + seconds() + "&oauth_version=1.0";
        var signature = phpSignature("GET", address("enduser/0930056878802"), unsigned);
        var query = unsigned.replace(
                "&oauth_signature_method", "&oauth_signature=" + signature + "&oauth_signature_method");
        var header = "OAuth oauth_version=\"1.0\",oauth_nonce=\"3497dfe9d014c762b9ffd4b5c9846c64\",oauth_timestamp=\""
                + seconds() + "\",oauth_consumer_key=\"demo-member-app\",oauth_signature_method=\"HMAC-SHA1\","
                + "oauth_signature=\"" + signature + "\"";

        var answer = Client.exchange(HttpRequest.newBuilder(URI.create(address("enduser/0930056878802?" + query)))
                .header("Authorization", header)
                .build());

        assertThat(answer.body()).isEqualTo("{\"code\":\"ACTION_SUCCEEDED\",\"points\":4}");
    }

    @Test
    void an_empty_token_is_signed_and_is_none() throws Exception {
        var unsigned = "oauth_consumer_key=demo-member-app&oauth_nonce=7&oauth_signature_method=HMAC-SHA1"
                + "&oauth_timestamp=" + seconds() + "&oauth_token=&oauth_version=1.0";
        var signature = phpSignature("GET", address("enduser/0930056878802"), unsigned);

        var answer = Client.exchange(HttpRequest.newBuilder(
                        URI.create(address("enduser/0930056878802?" + unsigned + "&oauth_signature=" + signature)))
                .build());

        assertThat(answer.body()).isEqualTo("{\"code\":\"ACTION_SUCCEEDED\",\"points\":4}");
    }

    /** By the letter of RFC 5849, without any code of the server. The parameters are sorted and encoded. */
    private static String phpSignature(String method, String address, String parameters) throws Exception {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("demo-member-app-secret&".getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
        var text = method + "&" + encoded(address) + "&" + encoded(parameters);
        return encoded(Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
