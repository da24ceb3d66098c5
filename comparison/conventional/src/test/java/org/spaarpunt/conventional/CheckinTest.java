package org.spaarpunt.conventional;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * It does the work that it is compared for: signatures are verified, nonces count once, limits hold, and what it
 * acknowledges is stored. Asked over HTTP, on PostgreSQL.
 */
class CheckinTest {
    private static final String CARD = "0930000000001";
    private static final String EVENT = "event-1";

    private static final String WORLD = """
            insert into conventional.consumer values ('K1', 'S&ecret');
            insert into conventional.access_token values ('tok/1', 'T ok/s', 'K1', 7, null, false);
            insert into conventional.counter values (1, 'K1', 10);
            insert into conventional.counter_employee values (1, 7, true);
            insert into conventional.event (id, cdbid, title, organiser_id, limit_volume, limit_period)
            values (1, 'event-1', 'Swimming', 10, 1, 'DAY'), (2, 'event-2', 'Reading', 11, 1, 'DAY');
            """;

    /** One passholder with a card and no points. */
    private static final String VISITOR = """
            truncate conventional.passholder, conventional.oauth_nonce cascade;
            insert into conventional.passholder values (1, 'An', 'Peeters', 0);
            insert into conventional.membership (passholder_id, card_system_id, active) values (1, 1, true);
            insert into conventional.card values ('0930000000001', 'chip-1', 'ACTIVE', false, 1);
            """;

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext server;
    private static URI address;

    @BeforeAll
    static void start() throws IOException, SQLException {
        // As in the comparison, every commit waits for the disk.
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        execute(Files.readString(Path.of("src/main/sql/schema.sql")) + WORLD);
        server = new SpringApplicationBuilder(ConventionalApplication.class)
                .run(
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres");
        int port = ((WebServerApplicationContext) server).getWebServer().getPort();
        address = URI.create("http://127.0.0.1:" + port + "/uitid/rest/uitpas/passholder/checkin");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        postgres.close();
    }

    @BeforeEach
    void nobody_has_checked_in() throws SQLException {
        execute(VISITOR);
    }

    @Test
    void a_check_in_grants_a_point_and_is_stored() throws Exception {
        var answer = checkIn(CARD, EVENT);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<points>1</points>");
        assertThat(number("select count(*) from conventional.checkin")).isEqualTo(1);
        assertThat(number("select points from conventional.passholder")).isEqualTo(1);
        assertThat(number("select count(*) from conventional.unbalanced")).isZero();
    }

    @Test
    void the_second_check_in_within_the_limit_is_refused_with_the_balance() throws Exception {
        checkIn(CARD, EVENT);
        var answer = checkIn(CARD, EVENT);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<code>MAXIMUM_REACHED</code>", "<points>1</points>");
        assertThat(number("select count(*) from conventional.checkin")).isEqualTo(1);
    }

    @Test
    void a_nonce_counts_once_even_if_a_rule_refused_its_request() throws Exception {
        var client = new SigningClient("K1", "S&ecret", UUID.randomUUID().toString());
        assertThat(checkIn(client, "0930000000009", EVENT).body()).contains("<code>UNKOWN_UITPASNUMBER</code>");
        var again = checkIn(client, CARD, EVENT);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.headers().firstValue("WWW-Authenticate").orElse("")).contains("oauth_problem=\"nonce_used\"");
        assertThat(number("select count(*) from conventional.checkin")).isZero();
    }

    @Test
    void a_wrong_signature_is_refused_and_leaves_nothing() throws Exception {
        var forger = new SigningClient("K1", "guessed", UUID.randomUUID().toString());
        var answer = checkIn(forger, CARD, EVENT);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("oauth_problem=\"signature_invalid\"");
        assertThat(number("select count(*) from conventional.checkin")).isZero();
        assertThat(number("select count(*) from conventional.oauth_nonce")).isZero();
    }

    @Test
    void a_counter_cannot_check_people_in_at_an_event_of_others() throws Exception {
        assertThat(checkIn(CARD, "event-2").body()).contains("<code>ACTION_NOT_ALLOWED</code>");
    }

    private static HttpResponse<String> checkIn(String card, String event) throws Exception {
        return checkIn(new SigningClient("K1", "S&ecret", UUID.randomUUID().toString()), card, event);
    }

    private static HttpResponse<String> checkIn(SigningClient client, String card, String event) throws Exception {
        var signed = client.sign(address, card, event);
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", signed.authorization())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(signed.form()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static void execute(String script) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static long number(String query) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
