package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverloadAndClosingTest {
    private final Semaphore entered = new Semaphore(0);
    private final CountDownLatch mayLeave = new CountDownLatch(1);
    private final HttpListener listener = Listeners.start(this::answer);

    private Response answer(Request request) {
        if (request.path().equals("/slow")) {
            entered.release();
            try {
                mayLeave.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return Listeners.text(200, "handled");
    }

    @AfterEach
    void close() {
        mayLeave.countDown();
        listener.close();
    }

    private void waitUntilEntered(int count) throws InterruptedException {
        assertThat(entered.tryAcquire(count, 10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void one_request_more_than_the_limit_is_refused_at_once_and_the_others_finish() throws Exception {
        try (Wire first = new Wire(listener.port());
                Wire second = new Wire(listener.port());
                Wire third = new Wire(listener.port())) {
            first.send(Wire.get("/slow"));
            second.send(Wire.get("/slow"));
            waitUntilEntered(2);

            Wire.Answer refused = third.send(Wire.get("/more")).read();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).isEqualTo("OVERLOADED /more");
            assertThat(refused.headers()).contains("Retry-After: 1", "X-Request-Id: id-of-request");

            mayLeave.countDown();
            assertThat(first.read().status()).isEqualTo(200);
            assertThat(second.read().status()).isEqualTo(200);
            assertThat(third.send(Wire.get("/more")).read().status()).isEqualTo(200);
        }
    }

    @Test
    void clients_that_send_slowly_hold_no_place() throws Exception {
        String half = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na";
        try (Wire first = new Wire(listener.port()).send(half);
                Wire second = new Wire(listener.port()).send(half);
                Wire third = new Wire(listener.port())) {
            assertThat(third.send(Wire.get("/x")).read().status()).isEqualTo(200);
            assertThat(first.send("bc").read().status()).isEqualTo(200);
            assertThat(second.send("bc").read().status()).isEqualTo(200);
        }
    }

    @Test
    void closing_answers_the_request_in_hand_and_takes_no_other() throws Exception {
        int port = listener.port();
        try (Wire inHand = new Wire(port);
                Wire idle = new Wire(port)) {
            assertThat(idle.send(Wire.get("/x")).read().status()).isEqualTo(200);
            inHand.send(Wire.get("/slow"));
            waitUntilEntered(1);

            CompletableFuture<Void> closed = CompletableFuture.runAsync(listener::close);
            assertThat(idle.isClosedByServer()).isTrue();
            awaitRefusalOfConnections(port);
            assertThat(closed).isNotDone();

            mayLeave.countDown();
            Wire.Answer answer = inHand.read();
            assertThat(answer.body()).isEqualTo("handled");
            assertThat(answer.header("Connection")).isEqualTo("close");
            closed.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closing_does_not_wait_beyond_the_grace_period() throws Exception {
        ListenerSettings settings =
                new ListenerSettings("127.0.0.1", 0, 1024, 2, 100, Duration.ofSeconds(20), Duration.ofMillis(100));
        HttpListener hasty = Listeners.start(settings, this::answer);
        try (Wire inHand = new Wire(hasty.port())) {
            inHand.send(Wire.get("/slow"));
            waitUntilEntered(1);

            CompletableFuture.runAsync(hasty::close).get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closing_twice_does_nothing_more() throws InterruptedException {
        int port = listener.port();
        listener.close();
        awaitRefusalOfConnections(port);

        assertThatCode(listener::close).doesNotThrowAnyException();
        awaitRefusalOfConnections(port);
    }

    /** The listening socket closes beside the connections that are idle, in no order. */
    private static void awaitRefusalOfConnections(int port) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try (Wire _ = new Wire(port)) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(5);
            } catch (IOException refused) {
                return;
            }
        }
    }
}
