package org.spaarpunt.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String GRANT =
            "HTTP/1.1 200 OK\r\nContent-Length: 41\r\n\r\n<response><points>2</points></response>\r\n";

    @Test
    void a_grant_tells_the_points() throws ProtocolException {
        assertThat(AnswerReader.read(received(GRANT))).contains(new Answer(200, 2, "", false, false));
    }

    @Test
    void a_refusal_tells_its_code() throws ProtocolException {
        var body = "<response><code>MAXIMUM_REACHED</code><points>7</points></response>";
        var text =
                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\ncontent-length: " + body.length() + "\r\n\r\n" + body;
        assertThat(AnswerReader.read(received(text))).contains(new Answer(400, 7, "MAXIMUM_REACHED", false, true));
    }

    @Test
    void an_answer_in_json_tells_the_same() throws ProtocolException {
        var grant = "{\"id\":\"1-2\",\"points\":1,\"totalPoints\":5}";
        var refusal =
                "{\"type\":\"https://api.publiq.be/probs/uitpas/checkin-not-allowed\",\"reason\":\"LIMIT_REACHED\"}";
        assertThat(AnswerReader.read(
                        received("HTTP/1.1 201 Created\r\nContent-Length: " + grant.length() + "\r\n\r\n" + grant)))
                .contains(new Answer(201, 5, "", false, false));
        assertThat(AnswerReader.read(received(
                        "HTTP/1.1 400 Bad Request\r\nContent-Length: " + refusal.length() + "\r\n\r\n" + refusal)))
                .contains(new Answer(400, Answer.NO_POINTS, "LIMIT_REACHED", false, false));
    }

    @Test
    void a_replayed_grant_says_so() throws ProtocolException {
        var text = GRANT.replace("\r\n\r\n", "\r\nIdempotency-Replayed: true\r\n\r\n");
        assertThat(AnswerReader.read(received(text))).contains(new Answer(200, 2, "", true, false));
    }

    @Test
    void an_answer_that_has_not_come_in_full_is_waited_for() throws ProtocolException {
        for (int length = 0; length < GRANT.length(); length++) {
            assertThat(AnswerReader.read(received(GRANT.substring(0, length)))).isEmpty();
        }
    }

    @Test
    void what_follows_an_answer_stays() throws ProtocolException {
        var received = received(GRANT + "HTTP/1.1 4");
        AnswerReader.read(received);
        assertThat(received.position()).isEqualTo("HTTP/1.1 4".length());
    }

    @Test
    void an_answer_without_a_length_is_broken() {
        assertThatThrownBy(() -> AnswerReader.read(received("HTTP/1.1 200 OK\r\n\r\n")))
                .isInstanceOf(ProtocolException.class);
    }

    private static ByteBuffer received(String text) {
        return ByteBuffer.allocate(1024).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
