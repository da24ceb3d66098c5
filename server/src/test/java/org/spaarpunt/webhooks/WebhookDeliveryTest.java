package org.spaarpunt.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.webhooks.DeliveryStage.CULTUURNET;
import static org.spaarpunt.webhooks.DeliveryStage.SYSTEM;
import static org.spaarpunt.webhooks.DeliveryStage.WERF;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.acts.Once;
import org.spaarpunt.checkins.CheckinReference;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.webhooks.EndpointRegister.Owner;
import org.spaarpunt.wiring.TestFeatures;

/** Reports of check-ins on their way from the database to a receiver on this machine. */
class WebhookDeliveryTest {
    @RegisterExtension
    static final DeliveryStage STAGE = new DeliveryStage();

    @Test
    void a_check_in_is_reported_once_with_a_signature_that_verifies() throws InterruptedException {
        var made = STAGE.endpoint(STAGE.werf());
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.deliver();
        STAGE.deliver();

        assertThat(STAGE.receiver().received()).hasSize(1);
        var report = STAGE.receiver().received().getFirst();
        var checkin = STAGE.database()
                .texts("select passholder_id || '-' || id from checkin order by id desc limit 1")
                .getFirst();
        assertThat(report.path()).isEqualTo("/in?from=spaarpunt");
        assertThat(report.id()).isEqualTo("checkin-granted_" + checkin);
        assertThat(report.body())
                .isEqualTo(
                        "{\"type\":\"checkin.granted\",\"timestamp\":\"2026-11-22T11:00:00+00:00\",\"data\":{\"id\":\""
                                + checkin + "\",\"eventId\":\""
                                + STAGE.database()
                                        .texts("select api_id from event where cdbid = 'demo-unlimited'")
                                        .getFirst()
                                + "\",\"organizerId\":\"" + WERF + "\",\"points\":1}}");
        assertThat(report.timestamp()).isEqualTo("1795345200");
        assertThat(report.signature())
                .isEqualTo(new SigningSecret(made.secret())
                        .sign(report.id(), Instant.ofEpochSecond(1_795_345_200), report.body()));
        assertThat(STAGE.log(made)).extracting(Delivery::state).containsExactly(Delivery.State.DELIVERED);
    }

    @Test
    void an_undone_check_in_is_reported_too() throws InterruptedException {
        STAGE.endpoint(STAGE.werf());
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.deliver();
        var checkin = CheckinReference.parse(STAGE.database()
                        .texts("select passholder_id || '-' || id from checkin order by id desc limit 1")
                        .getFirst())
                .orElseThrow();
        STAGE.database().execute("update balance set points = points + 1 where passholder_id = 1");
        assertThat(STAGE.features()
                        .checkins()
                        .undo()
                        .undo(checkin, new CheckinUndo.AtCounter(STAGE.counter(WERF), Optional.empty())))
                .isInstanceOf(CheckinUndo.Outcome.Undone.class);
        STAGE.deliver();
        assertThat(STAGE.receiver().ids())
                .containsExactly("checkin-granted_" + checkin.text(), "checkin-undone_" + checkin.text());
    }

    @Test
    void an_organiser_hears_of_its_own_events_and_its_own_counter_only() throws InterruptedException {
        STAGE.endpoint(STAGE.werf());
        STAGE.checkIn(1, CULTUURNET, "demo-unlimited");
        STAGE.checkIn(2, WERF, "demo-haaltert");
        STAGE.checkIn(3, CULTUURNET, "fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c");
        STAGE.deliver();
        assertThat(STAGE.receiver().ids()).hasSize(2);
    }

