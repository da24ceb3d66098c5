package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.http.Wire;
import org.spaarpunt.storage.TestDatabase;

/** What people see when something is wrong with the server or with what their browser sent. */
class FailurePagesTest {
    private TestDatabase database;
    private RunningServer server;

    @BeforeEach
    void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void without_a_database_a_page_says_so_and_what_needs_none_is_there() {
        var signedIn = new PlainClient(server.uri());
        signedIn.signIn("ann");
        database.goAway();

        var answer = new PlainClient(server.uri()).signIn("ann");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("Even geduld")
                .doesNotContain("Exception")
                .doesNotContain("http-equiv=\"refresh\"");
        var asked = signedIn.get("/account?done=password");
        assertThat(asked.status()).isEqualTo(503);
        assertThat(asked.header("Retry-After")).contains("5");
        assertThat(asked.body())
                .contains("<meta http-equiv=\"refresh\" content=\"5\">")
                .contains("<a href=\"/account?done=password&amp;lang=fr\"");
        assertThat(new PlainClient(server.uri()).get("/").status()).isEqualTo(200);
        assertThat(new PlainClient(server.uri()).get("/sign-in").status()).isEqualTo(200);
    }

    @Test
    void with_a_read_only_database_a_page_says_the_same() {
        database.set("default_transaction_read_only", "on");
        database.goAway();
        database.comeBack();

        var answer = new PlainClient(server.uri()).signIn("ann");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Even geduld").doesNotContain("Exception");
    }

    /** Two of them stand among the calls of the protocol. */
    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/uitid/rest/auth/authorize", "/uitid/rest/auth/logout"})
    void too_large_a_form_is_told_by_a_page(String path) {
        var answer = new PlainClient(server.uri()).send(path, "username", "x".repeat(70_000));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.header("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).contains("Dat is te veel");
    }

    @Test
    void a_page_that_is_not_there_leads_to_the_front_page() throws IOException {
        var answer = new PlainClient(server.uri()).with("Accept-Language", "fr").get("/nulle-part");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .contains("Cette page n’existe pas")
                .contains("<a href=\"/\">")
                .contains("<a href=\"/nulle-part?lang=de\"");
        assertThat(Wire.ask(server.uri().getPort(), Wire.get("//evil.example/none?x=1"))
                        .body())
                .contains("<a href=\"/?lang=de\"")
                .doesNotContain("href=\"//");
    }
}
