package org.spaarpunt.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.checkins.CheckinReference;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.http.TestCertificate;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.webhooks.Endpoint.State;
import org.spaarpunt.webhooks.EndpointRegister.Draft;
import org.spaarpunt.webhooks.EndpointRegister.Owner;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.TestFeatures;

/** Reports of check-ins on their way from the database to a receiver on this machine. */
class WebhookDeliveryTest {
    private static final String WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String CULTUURNET = "47B6FA21-ACB1-EA8F-2C231182C7DD0A19";
    private static final Actor SYSTEM = new Actor.CommandLine();
    private static final Set<EventKind> ALL = Set.of(EventKind.values());

    private static DemoDatabase database;

    private Receiver receiver;
    private Features features;
    private DeliveryWorker worker;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void start() throws IOException {
        database.restore();
        receiver = Receiver.start();
        features = features();
        worker = features.webhooks().worker();
    }

    @AfterEach
    void stop() {
        worker.close();
        receiver.close();
    }

    @Test
    void a_check_in_is_reported_once_with_a_signature_that_verifies() throws InterruptedException {
        var made = endpoint(werf());
        checkIn(1, WERF, "demo-unlimited");
        deliver();
        deliver();

        assertThat(receiver.received()).hasSize(1);
        var report = receiver.received().getFirst();
        var checkin = database.texts("select passholder_id || '-' || id from checkin order by id desc limit 1")
                .getFirst();
        assertThat(report.path()).isEqualTo("/in?from=spaarpunt");
        assertThat(report.id()).isEqualTo("checkin-granted_" + checkin);
        assertThat(report.body())
                .isEqualTo(
                        "{\"type\":\"checkin.granted\",\"timestamp\":\"2026-11-22T11:00:00+00:00\",\"data\":{\"id\":\""
                                + checkin + "\",\"eventId\":\""
                                + database.texts("select api_id from event where cdbid = 'demo-unlimited'")
                                        .getFirst()
                                + "\",\"organizerId\":\"" + WERF + "\",\"points\":1}}");
        assertThat(report.timestamp()).isEqualTo("1795345200");
        assertThat(report.signature())
                .isEqualTo(new SigningSecret(made.secret())
                        .sign(report.id(), Instant.ofEpochSecond(1_795_345_200), report.body()));
        assertThat(log(made)).extracting(Delivery::state).containsExactly(Delivery.State.DELIVERED);
    }

    @Test
    void an_undone_check_in_is_reported_too() throws InterruptedException {
        endpoint(werf());
        checkIn(1, WERF, "demo-unlimited");
        deliver();
        var checkin = CheckinReference.parse(
                        database.texts("select passholder_id || '-' || id from checkin order by id desc limit 1")
                                .getFirst())
                .orElseThrow();
        database.execute("update balance set points = points + 1 where passholder_id = 1");
        assertThat(features.checkins().undo().undo(checkin, new CheckinUndo.AtCounter(counter(WERF), Optional.empty())))
                .isInstanceOf(CheckinUndo.Outcome.Undone.class);
        deliver();
        assertThat(receiver.ids())
                .containsExactly("checkin-granted_" + checkin.text(), "checkin-undone_" + checkin.text());
    }

    @Test
    void an_organiser_hears_of_its_own_events_and_its_own_counter_only() throws InterruptedException {
        endpoint(werf());
        checkIn(1, CULTUURNET, "demo-unlimited");
        checkIn(2, WERF, "demo-haaltert");
        checkIn(3, CULTUURNET, "fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c");
        deliver();
        assertThat(receiver.ids()).hasSize(2);
    }

