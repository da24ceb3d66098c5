package org.spaarpunt.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    void an_answer_is_printed_with_its_status_as_it_came() throws Exception {
        assertThat(call("GET", "uitpas/promotion/pointsPromotion/5823")).isTrue();
        assertThat(printed.toString(UTF_8)).startsWith("HTTP 200\n<?xml").contains("Eén keer per week");
    }

    @Test
    void a_poster_is_kept_in_a_file_byte_for_byte() throws Exception {
        var file = directory.resolve("poster.pdf");
        assertThat(call("--output", file.toString(), "POST", "uitpas/checkincode/pdf/demo-today"))
                .isTrue();
        assertThat(printed.toString(UTF_8)).isEqualTo("HTTP 200\n");
        // Four bytes that would be others if somebody had taken them for text.
        assertThat(Files.readAllBytes(file)).startsWith("%PDF-1.6\n%öäüß".getBytes(ISO_8859_1));
    }

    @Test
    void a_file_is_sent_with_the_parameters_beside_it() throws Exception {
        var upload = "uitpas/passholder/demo-passholder-11/uploadPicture";
        var photograph = "picture=../docs/photograph.png";
        assertThat(call("--file", photograph, "POST", upload, "balieConsumerKey=31413BDF-DFC7-7A9F-10403618C2816E44"))
                .isTrue();
        assertThat(call("--file", photograph, "POST", upload, "balieConsumerKey=nowhere"))
                .isFalse();
        assertThat(printed.toString(UTF_8)).contains("ACTION_SUCCEEDED", "UNKNOWN_BALIE_CONSUMERKEY");
        var kept = server.jdbi()
                .withHandle(handle -> handle.createQuery("select picture from passholder_picture")
                        .mapTo(byte[].class)
                        .one());
        assertThat(kept).isEqualTo(Files.readAllBytes(Path.of("../docs/photograph.png")));
    }

    @Test
    void a_refusal_is_printed_and_no_file_is_written() throws Exception {
        var file = directory.resolve("poster.pdf");
        assertThat(call("--output", file.toString(), "POST", "uitpas/checkincode/pdf/nothing"))
                .isFalse();
        assertThat(printed.toString(UTF_8)).startsWith("HTTP 400\n").contains("UNKNOWN_EVENT_CDBID");
        assertThat(file).doesNotExist();
    }

    private boolean call(String... words) throws Exception {
        var typed = new ArrayList<>(List.of("--url", server.uri().toString()));
        typed.addAll(List.of(words));
        var signer = new CallSigner(() -> UUID.randomUUID().toString(), server.clock());
        return new CallCommand(new PrintStream(printed, true, UTF_8), signer).run(CallArguments.parse(typed));
    }
}