    @Test
    void a_check_in_that_commits_late_is_not_passed_over() throws InterruptedException {
        STAGE.endpoint(STAGE.werf());
        try (var late = STAGE.database().jdbi().open()) {
            late.begin();
            late.execute(DeliveryStage.CHECKIN, 1, WERF, WERF, "demo-unlimited");
            STAGE.checkIn(2, WERF, "demo-unlimited");
            DeliveryStage.round(STAGE.worker());
            late.commit();
        }
        STAGE.deliver();
        STAGE.deliver();
        assertThat(STAGE.receiver().ids()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void two_servers_report_each_check_in_once() throws InterruptedException {
        STAGE.endpoint(STAGE.werf());
        for (int i = 0; i < 60; i++) {
            STAGE.checkIn(1, WERF, "demo-unlimited");
        }
        STAGE.awaitEarlierTransactions();
        try (var other = STAGE.featuresWith(Map.of()).webhooks().worker()) {
            STAGE.worker().round();
            other.round();
            STAGE.worker().settle();
            other.settle();
            STAGE.worker().round();
            other.round();
            STAGE.worker().settle();
            other.settle();
        }
        assertThat(STAGE.receiver().ids()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void what_a_killed_server_had_leased_is_sent_by_another_one() throws InterruptedException {
        var made = STAGE.endpoint(STAGE.werf());
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.awaitEarlierTransactions();
        reader().read();
        assertThat(queue().lease(made.key())).hasSize(1);
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).isEmpty();
        STAGE.database().clock().advance(Duration.ofMinutes(5));
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).hasSize(1);
    }

    @Test
    void while_a_secret_is_replaced_both_sign() throws InterruptedException {
        var made = STAGE.endpoint(STAGE.werf());
        var next = DeliveryStage.done(STAGE.features()
                .webhooks()
                .endpoints()
                .rotate(SYSTEM, STAGE.werf(), made.key(), Duration.ofHours(1), Once.everyTime()));
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.deliver();
        var report = STAGE.receiver().received().getFirst();
        var at = STAGE.database().clock().instant();
        assertThat(report.signature())
                .isEqualTo(new SigningSecret(next.secret()).sign(report.id(), at, report.body()) + " "
                        + new SigningSecret(made.secret()).sign(report.id(), at, report.body()));

        STAGE.database().clock().advance(Duration.ofHours(1));
        STAGE.checkIn(2, WERF, "demo-unlimited");
        STAGE.deliver();
        assertThat(STAGE.receiver().received().getLast().signature()).doesNotContain(" ");
    }

    @Test
    void what_happens_while_an_endpoint_is_off_is_not_reported() throws InterruptedException {
        var made = STAGE.endpoint(STAGE.werf());
        var endpoints = STAGE.features().webhooks().endpoints();
        endpoints.switchOff(SYSTEM, STAGE.werf(), made.key());
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.deliver();
        endpoints.switchOn(SYSTEM, STAGE.werf(), made.key());
        STAGE.checkIn(2, WERF, "demo-unlimited");
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).hasSize(1);
    }

    @Test
    void an_application_hears_only_what_it_may_read() throws InterruptedException {
        var owner = new Owner(STAGE.counter(WERF), WERF, Optional.of("demo-integrator"));
        STAGE.create(owner, STAGE.receiver().address());
        STAGE.database().execute("delete from counter_agent where consumer_key = 'demo-integrator'");
        STAGE.features().caches().places().forget();
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).isEmpty();

        STAGE.database()
                .execute(
                        "insert into counter_agent (consumer_key, counter_id, permission) values ('demo-integrator', ?, 'CHECKINS_READ')",
                        STAGE.counter(WERF));
        STAGE.features().caches().places().forget();
        STAGE.checkIn(2, WERF, "demo-unlimited");
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).hasSize(1);
    }

    @Test
    void the_log_of_deliveries_ends_after_some_weeks() throws InterruptedException {
        var made = STAGE.endpoint(STAGE.werf());
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.deliver();
        STAGE.database().clock().advance(Duration.ofDays(29));
        STAGE.features().webhooks().log().forgetOld();
        assertThat(STAGE.log(made)).hasSize(1);
        STAGE.database().clock().advance(Duration.ofDays(2));
        STAGE.features().webhooks().log().forgetOld();
        assertThat(STAGE.log(made)).isEmpty();
    }

    @Test
    void a_database_that_was_restored_into_another_server_goes_on() throws InterruptedException {
        STAGE.endpoint(STAGE.werf());
        STAGE.database().execute("update webhook_endpoint set read_until = read_until + 1000000");
        STAGE.deliver();
        STAGE.checkIn(1, WERF, "demo-unlimited");
        STAGE.deliver();
        assertThat(STAGE.receiver().received()).hasSize(1);
    }

    private static EventReader reader() {
        return new EventReader(
                STAGE.database().jdbi(),
                STAGE.features().caches().places(),
                STAGE.database().clock());
    }

    private static DeliveryQueue queue() {
        var database = STAGE.database();
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