    @Test
    void a_check_in_that_commits_late_is_not_passed_over() throws InterruptedException {
        endpoint(werf());
        try (var late = database.jdbi().open()) {
            late.begin();
            late.execute(CHECKIN, 1, WERF, WERF, "demo-unlimited");
            checkIn(2, WERF, "demo-unlimited");
            round(worker);
            late.commit();
        }
        deliver();
        deliver();
        assertThat(receiver.ids()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void two_servers_report_each_check_in_once() throws InterruptedException {
        endpoint(werf());
        for (int i = 0; i < 60; i++) {
            checkIn(1, WERF, "demo-unlimited");
        }
        awaitEarlierTransactions();
        try (var other = features().webhooks().worker()) {
            worker.round();
            other.round();
            worker.settle();
            other.settle();
            worker.round();
            other.round();
            worker.settle();
            other.settle();
        }
        assertThat(receiver.ids()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void what_a_killed_server_had_leased_is_sent_by_another_one() throws InterruptedException {
        var made = endpoint(werf());
        checkIn(1, WERF, "demo-unlimited");
        awaitEarlierTransactions();
        reader().read();
        assertThat(queue().lease(made.key())).hasSize(1);
        deliver();
        assertThat(receiver.received()).isEmpty();
        database.clock().advance(Duration.ofMinutes(5));
        deliver();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void a_receiver_that_fails_gets_the_same_report_again_later() throws InterruptedException {
        var made = endpoint(werf());
        receiver.answers(503);
        checkIn(1, WERF, "demo-unlimited");
        deliver();
        deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(log(made).getFirst().state()).isEqualTo(Delivery.State.WAITING);
        assertThat(log(made).getFirst().status()).contains(503);

        receiver.answers(200);
        database.clock().advance(Duration.ofSeconds(7));
        deliver();
        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.ids().getFirst()).isEqualTo(receiver.ids().getLast());
        assertThat(receiver.received().getFirst().timestamp())
                .isNotEqualTo(receiver.received().getLast().timestamp());
        assertThat(log(made).getFirst().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(found(made).failingSince()).isEmpty();
    }

    @Test
    void an_endpoint_that_only_fails_is_switched_off_after_three_days() throws InterruptedException {
        var made = endpoint(werf());
        receiver.answers(500);
        checkIn(1, WERF, "demo-unlimited");
        for (int hours = 0; hours < 100; hours++) {
            deliver();
            database.clock().advance(Duration.ofHours(1));
        }
        assertThat(found(made).state()).isEqualTo(State.FAILED);
        assertThat(receiver.received()).hasSizeBetween(8, 10);
        assertThat(database.texts("select actor || ' ' || details from audit_entry where act = 'WEBHOOK_FAILED'"))
                .containsExactly("server 127.0.0.1");
        int before = receiver.received().size();
        checkIn(2, WERF, "demo-unlimited");
        deliver();
        assertThat(receiver.received()).hasSize(before);
    }

    @Test
    void an_endpoint_that_is_gone_gets_nothing_more() throws InterruptedException {
        var made = endpoint(werf());
        receiver.answers(410);
        checkIn(1, WERF, "demo-unlimited");
        checkIn(2, WERF, "demo-unlimited");
        deliver();
        deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(found(made).state()).isEqualTo(State.GONE);
    }

    @Test
    void a_redirect_is_a_failure_and_is_not_followed() throws InterruptedException {
        var made = endpoint(werf());
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });
        checkIn(1, WERF, "demo-unlimited");
        deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(log(made).getFirst().status()).contains(307);
        assertThat(log(made).getFirst().state()).isEqualTo(Delivery.State.WAITING);
    }

    @Test
    void of_a_giant_answer_only_the_beginning_is_read() throws InterruptedException {
        var made = endpoint(werf());
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody()
                        .write("<b>much</b>\u0000\n".repeat(100).getBytes(UTF_8));
            }
        });
        checkIn(1, WERF, "demo-unlimited");
        deliver();
        var delivery = log(made).getFirst();
        assertThat(delivery.status()).contains(500);
        assertThat(delivery.answer()).startsWith("<b>much</b>").hasSizeLessThanOrEqualTo(1024);
    }

    @Test
    void a_receiver_that_does_not_answer_is_left_after_a_while_and_delays_no_other() throws Exception {
        var slow = endpoint(werf());
        receiver.answers(_ -> sleep());
        try (var quick = Receiver.start()) {
            create(werf(), quick.address());
            checkIn(1, WERF, "demo-unlimited");
            deliver();
            assertThat(quick.received()).hasSize(1);
        }
        assertThat(log(slow).getFirst().answer()).isEqualTo("TIMED_OUT");
    }

