package org.spaarpunt.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.webhooks.DeliveryStage.CULTUURNET;
import static org.spaarpunt.webhooks.DeliveryStage.SYSTEM;
import static org.spaarpunt.webhooks.DeliveryStage.WERF;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.acts.Once;
import org.spaarpunt.checkins.CheckinReference;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.webhooks.EndpointRegister.Owner;
import org.spaarpunt.wiring.TestFeatures;

/** Reports of check-ins on their way from the database to a receiver on this machine. */
class WebhookDeliveryTest {
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
    void a_check_in_is_reported_once_with_a_signature_that_verifies() throws InterruptedException {
        var made = stage.endpoint(stage.werf());
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.deliver();
        stage.deliver();

        assertThat(receiver.received()).hasSize(1);
        var report = receiver.received().getFirst();
        var checkin = stage.database()
                .texts("select passholder_id || '-' || id from checkin order by id desc limit 1")
                .getFirst();
        assertThat(report.path()).isEqualTo("/in?from=spaarpunt");
        assertThat(report.id()).isEqualTo("checkin-granted_" + checkin);
        assertThat(report.body())
                .isEqualTo(
                        "{\"type\":\"checkin.granted\",\"timestamp\":\"2026-11-22T11:00:00+00:00\",\"data\":{\"id\":\""
                                + checkin + "\",\"eventId\":\""
                                + stage.database()
                                        .texts("select api_id from event where cdbid = 'demo-unlimited'")
                                        .getFirst()
                                + "\",\"organizerId\":\"" + WERF + "\",\"points\":1}}");
        assertThat(report.timestamp()).isEqualTo("1795345200");
        assertThat(report.signature())
                .isEqualTo(new SigningSecret(made.secret())
                        .sign(report.id(), Instant.ofEpochSecond(1_795_345_200), report.body()));
        assertThat(stage.log(made)).extracting(Delivery::state).containsExactly(Delivery.State.DELIVERED);
    }

    @Test
    void an_undone_check_in_is_reported_too() throws InterruptedException {
        stage.endpoint(stage.werf());
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.deliver();
        var checkin = CheckinReference.parse(stage.database()
                        .texts("select passholder_id || '-' || id from checkin order by id desc limit 1")
                        .getFirst())
                .orElseThrow();
        stage.database().execute("update balance set points = points + 1 where passholder_id = 1");
        assertThat(stage.features()
                        .checkins()
                        .undo()
                        .undo(checkin, new CheckinUndo.AtCounter(stage.counter(WERF), Optional.empty())))
                .isInstanceOf(CheckinUndo.Outcome.Undone.class);
        stage.deliver();
        assertThat(receiver.ids())
                .containsExactly("checkin-granted_" + checkin.text(), "checkin-undone_" + checkin.text());
    }

    @Test
    void an_organiser_hears_of_its_own_events_and_its_own_counter_only() throws InterruptedException {
        stage.endpoint(stage.werf());
        stage.checkIn(1, CULTUURNET, "demo-unlimited");
        stage.checkIn(2, WERF, "demo-haaltert");
        stage.checkIn(3, CULTUURNET, "fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c");
        stage.deliver();
        assertThat(receiver.ids()).hasSize(2);
    }

