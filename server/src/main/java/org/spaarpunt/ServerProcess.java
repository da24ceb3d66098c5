package org.spaarpunt;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.spaarpunt.demo.DemoData;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.EmbeddedPostgres;
import org.spaarpunt.storage.EmbeddedPostgresSettings;

/** A server with its database, the embedded one included: what one command starts and one signal stops. */
final class ServerProcess implements AutoCloseable {
    private final App app;
    private final Optional<EmbeddedPostgres> embedded;
    private final Settings settings;
    private boolean closed;

    private ServerProcess(App app, Optional<EmbeddedPostgres> embedded, Settings settings) {
        this.app = app;
        this.embedded = embedded;
        this.settings = settings;
    }

    static ServerProcess serve(Settings settings, Machine machine) {
        return start(settings, machine, (_, _) -> {});
    }

    static ServerProcess demo(DemoArguments demo, Machine machine) {
        if (demo.fresh()) {
            EmbeddedPostgres.erase(EmbeddedPostgresSettings.in(demo.settings().data()));
        }
        return start(
                demo.settings(),
                machine,
                (database, keys) -> DemoData.load(
                        database.jdbi(),
                        Admission.boxOf(database.jdbi(), keys, machine),
                        machine.random(),
                        machine.clock().instant()));
    }

    static ServerProcess rehearsal(Path scratch, Machine machine) {
        return start(
                Rehearsal.settings(scratch), machine, (database, keys) -> Rehearsal.prepare(database, keys, machine));
    }

    /** What clients on this machine may call it. */
    String address() {
        return address(settings, app.port());
    }

    static String address(Settings settings, int port) {
        var host = settings.host();
        var scheme = settings.tls().isPresent() ? "https://" : "http://";
        return scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** The requests in hand are answered before their database goes. A second call waits for the first and does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        app.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static ServerProcess start(Settings settings, Machine machine, BiConsumer<Database, SealingKeys> prepare) {
        if (settings.database().isPresent()) {
            var keys = settings.secretKeys().orElseThrow(ServerProcess::noKeys);
            var app = app(settings, keys, settings.database().get(), machine, prepare);
            return new ServerProcess(app, Optional.empty(), settings);
        }
        var postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(settings.data()), machine.random());
        try {
            var keys = settings.secretKeys().orElseGet(() -> SealingKeys.keptIn(settings.data(), machine.random()));
            var app = app(settings, keys, postgres.address(), machine, prepare);
            return new ServerProcess(app, Optional.of(postgres), settings);
        } catch (RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    static Settings.InvalidSettings noKeys() {
        return new Settings.InvalidSettings(
                "The setting secret-keys is needed with a database-url, the same for all servers:"
                        + " spaarpunt admin new-key makes one");
    }

    private static App app(
            Settings settings,
            SealingKeys keys,
            DatabaseAddress address,
            Machine machine,
            BiConsumer<Database, SealingKeys> prepare) {
        var database = Database.open(address, settings.databaseConnections());
        try {
            prepare.accept(database, keys);
            return App.start(settings, keys, database, machine);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }
}