    @Test
    void a_message_travels_over_tls_to_a_receiver_whose_certificate_is_trusted_and_is_for_its_host() throws Exception {
        var certificate = TestCertificate.ec();
        try (var secure = Receiver.start(certificate.server())) {
            var good = create(werf(), "https://localhost:" + secure.port() + "/in");
            var misnamed = create(werf(), "https://hooks.example:" + secure.port() + "/in");
            checkIn(1, WERF, "demo-unlimited");
            awaitEarlierTransactions();
            try (var trusting = features.webhooks().worker(onLoopback(certificate.client()))) {
                round(trusting);
            }
            assertThat(secure.received()).hasSize(1);
            assertThat(log(good).getFirst().state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(log(misnamed).getFirst().answer()).isEqualTo("TLS_FAILED");
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_gets_no_message() throws Exception {
        try (var secure = Receiver.start(TestCertificate.ec().server())) {
            var made = create(werf(), "https://localhost:" + secure.port() + "/in");
            checkIn(1, WERF, "demo-unlimited");
            awaitEarlierTransactions();
            try (var strict = features.webhooks().worker(onLoopback(SSLContext.getDefault()))) {
                round(strict);
            }
            assertThat(secure.received()).isEmpty();
            assertThat(log(made).getFirst().answer()).isEqualTo("TLS_FAILED");
        }
    }

    private static WebhookSender.Network onLoopback(SSLContext tls) {
        return new WebhookSender.Network(_ -> List.of(InetAddress.getLoopbackAddress()), tls.getSocketFactory());
    }

    @Test
    void the_admins_of_a_counter_are_mailed_when_its_webhook_is_switched_off_and_others_are_not()
            throws InterruptedException {
        database.execute("""
                insert into counter_employee (counter_id, user_id, role)
                select ?, id, 'MEMBER' from app_user where nick = 'ben'""", counter(WERF));
        features = features(Map.of(
                "smtp-host", "127.0.0.1", "public-url", "https://punten.example", "mail-from", "punten@stad.example"));
        var made = endpoint(werf());
        receiver.answers(410);
        checkIn(1, WERF, "demo-unlimited");
        awaitEarlierTransactions();
        try (var mailing = features.webhooks().worker()) {
            round(mailing);
        }
        assertThat(found(made).state()).isEqualTo(State.GONE);
        assertThat(database.texts("select recipient || ': ' || subject from mail_outbox"))
                .containsExactly("ann@demo.example: Webhook uitgezet: Kassa");
        assertThat(database.texts("select body from mail_outbox").getFirst())
                .contains(
                        "De webhook Kassa van CC De Werf staat uit",
                        "The webhook Kassa of CC De Werf is switched off",
                        "https://punten.example/counter/" + WERF + "/webhooks/" + made.key());

        database.jdbi().useHandle(handle -> Outbox.forget(handle, user("ann")));
        assertThat(database.number("select count(*) from mail_outbox")).isEqualTo(1);
        database.jdbi().useHandle(handle -> Outbox.forgetAll(handle, user("ann")));
        assertThat(database.number("select count(*) from mail_outbox")).isZero();
    }

    private static long user(String nick) {
        return database.number("select id from app_user where nick = ?", nick);
    }

    @Test
    void a_host_that_leads_to_a_private_network_is_not_connected_to() throws InterruptedException {
        var made = create(werf(), "https://hooks.example:" + receiver.port() + "/");
        var inside = new WebhookSender.Network(
                _ -> List.of(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1")),
                (SSLSocketFactory) SSLSocketFactory.getDefault());
        checkIn(1, WERF, "demo-unlimited");
        awaitEarlierTransactions();
        try (var guarded = features.webhooks().worker(inside)) {
            round(guarded);
        }
        assertThat(log(made).getFirst().answer()).isEqualTo("FORBIDDEN_ADDRESS");
    }

    @Test
    void while_a_secret_is_replaced_both_sign() throws InterruptedException {
        var made = endpoint(werf());
        var next = done(features.webhooks()
                .endpoints()
                .rotate(SYSTEM, werf(), made.key(), Duration.ofHours(1), Once.everyTime()));
        checkIn(1, WERF, "demo-unlimited");
        deliver();
        var report = receiver.received().getFirst();
        var at = database.clock().instant();
        assertThat(report.signature())
                .isEqualTo(new SigningSecret(next.secret()).sign(report.id(), at, report.body()) + " "
                        + new SigningSecret(made.secret()).sign(report.id(), at, report.body()));

        database.clock().advance(Duration.ofHours(1));
        checkIn(2, WERF, "demo-unlimited");
        deliver();
        assertThat(receiver.received().getLast().signature()).doesNotContain(" ");
    }

    @Test
    void what_happens_while_an_endpoint_is_off_is_not_reported() throws InterruptedException {
        var made = endpoint(werf());
        var endpoints = features.webhooks().endpoints();
        endpoints.switchOff(SYSTEM, werf(), made.key());
        checkIn(1, WERF, "demo-unlimited");
        deliver();
        endpoints.switchOn(SYSTEM, werf(), made.key());
        checkIn(2, WERF, "demo-unlimited");
        deliver();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void an_application_hears_only_what_it_may_read() throws InterruptedException {
        var owner = new Owner(counter(WERF), WERF, Optional.of("demo-integrator"));
        create(owner, receiver.address());
        database.execute("delete from counter_agent where consumer_key = 'demo-integrator'");
        features.caches().places().forget();
        checkIn(1, WERF, "demo-unlimited");
        deliver();
        assertThat(receiver.received()).isEmpty();

        database.execute(
                "insert into counter_agent (consumer_key, counter_id, permission) values ('demo-integrator', ?, 'CHECKINS_READ')",
                counter(WERF));
        features.caches().places().forget();
        checkIn(2, WERF, "demo-unlimited");
        deliver();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void the_log_of_deliveries_ends_after_some_weeks() throws InterruptedException {
        var made = endpoint(werf());
        checkIn(1, WERF, "demo-unlimited");
        deliver();
        database.clock().advance(Duration.ofDays(29));
        features.webhooks().log().forgetOld();
        assertThat(log(made)).hasSize(1);
        database.clock().advance(Duration.ofDays(2));
        features.webhooks().log().forgetOld();
        assertThat(log(made)).isEmpty();
    }

    @Test
    void a_database_that_was_restored_into_another_server_goes_on() throws InterruptedException {
        endpoint(werf());
        database.execute("update webhook_endpoint set read_until = read_until + 1000000");
        deliver();
        checkIn(1, WERF, "demo-unlimited");
        deliver();
        assertThat(receiver.received()).hasSize(1);
    }

    private static final String CHECKIN = """
            insert into checkin (passholder_id, event_id, card_number, consumer_key, counter_id, via, points, social_tariff,
                                 checked_in_at, period, ordinal)
            select ?, event.id, '0930056878802', ?, counter.id, 'COUNTER', 1, false, '2026-11-22 11:00:00+00', gen_random_uuid()::text, 1
            from counter, event where counter.consumer_key = ? and cdbid = ?
            """;

    private static void checkIn(int passholder, String counter, String event) {
        assertThat(database.execute(CHECKIN, passholder, counter, counter, event))
                .isEqualTo(1);
    }

    private void deliver() throws InterruptedException {
        awaitEarlierTransactions();
        round(worker);
    }

    private static void round(DeliveryWorker worker) throws InterruptedException {
        worker.round();
        worker.settle();
    }

    /** Other tests write into the same PostgreSQL: while a transaction of theirs is under way, nothing newer is read. */
    private static void awaitEarlierTransactions() throws InterruptedException {
        long newest = database.number("select pg_current_xact_id()::text::bigint");
        for (int i = 0; i < 500 && oldestUnderWay() <= newest; i++) {
            Thread.sleep(20);
        }
        assertThat(oldestUnderWay()).isGreaterThan(newest);
    }

    private static long oldestUnderWay() {
        return database.number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
    }

    private NewSecret endpoint(Owner owner) {
        return create(owner, receiver.address());
    }

    private NewSecret create(Owner owner, String address) {
        return done(features.webhooks()
                .endpoints()
                .create(SYSTEM, owner, Optional.empty(), new Draft(address, "Kassa", ALL), Once.everyTime()));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).result();
    }

    private List<Delivery> log(NewSecret made) {
        return features.webhooks().log().page(made.key(), 0, 100).rows();
    }

    private Endpoint found(NewSecret made) {
        return features.webhooks().endpoints().find(made.key()).orElseThrow();
    }

    private EventReader reader() {
        return new EventReader(database.jdbi(), features.caches().places(), database.clock());
    }

    private static DeliveryQueue queue() {
        var outbox = new Outbox(database.jdbi(), TestFeatures.box(), Optional.empty(), database.clock());
        return new DeliveryQueue(
                database.jdbi(),
                TestFeatures.box(),
                new Random(1),
                database.clock(),
                Duration.ofSeconds(1),
                new EndpointMails(outbox, Optional.empty()));
    }

    private static Features features() {
        return features(Map.of());
    }

    private static Features features(Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.putAll(Map.of("staleness-seconds", "0", "webhook-loopback", "true", "webhook-timeout-seconds", "1"));
        return TestFeatures.with(database.jdbi(), database.clock(), settings);
    }

    private static Owner werf() {
        return new Owner(counter(WERF), WERF, Optional.empty());
    }

    private static long counter(String key) {
        return database.number("select id from counter where consumer_key = ?", key);
    }

    private static void sleep() {
        assertThatCode(() -> Thread.sleep(1_500)).doesNotThrowAnyException();
    }
}