    @Test
    void a_check_in_that_commits_late_is_not_passed_over() throws InterruptedException {
        stage.endpoint(stage.werf());
        try (var late = stage.database().jdbi().open()) {
            late.begin();
            late.execute(DeliveryStage.CHECKIN, 1, WERF, WERF, "demo-unlimited");
            stage.checkIn(2, WERF, "demo-unlimited");
            DeliveryStage.round(stage.worker());
            late.commit();
        }
        stage.deliver();
        stage.deliver();
        assertThat(receiver.ids()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void two_servers_report_each_check_in_once() throws InterruptedException {
        stage.endpoint(stage.werf());
        for (int i = 0; i < 60; i++) {
            stage.checkIn(1, WERF, "demo-unlimited");
        }
        stage.awaitEarlierTransactions();
        try (var other = stage.featuresWith(Map.of()).webhooks().worker()) {
            stage.worker().round();
            other.round();
            stage.worker().settle();
            other.settle();
            stage.worker().round();
            other.round();
            stage.worker().settle();
            other.settle();
        }
        assertThat(receiver.ids()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void what_a_killed_server_had_leased_is_sent_by_another_one() throws InterruptedException {
        var made = stage.endpoint(stage.werf());
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.awaitEarlierTransactions();
        reader().read();
        assertThat(queue().lease(made.key())).hasSize(1);
        stage.deliver();
        assertThat(receiver.received()).isEmpty();
        stage.database().clock().advance(Duration.ofMinutes(5));
        stage.deliver();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void while_a_secret_is_replaced_both_sign() throws InterruptedException {
        var made = stage.endpoint(stage.werf());
        var next = DeliveryStage.done(stage.features()
                .webhooks()
                .endpoints()
                .rotate(SYSTEM, stage.werf(), made.key(), Duration.ofHours(1), Once.everyTime()));
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.deliver();
        var report = receiver.received().getFirst();
        var at = stage.database().clock().instant();
        assertThat(report.signature())
                .isEqualTo(new SigningSecret(next.secret()).sign(report.id(), at, report.body()) + " "
                        + new SigningSecret(made.secret()).sign(report.id(), at, report.body()));

        stage.database().clock().advance(Duration.ofHours(1));
        stage.checkIn(2, WERF, "demo-unlimited");
        stage.deliver();
        assertThat(receiver.received().getLast().signature()).doesNotContain(" ");
    }

    @Test
    void what_happens_while_an_endpoint_is_off_is_not_reported() throws InterruptedException {
        var made = stage.endpoint(stage.werf());
        var endpoints = stage.features().webhooks().endpoints();
        endpoints.switchOff(SYSTEM, stage.werf(), made.key());
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.deliver();
        endpoints.switchOn(SYSTEM, stage.werf(), made.key());
        stage.checkIn(2, WERF, "demo-unlimited");
        stage.deliver();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void an_application_hears_only_what_it_may_read() throws InterruptedException {
        var owner = new Owner(stage.counter(WERF), WERF, Optional.of("demo-integrator"));
        stage.create(owner, receiver.address());
        stage.database().execute("delete from counter_agent where consumer_key = 'demo-integrator'");
        stage.features().caches().places().forget();
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.deliver();
        assertThat(receiver.received()).isEmpty();

        stage.database()
                .execute(
                        "insert into counter_agent (consumer_key, counter_id, permission) values ('demo-integrator', ?, 'CHECKINS_READ')",
                        stage.counter(WERF));
        stage.features().caches().places().forget();
        stage.checkIn(2, WERF, "demo-unlimited");
        stage.deliver();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void the_log_of_deliveries_ends_after_some_weeks() throws InterruptedException {
        var made = stage.endpoint(stage.werf());
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.deliver();
        stage.database().clock().advance(Duration.ofDays(29));
        stage.features().webhooks().log().forgetOld();
        assertThat(stage.log(made)).hasSize(1);
        stage.database().clock().advance(Duration.ofDays(2));
        stage.features().webhooks().log().forgetOld();
        assertThat(stage.log(made)).isEmpty();
    }

    @Test
    void a_database_that_was_restored_into_another_server_goes_on() throws InterruptedException {
        stage.endpoint(stage.werf());
        stage.database().execute("update webhook_endpoint set read_until = read_until + 1000000");
        stage.deliver();
        stage.checkIn(1, WERF, "demo-unlimited");
        stage.deliver();
        assertThat(receiver.received()).hasSize(1);
    }

    private static EventReader reader() {
        return new EventReader(
                stage.database().jdbi(),
                stage.features().caches().places(),
                stage.database().clock());
    }

    private static DeliveryQueue queue() {
        var database = stage.database();
        var outbox = new Outbox(database.jdbi(), TestFeatures.box(), Optional.empty(), database.clock());
        return new DeliveryQueue(
                database.jdbi(),
                TestFeatures.box(),
                new Random(1),
                database.clock(),
                Duration.ofSeconds(1),
                new EndpointMails(outbox, Optional.empty()));
    }
}
