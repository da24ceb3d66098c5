package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.spaarpunt.RunningServer;
import org.spaarpunt.accounts.Account;
import org.spaarpunt.accounts.SignInOrigin;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.User;
import org.spaarpunt.storage.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stream of check-ins at an event, with two servers on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveCheckinsTest {
    private static final String LIVE = "/events/demo-unlimited/live";
    private static final String STREAM = LIVE + "/stream";

    private TestDatabase database;
    private RunningServer here;
    private RunningServer there;

    @BeforeAll
    void start() {
        database = RunningServer.demoDatabase();
        here = RunningServer.on(database.address(), Map.of());
        there = RunningServer.on(database.address(), Map.of());
    }

    @AfterAll
    void stop() {
        here.close();
        there.close();
        database.close();
    }

    @Test
    void a_check_in_at_another_server_arrives_and_one_that_is_undone_leaves() throws Exception {
        try (var stream = new Stream(here, session("ann"), STREAM)) {
            var before = stream.next().get("count").asInt();
            checkIn("0987654321113");

            var added = stream.next();
            var id = added.get("order").get(0).asString();
            assertThat(added.get("count").asInt()).isEqualTo(before + 1);
            assertThat(added.get("rows").get(id).asString())
                    .contains("data-checkin=\"" + id + "\"", "Rik Peeters", "+1", "CC De Werf");

            here.jdbi().useHandle(handle -> handle.execute("""
                    update checkin set reversed_at = now(), reversed_by = 1
                    where id = (select max(id) from checkin)
                    """));
            var removed = stream.next();
            assertThat(removed.get("count").asInt()).isEqualTo(before);
            assertThat(removed.get("order").toString()).doesNotContain(id);
            assertThat(removed.get("rows").isEmpty()).isTrue();
        }
    }

    @Test
    void a_browser_that_comes_back_gets_what_it_missed_on_any_server() throws Exception {
        checkIn("0930056878802");
        String last;
        int before;
        try (var stream = new Stream(here, session("ann"), STREAM)) {
            before = stream.next().get("count").asInt();
            last = stream.lastId();
        }
        here.clock().advance(Duration.ofMinutes(1));
        there.clock().advance(Duration.ofMinutes(1));
        checkIn("0900000067513");

        try (var again = new Stream(there, session("ann"), STREAM + "?since=" + last)) {
            var missed = again.next();
            assertThat(missed.get("count").asInt()).isEqualTo(before + 1);
            assertThat(missed.get("rows").has(missed.get("order").get(0).asString()))
                    .isTrue();
        }
        try (var whole = new Stream(there, session("ann"), STREAM + "?since=nonsense")) {
            var all = whole.next();
            assertThat(all.get("rows").size()).isEqualTo(all.get("order").size());
        }
    }

    @Test
    void the_page_has_the_same_check_ins_without_any_script_and_loads_itself_again() {
        checkIn("0900000095902");

        var page = client(here, "ann").get(LIVE).body();
        var count = here.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select count(*) from checkin join event on event.id = event_id
                        where cdbid = 'demo-unlimited' and reversed_at is null
                        """).mapTo(Long.class).one());

        assertThat(page)
                .contains(
                        "<strong data-count=\"" + count + "\">" + count + "</strong>",
                        "<noscript><meta http-equiv=\"refresh\" content=\"15\"></noscript>",
                        "<li data-checkin=");
        assertThat(client(here, "ann").get(LIVE).header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'", "connect-src 'self'"));
    }

    @Test
    void nobody_else_sees_the_check_ins_of_an_organiser() {
        assertThat(client(here, "ben").get(LIVE).status()).isEqualTo(404);
        assertThat(client(here, "ben").get(STREAM).status()).isEqualTo(404);
        assertThat(client(here, "jef").get(STREAM).status()).isEqualTo(404);
        assertThat(new PlainClient(here.uri()).get(STREAM).status()).isEqualTo(303);
    }

    private void checkIn(String card) {
        assertThat(there.as(DemoProfile.COUNTER)
                        .post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", card)
                        .status())
                .isEqualTo(200);
    }

    private PlainClient client(RunningServer server, String nick) {
        return new PlainClient(server.uri()).withCookie("__Host-session", session(nick));
    }

    private String session(String nick) {
        var account = here.jdbi()
                .withHandle(handle -> handle.createQuery("select id, uid from app_user where nick = :nick")
                        .bind("nick", nick)
                        .map((row, _) -> new Account(
                                new User(row.getLong("id"), row.getString("uid"), nick),
                                Optional.empty(),
                                "",
                                "",
                                false))
                        .one());
        return here.features()
                .accounts()
                .sessions()
                .start(account, new SignInOrigin(InetAddress.getLoopbackAddress(), "Test", Optional.empty()))
                .orElseThrow()
                .cookie();
    }

    /** A browser's end of the stream. */
    private static final class Stream implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final InputStream body;
        private final BufferedReader lines;
        private String id = "";

        Stream(RunningServer server, String session, String path) throws IOException, InterruptedException {
            var answer = client.send(
                    HttpRequest.newBuilder(server.uri().resolve(path))
                            .header("Cookie", "__Host-session=" + session)
                            .build(),
                    BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            body = answer.body();
            lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        /** The data of the next message. */
        JsonNode next() throws IOException {
            while (true) {
                var line = lines.readLine();
                assertThat(line).isNotNull();
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    return JsonMapper.shared().readTree(line.substring("data: ".length()));
                }
            }
        }

        String lastId() {
            return id;
        }

        @Override
        public void close() throws IOException {
            body.close();
            client.close();
        }
    }
}
