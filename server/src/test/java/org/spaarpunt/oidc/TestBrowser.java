package org.spaarpunt.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** Somebody's browser at the provider: it signs in where it is asked to, and goes where it is sent, but not back to us. */
final class TestBrowser implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /** The address at which the provider sends this person back to us. Nobody is signed in there before. */
    URI goesTo(URI provider, String person) throws IOException, InterruptedException {
        cookies.getCookieStore().removeAll();
        var atSignIn = sentTo(get(provider));
        var form = get(atSignIn);
        var csrf = CSRF.matcher(form.body());
        assertThat(csrf.find()).as(form.body()).isTrue();
        var signedIn = post(
                atSignIn.resolve("/login"),
                "username=" + person + "&password=" + TestProvider.PASSWORD + "&_csrf="
                        + URLEncoder.encode(csrf.group(1), UTF_8));
        return sentTo(get(sentTo(signedIn)));
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address));
    }

    private HttpResponse<String> post(URI address, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI sentTo(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location");
        assertThat(location).as(answer.statusCode() + " " + answer.body()).isPresent();
        return answer.uri().resolve(location.get());
    }

    @Override
    public void close() {
        client.close();
    }
}
