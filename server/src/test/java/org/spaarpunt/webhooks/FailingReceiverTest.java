package org.spaarpunt.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.spaarpunt.webhooks.DeliveryStage.WERF;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.webhooks.Endpoint.State;

/** What becomes of a report that its receiver does not take. */
class FailingReceiverTest {
    @RegisterExtension
    static final DeliveryStage STAGE = new DeliveryStage();

    @Test
    void a_receiver_that_fails_gets_the_same_report_again_later() throws InterruptedException {
        var made = STAGE.endpoint(STAGE.werf());
        STAGE.receiver().answers(503);
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.deliver();
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).hasSize(1);
        assertThat(STAGE.log(made).getFirst().state()).isEqualTo(Delivery.State.WAITING);
        assertThat(STAGE.log(made).getFirst().status()).contains(503);

        STAGE.receiver().answers(200);
        STAGE.database().clock().advance(Duration.ofSeconds(7));
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).hasSize(2);
        assertThat(STAGE.receiver().ids().getFirst())
                .isEqualTo(STAGE.receiver().ids().getLast());
        assertThat(STAGE.receiver().received().getFirst().timestamp())
                .isNotEqualTo(STAGE.receiver().received().getLast().timestamp());
        assertThat(STAGE.log(made).getFirst().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(STAGE.found(made).failingSince()).isEmpty();
    }

    @Test
    void an_endpoint_that_only_fails_is_switched_off_after_three_days() throws InterruptedException {
        var made = STAGE.endpoint(STAGE.werf());
        STAGE.receiver().answers(500);
        STAGE.checkIn(1, WERF, "demo-unlimited");
        for (int hours = 0; hours < 100; hours++) {
            STAGE.deliver();
            STAGE.database().clock().advance(Duration.ofHours(1));
        }
        assertThat(STAGE.found(made).state()).isEqualTo(State.FAILED);
        assertThat(STAGE.receiver().received()).hasSizeBetween(8, 10);
        assertThat(STAGE.database()
                        .texts("select actor || ' ' || details from audit_entry where act = 'WEBHOOK_FAILED'"))
                .containsExactly("server 127.0.0.1");
        int before = STAGE.receiver().received().size();
        STAGE.checkIn(2, WERF, "demo-unlimited");
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).hasSize(before);
    }

    @Test
    void an_endpoint_that_is_gone_gets_nothing_more() throws InterruptedException {
        var made = STAGE.endpoint(STAGE.werf());
        STAGE.receiver().answers(410);
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.checkIn(2, WERF, "demo-unlimited");
        STAGE.deliver();
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).hasSize(1);
        assertThat(STAGE.found(made).state()).isEqualTo(State.GONE);
    }

    @Test
    void a_redirect_is_a_failure_and_is_not_followed() throws InterruptedException {
        var made = STAGE.endpoint(STAGE.werf());
        STAGE.receiver().answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).hasSize(1);
        assertThat(STAGE.log(made).getFirst().status()).contains(307);
        assertThat(STAGE.log(made).getFirst().state()).isEqualTo(Delivery.State.WAITING);
    }

    @Test
    void of_a_giant_answer_only_the_beginning_is_read() throws InterruptedException {
        var made = STAGE.endpoint(STAGE.werf());
        STAGE.receiver().answers(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody()
                        .write("<b>much</b>\u0000\n".repeat(100).getBytes(UTF_8));
            }
        });
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.deliver();
        var delivery = STAGE.log(made).getFirst();
        assertThat(delivery.status()).contains(500);
        assertThat(delivery.answer()).startsWith("<b>much</b>").hasSizeLessThanOrEqualTo(1024);
    }

    @Test
    void a_receiver_that_does_not_answer_is_left_after_a_while_and_delays_no_other() throws Exception {
        var slow = STAGE.endpoint(STAGE.werf());
        var left = new CountDownLatch(1);
        STAGE.receiver().answers(_ -> await(left));
        try (var quick = Receiver.start();
                var hurried = STAGE.featuresWith(Map.of("webhook-timeout-seconds", "2"))
                        .webhooks()
                        .worker()) {
            STAGE.create(STAGE.werf(), quick.address());
            STAGE.checkIn(1, WERF, "demo-unlimited");
            STAGE.deliver(hurried);
            assertThat(quick.received()).hasSize(1);
        } finally {
            left.countDown();
        }
        assertThat(STAGE.log(slow).getFirst().answer()).isEqualTo("TIMED_OUT");
    }

    private static void await(CountDownLatch left) {
        assertThatCode(left::await).doesNotThrowAnyException();
    }

    @Test
    void the_admins_of_a_counter_are_mailed_when_its_webhook_is_switched_off_and_others_are_not()
            throws InterruptedException {
        STAGE.database().execute("""
                insert into counter_employee (counter_id, user_id, role)
                select ?, id, 'MEMBER' from app_user where nick = 'ben'""", STAGE.counter(WERF));
        var features = STAGE.featuresWith(Map.of(
                "smtp-host", "127.0.0.1", "public-url", "https://punten.example", "mail-from", "punten@stad.example"));
        var made = STAGE.endpoint(STAGE.werf());
        STAGE.receiver().answers(410);
        STAGE.checkIn(1, WERF, "demo-unlimited");
        try (var mailing = features.webhooks().worker()) {
            STAGE.deliver(mailing);
        }
        assertThat(STAGE.found(made).state()).isEqualTo(State.GONE);
        assertThat(STAGE.database().texts("select recipient || ': ' || subject from mail_outbox"))
                .containsExactly("ann@demo.example: Webhook uitgezet: Kassa");
        assertThat(STAGE.database().texts("select body from mail_outbox").getFirst())
                .contains(
                        "De webhook Kassa van CC De Werf staat uit",
                        "The webhook Kassa of CC De Werf is switched off",
                        "https://punten.example/counter/" + WERF + "/webhooks/" + made.key());

        STAGE.database().jdbi().useHandle(handle -> Outbox.forget(handle, user("ann")));
        assertThat(STAGE.database().number("select count(*) from mail_outbox")).isEqualTo(1);
        STAGE.database().jdbi().useHandle(handle -> Outbox.forgetAll(handle, user("ann")));
        assertThat(STAGE.database().number("select count(*) from mail_outbox")).isZero();
    }

    private static long user(String nick) {
        return STAGE.database().number("select id from app_user where nick = ?", nick);
    }
}
