package org.spaarpunt.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.webhooks.EndpointRegister.Draft;
import org.spaarpunt.webhooks.EndpointRegister.Owner;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.TestFeatures;

/**
 * A server that sends reports, its database, and a receiver on this machine that takes everything; begun anew, with the demo
 * data, before each test of the class that registers it.
 */
final class DeliveryStage implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final String WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    static final String CULTUURNET = "47B6FA21-ACB1-EA8F-2C231182C7DD0A19";
    static final Actor SYSTEM = new Actor.CommandLine();

    private static final Set<EventKind> ALL = Set.of(EventKind.values());

    static final String CHECKIN = """
            insert into checkin (passholder_id, event_id, card_number, consumer_key, counter_id, via, points, social_tariff,
                                 checked_in_at, period, ordinal)
            select ?, event.id, '0930056878802', ?, counter.id, 'COUNTER', 1, false, '2026-11-22 11:00:00+00', gen_random_uuid()::text, 1
            from counter, event where counter.consumer_key = ? and cdbid = ?
            """;

    private @Nullable DemoDatabase database;
    private @Nullable Acting acting;

    private record Acting(Receiver receiver, Features features, DeliveryWorker worker) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        database = DemoDatabase.open();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        database().restore();
        var features = featuresWith(Map.of());
        acting = new Acting(Receiver.start(), features, features.webhooks().worker());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        acting().worker().close();
        acting().receiver().close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database().close();
    }

    DemoDatabase database() {
        return Objects.requireNonNull(database, "no test class has begun");
    }

    Receiver receiver() {
        return acting().receiver();
    }

    Features features() {
        return acting().features();
    }

    DeliveryWorker worker() {
        return acting().worker();
    }

    /** Those of another server. An attempt may take as long as a busy machine needs for it. */
    Features featuresWith(Map<String, String> more) {
        var settings = new HashMap<>(
                Map.of("staleness-seconds", "0", "webhook-loopback", "true", "webhook-timeout-seconds", "60"));
        settings.putAll(more);
        return TestFeatures.with(database().jdbi(), database().clock(), settings);
    }

    void checkIn(int passholder, String counter, String event) {
        assertThat(database().execute(CHECKIN, passholder, counter, counter, event))
                .isEqualTo(1);
    }

    void deliver() throws InterruptedException {
        deliver(worker());
    }

    void deliver(DeliveryWorker worker) throws InterruptedException {
        awaitEarlierTransactions();
        round(worker);
    }

    static void round(DeliveryWorker worker) throws InterruptedException {
        worker.round();
        worker.settle();
    }

    /** Other tests write into the same PostgreSQL: while a transaction of theirs is under way, nothing newer is read. */
    void awaitEarlierTransactions() throws InterruptedException {
        long newest = database().number("select pg_current_xact_id()::text::bigint");
        for (int i = 0; i < 500 && oldestUnderWay() <= newest; i++) {
            Thread.sleep(20);
        }
        assertThat(oldestUnderWay()).isGreaterThan(newest);
    }

    private long oldestUnderWay() {
        return database().number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
    }

    /** An endpoint of an organiser for all kinds of reports, at the receiver. */
    NewSecret endpoint(Owner owner) {
        return create(owner, receiver().address());
    }

    NewSecret create(Owner owner, String address) {
        return done(features()
                .webhooks()
                .endpoints()
                .create(SYSTEM, owner, Optional.empty(), new Draft(address, "Kassa", ALL), Once.everyTime()));
    }

    static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).result();
    }

    List<Delivery> log(NewSecret made) {
        return features().webhooks().log().page(made.key(), 0, 100).rows();
    }

    Endpoint found(NewSecret made) {
        return features().webhooks().endpoints().find(made.key()).orElseThrow();
    }

    Owner werf() {
        return new Owner(counter(WERF), WERF, Optional.empty());
    }

    long counter(String key) {
        return database().number("select id from counter where consumer_key = ?", key);
    }

    private Acting acting() {
        return Objects.requireNonNull(acting, "no test has begun");
    }
}
