package org.spaarpunt;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.storage.TestPostgres;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.TestClock;
import org.spaarpunt.wiring.Core;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.TestFeatures;

/** The real server on loopback, on a real database with the demo data, at a moment that the test chooses. */
public final class RunningServer implements AutoCloseable {
    private static final String UNBALANCED = """
            select passholder_id from unbalanced
            union all
            select passholder_id from balance
            where checkins <> (
                select count(*) from checkin
                where checkin.passholder_id = balance.passholder_id and checkin.reversed_at is null)
            """;

    /** A Sunday in winter, 12:00 in Brussels: the moment at which the demo data was loaded. */
    public static final Instant START = Instant.parse("2026-11-22T11:00:00Z");

    /** What every test's server seals secrets with. */
    public static final SealingKeys KEYS = TestFeatures.KEYS;

    private static final int CONNECTIONS = 4;

    private final App app;
    private final Features features;
    private final Database database;
    private final TestClock clock;

    private RunningServer(App app, Features features, Database database, TestClock clock) {
        this.app = app;
        this.features = features;
        this.database = database;
        this.clock = clock;
    }

    /** A new database with the demo data. */
    public static TestDatabase demoDatabase() {
        return TestPostgres.cloneOf(Template.NAME);
    }

    /** A server on this database; several may run on one. */
    public static RunningServer on(TestDatabase database) {
        return on(database, Map.of());
    }

    /** A server with more settings than its port, which is any free one. */
    public static RunningServer on(TestDatabase database, Map<String, String> settings) {
        return on(database.open(CONNECTIONS), settings);
    }

    /** The same on any database, whose schema it brings up to date first. */
    public static RunningServer on(DatabaseAddress address, Map<String, String> settings) {
        var replica = Settings.of(settings, Map.of()).database().replica();
        return on(Database.open(address, CONNECTIONS, replica), settings);
    }

    private static RunningServer on(Database database, Map<String, String> settings) {
        var chosen = new HashMap<>(settings);
        chosen.put("port", "0");
        chosen.putIfAbsent("staleness-seconds", "0");
        chosen.putIfAbsent("administrator-second-factor", "false");
        var clock = new TestClock(START);
        var requestIds = new AtomicLong();
        var machine = new Machine(clock, new SecureRandom(), () -> "test-" + requestIds.incrementAndGet());
        var core = Core.on(database.jdbi(), KEYS, machine.random(), clock, Settings.of(chosen, Map.of()))
                .with(TestFeatures.PASSWORD_COST)
                .readingFrom(database.reading());
        var features = new Features(core);
        return new RunningServer(App.start(features, database, machine), features, database, clock);
    }

    public TestClock clock() {
        return clock;
    }

    /** The features that it serves. */
    public Features features() {
        return features;
    }

    public Jdbi jdbi() {
        return database.jdbi();
    }

    /** What a test has put into the database as it is typed becomes what a server has put there. */
    public void sealSecrets() {
        features.identity().secrets().sealPlain();
    }

    /** Where it listens, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + app.port());
    }

    public Client as(DemoProfile profile) {
        return as(profile.keys());
    }

    public Client as(Keys keys) {
        return new Client(uri(), keys, clock);
    }

    /** Passholders whose balance is not the sum of their transfers: none, ever. */
    public List<Long> unbalanced() {
        return jdbi().withHandle(handle ->
                handle.createQuery(UNBALANCED).mapTo(Long.class).list());
    }

    @Override
    public void close() {
        app.close();
    }

    /** Loaded with the first database that is asked for. */
    private static final class Template {
        private static final String NAME = TestPostgres.template(RunningServer::loadDemo);
    }

    /** Fills an empty database. */
    public static void loadDemo(DatabaseAddress address) {
        try (var database = Database.open(address, 1)) {
            TestFeatures.loadDemo(database.jdbi(), START);
            // As a server that has been started before, so that the start of each test's server makes none.
            TestFeatures.on(database.jdbi(), () -> START).openid().prepare();
        }
    }
}
