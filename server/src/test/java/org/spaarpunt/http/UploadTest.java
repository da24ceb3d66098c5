package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadTest {
    private static final int LIMIT = 1024 * 1024;
    private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=x\r\n";
    private static final String POST = "POST /file HTTP/1.1\r\nHost: a\r\n" + MULTIPART;

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final HttpListener listener =
            Listeners.start(Listeners.SETTINGS.receiving(new Uploads("/file"::equals, LIMIT)), this::handle);

    private Response handle(Request request) {
        var upload = request.upload();
        if (upload.isEmpty() || request.query().equals("ignored")) {
            handled.add("ignored");
            return Listeners.text(200, "ignored");
        }
        try {
            var bytes = upload.get().readAllBytes();
            handled.add(bytes.length + " bytes");
            return Listeners.text(200, bytes.length + " bytes");
        } catch (UploadTooLongException tooLong) {
            handled.add("too long");
            return Listeners.text(413, "too long");
        } catch (IOException broken) {
            handled.add("broken");
            throw new UncheckedIOException(broken);
        }
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private Wire.Answer send(String request) throws Exception {
        return Wire.ask(listener.port(), request);
    }

    @Test
    void a_body_of_just_the_limit_of_uploads_is_read_by_its_handler() throws Exception {
        var body = "x".repeat(LIMIT);

        assertThat(send(POST + "Content-Length: " + LIMIT + "\r\n\r\n" + body).body())
                .isEqualTo(LIMIT + " bytes");
        assertThat(send(POST + "Transfer-Encoding: chunked\r\n\r\n100000\r\n" + body + "\r\n0\r\n\r\n")
                        .body())
                .isEqualTo(LIMIT + " bytes");
    }

    @Test
    void a_longer_one_fails_while_it_is_read_and_the_answer_arrives() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            var answer = wire.send(POST + "Content-Length: 4194304\r\n\r\n" + "x".repeat(4 * LIMIT))
                    .read();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo("too long");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_body_that_its_handler_does_not_read_is_skipped_and_another_request_follows() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            var ignored =
                    POST.replace("/file", "/file?ignored") + "Content-Length: 200000\r\n\r\n" + "x".repeat(200_000);

            assertThat(wire.send(ignored).read().body()).isEqualTo("ignored");
            assertThat(wire.send(POST + "Content-Length: 3\r\n\r\nabc").read().body())
                    .isEqualTo("3 bytes");
        }
    }

    @Test
    void requests_that_are_sent_together_are_answered_in_order() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            var one = POST + "Content-Length: 3\r\n\r\nabc";
            wire.send(one + one.replace("3", "4").replace("abc", "abcd"));

            assertThat(wire.read().body()).isEqualTo("3 bytes");
            assertThat(wire.read().body()).isEqualTo("4 bytes");
        }
    }

    @Test
    void a_client_that_leaves_in_the_middle_breaks_the_body() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            wire.send(POST + "Content-Length: 200000\r\n\r\n" + "x".repeat(1000));
        }
        for (int wait = 0; wait < 100 && handled.isEmpty(); wait++) {
            Thread.sleep(50);
        }

        assertThat(handled).containsExactly("broken");
    }

    @Test
    void other_forms_and_other_addresses_keep_their_limit() throws Exception {
        var form = POST.replace("multipart/form-data; boundary=x", "application/x-www-form-urlencoded");

        assertThat(send(form + "Content-Length: 65537\r\n\r\n" + "x".repeat(65_537))
                        .status())
                .isEqualTo(413);
        assertThat(send(POST.replace("/file", "/other") + "Content-Length: 65537\r\n\r\n" + "x".repeat(65_537))
                        .status())
                .isEqualTo(413);
        assertThat(handled).isEmpty();
    }
}
