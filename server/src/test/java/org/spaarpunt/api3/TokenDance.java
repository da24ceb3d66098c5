package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.RunningServer;
import org.spaarpunt.identity.Decision;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.PendingAuthorization;
import org.spaarpunt.identity.RequestTokens;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.identity.User;
import org.spaarpunt.identity.UserAuthorization;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;

/** A server whose access tokens live for 30 days, and the desk at which its user ann decides, without the pages between them. */
record TokenDance(TestDatabase database, RunningServer server, UserAuthorization desk, User ann)
        implements AutoCloseable {
    static final Keys APP = new Keys("demo-counter-app", "demo-counter-app-secret", "", "");
    static final Keys OTHER_APP = new Keys("demo-member-app", "demo-member-app-secret", "", "");
    static final String CALLBACK = "http://127.0.0.1:9999/back?from=uitid";
    static final String ANN_UID = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";

    static TokenDance begin() {
        var database = RunningServer.demoDatabase();
        var server = RunningServer.on(database, Map.of("access-token-days", "30"));
        var random = new SecureRandom();
        var mint = new TokenGenerator(random);
        var tokens = new RequestTokens(server.jdbi(), new SecretBox(RunningServer.KEYS, random), mint, server.clock());
        long ann = server.jdbi()
                .withHandle(handle -> handle.createQuery("select id from app_user where nick = 'ann'")
                        .mapTo(Long.class)
                        .one());
        return new TokenDance(
                database,
                server,
                new UserAuthorization(server.jdbi(), tokens, mint, server.clock()),
                new User(ann, ANN_UID, "ann"));
    }

    Keys requestToken() {
        return keysIn(server.as(APP).post("requestToken", "oauth_callback", CALLBACK), APP);
    }

    PendingAuthorization pending(Keys requestToken) {
        return desk.pending(requestToken.token(), Optional.empty()).orElseThrow();
    }

    /** Where the browser goes when ann has allowed it. */
    URI allowed(Keys requestToken) {
        return ((Decision.GoBack) desk.allow(pending(requestToken), ann)).address();
    }

    Answer exchange(Keys requestToken, String verifier) {
        return server.as(requestToken).post("accessToken", "oauth_verifier", verifier);
    }

    static String verifierIn(URI back) {
        return field(back.getRawQuery(), "oauth_verifier").orElseThrow();
    }

    /** The token that an answer gives, with the consumer that it is given to. */
    static Keys keysIn(Answer answer, Keys consumer) {
        return consumer.withToken(
                field(answer.body(), "oauth_token").orElseThrow(),
                field(answer.body(), "oauth_token_secret").orElseThrow());
    }

    static Optional<String> field(String form, String name) {
        return Parameters.parse(form).orElseThrow().firstFilled(name);
    }

    static void assertRefused(Answer answer, String problem) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("OAuth realm=\"spaarpunt\", oauth_problem=\"" + problem + "\"");
        assertThat(answer.xml("/response/code")).isEqualTo("UNAUTHORIZED");
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
