package org.spaarpunt.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.RunningServer;
import org.spaarpunt.storage.TestDatabase;

class CallCommandTest {
    private static TestDatabase database;
    private static RunningServer server;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

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

    @Test
    void an_answer_is_printed_with_its_status_as_it_came() {
        assertThat(call("GET", "uitpas/promotion/pointsPromotion/5823")).isZero();
        assertThat(printed.toString(UTF_8)).startsWith("HTTP 200\n<?xml").contains("Eén keer per week");
    }

    @Test
    void a_poster_is_kept_in_a_file_byte_for_byte() throws Exception {
        var file = directory.resolve("poster.pdf");
        assertThat(call("--output", file.toString(), "POST", "uitpas/checkincode/pdf/demo-today"))
                .isZero();
        assertThat(printed.toString(UTF_8)).isEqualTo("HTTP 200\n");
        // Four bytes that would be others if somebody had taken them for text.
        assertThat(Files.readAllBytes(file)).startsWith("%PDF-1.6\n%öäüß".getBytes(ISO_8859_1));
    }

    @Test
    void a_file_is_sent_with_the_parameters_beside_it() throws Exception {
        var upload = "uitpas/passholder/demo-passholder-11/uploadPicture";
        var photograph = "picture=../docs/photograph.png";
        assertThat(call("--file", photograph, "POST", upload, "balieConsumerKey=31413BDF-DFC7-7A9F-10403618C2816E44"))
                .isZero();
        assertThat(call("--file", photograph, "POST", upload, "balieConsumerKey=nowhere"))
                .isEqualTo(1);
        assertThat(printed.toString(UTF_8)).contains("ACTION_SUCCEEDED", "UNKNOWN_BALIE_CONSUMERKEY");
        var kept = server.jdbi()
                .withHandle(handle -> handle.createQuery("select picture from passholder_picture")
                        .mapTo(byte[].class)
                        .one());
        assertThat(kept).isEqualTo(Files.readAllBytes(Path.of("../docs/photograph.png")));
    }

    @Test
    void a_refusal_is_printed_and_no_file_is_written() {
        var file = directory.resolve("poster.pdf");
        assertThat(call("--output", file.toString(), "POST", "uitpas/checkincode/pdf/nothing"))
                .isEqualTo(1);
        assertThat(printed.toString(UTF_8)).startsWith("HTTP 400\n").contains("UNKNOWN_EVENT_CDBID");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_written_is_a_sentence() {
        var file = directory.resolve("nowhere/poster.pdf");
        assertThat(call("--output", file.toString(), "POST", "uitpas/checkincode/pdf/demo-today"))
                .isEqualTo(1);
        assertThat(complaints.toString(UTF_8)).startsWith("spaarpunt: The file " + file + " cannot be written");
    }

    @Test
    void a_server_that_is_not_there_is_a_sentence() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var address = "http://127.0.0.1:" + free;
        assertThat(call("--url", address, "GET", "/health")).isEqualTo(1);
        assertThat(complaints.toString(UTF_8))
                .isEqualTo("spaarpunt: No server answers at " + address
                        + ". Start it, or name another by --url or SPAARPUNT_CALL_URL.\n");
        assertThat(call("--url", "http://nowhere.invalid", "GET", "/health")).isEqualTo(1);
        assertThat(complaints.toString(UTF_8))
                .endsWith("spaarpunt: The host of http://nowhere.invalid is not known.\n");
        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    @Test
    void what_cannot_be_sent_is_not_understood() {
        assertThat(call("--header", "Host: other.example", "GET", "/health")).isEqualTo(2);
        assertThat(call("--as", "nobody", "GET", "/health")).isEqualTo(2);
        assertThat(call("GE T", "/health")).isEqualTo(2);
        assertThat(call("--fast", "GET", "/health")).isEqualTo(2);
        assertThat(complaints.toString(UTF_8))
                .contains("There is no profile nobody.\nSee: spaarpunt call --help\n", "There is no option --fast.")
                .doesNotContain("Exception");
    }

    @Test
    void a_call_past_a_proxy_is_signed_for_the_address_that_clients_use() {
        try (var behindProxy = RunningServer.on(database, Map.of("public-url", "https://uitpas.example/punten"))) {
            var settings = new CallServer(behindProxy.uri(), URI.create("https://uitpas.example/punten"));
            assertThat(commands(() -> settings).run(List.of("call", "GET", "uitpas/promotion/pointsPromotion/5823")))
                    .isZero();
        }
    }

    private int call(String... words) {
        var typed = Stream.concat(Stream.of("call"), Stream.of(words)).toList();
        return commands(() -> CallServer.at(server.uri().toString())).run(typed);
    }

    private Commands commands(Supplier<CallServer> settings) {
        var out = new PrintStream(printed, true, UTF_8);
        var err = new PrintStream(complaints, true, UTF_8);
        var signer = new CallSigner(() -> UUID.randomUUID().toString(), server.clock());
        return new Commands(out, err, "Spaarpunt", _ -> Optional.empty())
                .with("call", () -> new CallCommand(out, err, Map.of(), signer, settings));
    }
}
