package org.spaarpunt.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.spaarpunt.webhooks.DeliveryStage.WERF;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.webhooks.Endpoint.State;

/** What becomes of a report that its receiver does not take. */
class FailingReceiverTest {
    private static DeliveryStage stage;

    private Receiver receiver;

    @BeforeAll
    static void open() {
        stage = DeliveryStage.open();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void start() throws IOException {
        receiver = stage.begin();
    }

    @AfterEach
    void stop() {
        stage.end();
    }

    @Test
    void a_receiver_that_fails_gets_the_same_report_again_later() throws InterruptedException {
        var made = stage.endpoint(stage.werf());
        receiver.answers(503);
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.deliver();
        stage.deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(stage.log(made).getFirst().state()).isEqualTo(Delivery.State.WAITING);
        assertThat(stage.log(made).getFirst().status()).contains(503);

        receiver.answers(200);
        stage.database().clock().advance(Duration.ofSeconds(7));
        stage.deliver();
        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.ids().getFirst()).isEqualTo(receiver.ids().getLast());
        assertThat(receiver.received().getFirst().timestamp())
                .isNotEqualTo(receiver.received().getLast().timestamp());
        assertThat(stage.log(made).getFirst().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(stage.found(made).failingSince()).isEmpty();
    }

    @Test
    void an_endpoint_that_only_fails_is_switched_off_after_three_days() throws InterruptedException {
        var made = stage.endpoint(stage.werf());
        receiver.answers(500);
        stage.checkIn(1, WERF, "demo-unlimited");
        for (int hours = 0; hours < 100; hours++) {
            stage.deliver();
            stage.database().clock().advance(Duration.ofHours(1));
        }
        assertThat(stage.found(made).state()).isEqualTo(State.FAILED);
        assertThat(receiver.received()).hasSizeBetween(8, 10);
        assertThat(stage.database()
                        .texts("select actor || ' ' || details from audit_entry where act = 'WEBHOOK_FAILED'"))
                .containsExactly("server 127.0.0.1");
        int before = receiver.received().size();
        stage.checkIn(2, WERF, "demo-unlimited");
        stage.deliver();
        assertThat(receiver.received()).hasSize(before);
    }

    @Test
    void an_endpoint_that_is_gone_gets_nothing_more() throws InterruptedException {
        var made = stage.endpoint(stage.werf());
        receiver.answers(410);
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.checkIn(2, WERF, "demo-unlimited");
        stage.deliver();
        stage.deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(stage.found(made).state()).isEqualTo(State.GONE);
    }

    @Test
    void a_redirect_is_a_failure_and_is_not_followed() throws InterruptedException {
        var made = stage.endpoint(stage.werf());
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(stage.log(made).getFirst().status()).contains(307);
        assertThat(stage.log(made).getFirst().state()).isEqualTo(Delivery.State.WAITING);
    }

    @Test
    void of_a_giant_answer_only_the_beginning_is_read() throws InterruptedException {
        var made = stage.endpoint(stage.werf());
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody()
                        .write("<b>much</b>\u0000\n".repeat(100).getBytes(UTF_8));
            }
        });
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.deliver();
        var delivery = stage.log(made).getFirst();
        assertThat(delivery.status()).contains(500);
        assertThat(delivery.answer()).startsWith("<b>much</b>").hasSizeLessThanOrEqualTo(1024);
    }

    @Test
    void a_receiver_that_does_not_answer_is_left_after_a_while_and_delays_no_other() throws Exception {
        var slow = stage.endpoint(stage.werf());
        var left = new CountDownLatch(1);
        receiver.answers(_ -> await(left));
        try (var quick = Receiver.start();
                var hurried = stage.featuresWith(Map.of("webhook-timeout-seconds", "2"))
                        .webhooks()
                        .worker()) {
            stage.create(stage.werf(), quick.address());
            stage.checkIn(1, WERF, "demo-unlimited");
            stage.deliver(hurried);
            assertThat(quick.received()).hasSize(1);
        } finally {
            left.countDown();
        }
        assertThat(stage.log(slow).getFirst().answer()).isEqualTo("TIMED_OUT");
    }

    private static void await(CountDownLatch left) {
        assertThatCode(left::await).doesNotThrowAnyException();
    }

    @Test
    void the_admins_of_a_counter_are_mailed_when_its_webhook_is_switched_off_and_others_are_not()
            throws InterruptedException {
        stage.database().execute("""
                insert into counter_employee (counter_id, user_id, role)
                select ?, id, 'MEMBER' from app_user where nick = 'ben'""", stage.counter(WERF));
        var features = stage.featuresWith(Map.of(
                "smtp-host", "127.0.0.1", "public-url", "https://punten.example", "mail-from", "punten@stad.example"));
        var made = stage.endpoint(stage.werf());
        receiver.answers(410);
        stage.checkIn(1, WERF, "demo-unlimited");
        try (var mailing = features.webhooks().worker()) {
            stage.deliver(mailing);
        }
        assertThat(stage.found(made).state()).isEqualTo(State.GONE);
        assertThat(stage.database().texts("select recipient || ': ' || subject from mail_outbox"))
                .containsExactly("ann@demo.example: Webhook uitgezet: Kassa");
        assertThat(stage.database().texts("select body from mail_outbox").getFirst())
                .contains(
                        "De webhook Kassa van CC De Werf staat uit",
                        "The webhook Kassa of CC De Werf is switched off",
                        "https://punten.example/counter/" + WERF + "/webhooks/" + made.key());

        stage.database().jdbi().useHandle(handle -> Outbox.forget(handle, user("ann")));
        assertThat(stage.database().number("select count(*) from mail_outbox")).isEqualTo(1);
        stage.database().jdbi().useHandle(handle -> Outbox.forgetAll(handle, user("ann")));
        assertThat(stage.database().number("select count(*) from mail_outbox")).isZero();
    }

    private static long user(String nick) {
        return stage.database().number("select id from app_user where nick = ?", nick);
    }
}
