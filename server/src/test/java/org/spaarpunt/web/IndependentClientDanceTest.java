package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import com.github.scribejava.core.services.TimestampService;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Chromium;

/** Scribejava, an OAuth 1.0a client that none of us wrote, obtains a token by way of a real browser, and uses it. */
class IndependentClientDanceTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final BrowserContext context = Chromium.context(new NewContextOptions().setLocale("nl-BE"));
    private final Page page = context.newPage();

    /** What its user would write for this server; only the clock is that of the test. */
    private static final class Spaarpunt extends DefaultApi10a {
        @Override
        public String getRequestTokenEndpoint() {
            return endpoint("requestToken");
        }

        @Override
        public String getAccessTokenEndpoint() {
            return endpoint("accessToken");
        }

        @Override
        protected String getAuthorizationBaseUrl() {
            return endpoint("auth/authorize");
        }

        @Override
        public TimestampService getTimestampService() {
            return new TimestampService() {
                @Override
                public String getTimestampInSeconds() {
                    return String.valueOf(PAGES.server().clock().instant().getEpochSecond());
                }

                @Override
                public String getNonce() {
                    return UUID.randomUUID().toString();
                }
            };
        }
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void a_passholder_is_checked_in_with_a_token_that_came_by_the_callback()
            throws IOException, InterruptedException, ExecutionException {
        var callback = new CallbackRequests(context);
        var service = service(OwnPages.CALLBACK);
        var requestToken = service.getRequestToken();
        assertThat(requestToken.isOauthCallbackConfirmed()).isTrue();

        allow(service.getAuthorizationUrl(requestToken));
        var back = callback.first(page);
        assertThat(back.firstFilled("from")).contains("uitid");
        assertThat(back.firstFilled("oauth_token")).contains(requestToken.getToken());

        var accessToken = service.getAccessToken(
                requestToken, back.firstFilled("oauth_verifier").orElseThrow());
        assertThat(accessToken.getParameter("userId")).isEqualTo("6b9f81a2-7505-4fdd-b152-dddeaf235cde");
        try (var checkin = checkIn(service, accessToken, "0900000095902")) {
            assertThat(checkin.getCode()).isEqualTo(200);
            assertThat(checkin.getBody()).endsWith("<response><points>21</points></response>");
        }
    }

    @Test
    void a_passholder_is_checked_in_with_a_token_whose_verifier_was_typed_over()
            throws IOException, InterruptedException, ExecutionException {
        var service = service("oob");
        var requestToken = service.getRequestToken();
        allow(service.getAuthorizationUrl(requestToken));

        var accessToken = service.getAccessToken(
                requestToken, page.locator(".verifier").textContent().strip());
        try (var checkin = checkIn(service, accessToken, "0900000067513")) {
            assertThat(checkin.getBody()).endsWith("<response><points>21</points></response>");
        }
    }

    private void allow(String address) {
        page.navigate(address);
        page.locator("input[name=username]").fill("ann");
        page.locator("input[name=password]").fill("demo");
        page.locator("form:has(input[name=password]) button").click();
        page.locator("button[name=decision][value=allow]").click();
    }

    private static OAuth10aService service(String callback) {
        return new ServiceBuilder("demo-counter-app")
                .apiSecret("demo-counter-app-secret")
                .callback(callback)
                .build(new Spaarpunt());
    }

    private static Response checkIn(OAuth10aService service, OAuth1AccessToken token, String card)
            throws IOException, InterruptedException, ExecutionException {
        var request = new OAuthRequest(Verb.POST, endpoint("uitpas/passholder/checkin"));
        request.addBodyParameter("cdbid", "demo-unlimited");
        request.addBodyParameter("uitpasNumber", card);
        request.addBodyParameter("balieConsumerKey", OwnPages.WERF);
        service.signRequest(token, request);
        return service.execute(request);
    }

    private static String endpoint(String path) {
        return PAGES.server().uri() + "/uitid/rest/" + path;
    }
}
