package org.spaarpunt;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.spaarpunt.backups.BackupSchedule;
import org.spaarpunt.backups.Backups;
import org.spaarpunt.build.BuildInfo;
import org.spaarpunt.demo.DemoData;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.secrets.KeyFile;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.wiring.Core;
import org.spaarpunt.wiring.Features;

/** A server with its database, the embedded one included: what one command starts and one signal stops. */
final class ServerProcess implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(ServerProcess.class);

    /** How often it is looked whether a backup is due. */
    private static final Duration BACKUP_PERIOD = Duration.ofMinutes(1);

    private final App app;
    private final Optional<EmbeddedPostgres> embedded;
    private final Settings settings;
    private final Optional<Housekeeping> backups;
    private boolean closed;

    private ServerProcess(
            App app, Optional<EmbeddedPostgres> embedded, Settings settings, Optional<Housekeeping> backups) {
        this.app = app;
        this.backups = backups;
        this.embedded = embedded;
        this.settings = settings;
    }

    static ServerProcess serve(Settings settings, Machine machine) {
        return start(settings, machine, _ -> {});
    }

    /** @param fresh whether to delete the data of an earlier demo */
    static ServerProcess demo(Settings settings, boolean fresh, Machine machine) {
        if (fresh) {
            ListenAddress.of(settings).requireFree();
            EmbeddedPostgres.erase(
                    EmbeddedPostgresSettings.in(settings.database().data()));
        }
        return start(settings, machine, ServerProcess::loadDemo);
    }

    private static void loadDemo(Core core) {
        DemoData.load(core.jdbi(), core.box(), core.random(), core.clock().instant());
    }

    static ServerProcess rehearsal(Path scratch, Machine machine) {
        return start(Rehearsal.settings(scratch), machine, Rehearsal::prepare);
    }

    /** With demo data and a key of its own, on a free port of this machine. */
    static ServerProcess selftest(DatabaseAddress tables, Machine machine) {
        var settings = Settings.of(
                Map.of(
                        "port", "0",
                        "database-url", tables.jdbcUrl(),
                        "database-user", tables.user(),
                        "database-password", tables.password(),
                        "database-connections", "4",
                        "secret-keys", SealingKeys.newKey("selftest", machine.random())),
                Map.of());
        return start(settings, machine, ServerProcess::loadDemo);
    }

    /** The address at which clients on this machine reach it. */
    String address() {
        return address(settings, app.port());
    }

    static String address(Settings settings, int port) {
        var host = settings.address().host();
        var scheme = settings.address().tls().isPresent() ? "https://" : "http://";
        return scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Answers the accepted requests before the database closes. A second call waits for the first and does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        backups.ifPresent(Housekeeping::closeSoon);
        app.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static ServerProcess start(Settings settings, Machine machine, Consumer<Core> prepare) {
        var server = settings.database().address().isPresent()
                ? onDatabase(settings.database().address().get(), settings, machine, prepare)
                : onEmbedded(EmbeddedPostgresSettings.in(settings.database().data()), settings, machine, prepare);
        LOG.info(
                "server_started",
                "Listening on {address}; public address: {publicAddress}; health and metrics: {health}, {metrics}",
                server.address(),
                settings.address()
                        .publicAddress()
                        .configured()
                        .map(URI::toString)
                        .orElse("that of each request"),
                server.address() + "/health",
                server.address() + "/metrics");
        return server;
    }

    /** Checks whatever can be checked without the database first. */
    private static ServerProcess onDatabase(
            DatabaseAddress address, Settings settings, Machine machine, Consumer<Core> prepare) {
        LOG.info("database_chosen", "Database: {database}, user {user}", address.place(), address.user());
        var keys = settings.database().secretKeys().orElseThrow(ServerProcess::noKeys);
        if (settings.backups().isPresent()) {
            throw new Settings.InvalidSettings(
                    "The setting backup-directory is for an embedded database, and there is a"
                            + " database-url: back that one up with its own tools");
        }
        ListenAddress.of(settings).requireFree();
        var database = DatabaseWait.USUAL.until(() -> Database.open(
                address, settings.database().connections(), settings.database().replica()));
        return new ServerProcess(
                app(settings, _ -> keys, database, machine, prepare), Optional.empty(), settings, Optional.empty());
    }

    private static ServerProcess onEmbedded(
            EmbeddedPostgresSettings place, Settings settings, Machine machine, Consumer<Core> prepare) {
        LOG.info("embedded_database_chosen", "Database: embedded in {directory}", place.home());
        EmbeddedPostgres.requireFree(place);
        ListenAddress.of(settings).requireFree();
        var postgres = EmbeddedPostgres.start(place, machine.random());
        try {
            var database = Database.open(postgres.address(), settings.database().connections());
            var app = app(
                    settings,
                    opened -> settings.database()
                            .secretKeys()
                            .orElseGet(() -> keptKeys(settings.database().keyFile(), opened, machine)),
                    database,
                    machine,
                    prepare);
            backups(app.core()).ifPresent(Backups::removeLeftovers);
            var server = new ServerProcess(app, Optional.of(postgres), settings, schedule(app.core()));
            postgres.announce(settings.address()
                    .publicAddress()
                    .configured()
                    .map(URI::toString)
                    .orElseGet(server::address));
            return server;
        } catch (RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    private static SealingKeys keptKeys(KeyFile file, Database database, Machine machine) {
        var keys = SealingKeys.keptIn(file, database.jdbi(), machine.random());
        if (file.isInHome()) {
            LOG.warn(
                    "key_file_exposed",
                    "The key file {file} is stored with the data that it seals, so a copy of the data contains the"
                            + " key: set secret-key-file to another place, and the next start moves it there",
                    file.path());
        }
        return keys;
    }

    /** In a thread of its own, because a backup takes as long as the database is large. */
    private static Optional<Housekeeping> schedule(Core core) {
        return core.settings()
                .backups()
                .flatMap(wanted -> backups(core)
                        .map(backups -> new BackupSchedule(backups, wanted, core.clock()))
                        .map(schedule -> Housekeeping.every(BACKUP_PERIOD, schedule::round)));
    }

    /** Makes backups of the embedded database; empty where there is another one. */
    static Optional<Backups> backups(Core core) {
        if (core.settings().database().address().isPresent()) {
            return Optional.empty();
        }
        var source = new Backups.Source(
                EmbeddedPostgresSettings.in(core.settings().database().data()),
                core.box().keys(),
                BuildInfo.ofThisProgram().text());
        return Optional.of(new Backups(core.jdbi(), source, core.random(), core.clock()));
    }

    static Settings.InvalidSettings noKeys() {
        return new Settings.InvalidSettings(
                "The setting secret-keys is needed with a database-url, the same for all servers:"
                        + " spaarpunt admin new-key --name NAME makes one");
    }

    private static App app(
            Settings settings,
            Function<Database, SealingKeys> keys,
            Database database,
            Machine machine,
            Consumer<Core> prepare) {
        try {
            LOG.info(
                    "database_opened",
                    "PostgreSQL {postgresVersion}, schema version {schemaVersion}",
                    database.serverVersion(),
                    database.schemaVersion());
            var core = Core.on(database.jdbi(), keys.apply(database), machine.random(), machine.clock(), settings)
                    .readingFrom(database.reading());
            prepare.accept(core);
            return App.start(new Features(core), database, machine);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }
}
