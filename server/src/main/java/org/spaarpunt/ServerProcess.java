package org.spaarpunt;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.spaarpunt.demo.DemoData;
import org.spaarpunt.storage.Database;
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

    static ServerProcess serve(Settings settings, Clock clock, SecureRandom random, Supplier<String> requestIds) {
        return start(settings, clock, random, requestIds, _ -> {});
    }

    static ServerProcess demo(DemoArguments demo, Clock clock, SecureRandom random, Supplier<String> requestIds) {
        if (demo.fresh()) {
            EmbeddedPostgres.erase(EmbeddedPostgresSettings.in(demo.settings().data()));
        }
        return start(
                demo.settings(),
                clock,
                random,
                requestIds,
                database -> DemoData.load(database.jdbi(), clock.instant()));
    }

    static ServerProcess rehearsal(Path scratch, Clock clock, SecureRandom random, Supplier<String> requestIds) {
        return start(
                Rehearsal.settings(scratch), clock, random, requestIds, database -> Rehearsal.prepare(database, clock));
    }

    /** What clients on this machine may call it. */
    String address() {
        var host = settings.host();
        var scheme = settings.tls().isPresent() ? "https://" : "http://";
        return scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + app.port();
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

    private static ServerProcess start(
            Settings settings,
            Clock clock,
            SecureRandom random,
            Supplier<String> requestIds,
            Consumer<Database> prepare) {
        if (settings.database().isPresent()) {
            var database = Database.open(settings.database().get(), settings.databaseConnections());
            return new ServerProcess(app(settings, database, prepare, clock, requestIds), Optional.empty(), settings);
        }
        var postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(settings.data()), random);
        try {
            var database = Database.open(postgres.address(), settings.databaseConnections());
            return new ServerProcess(
                    app(settings, database, prepare, clock, requestIds), Optional.of(postgres), settings);
        } catch (RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    private static App app(
            Settings settings,
            Database database,
            Consumer<Database> prepare,
            Clock clock,
            Supplier<String> requestIds) {
        try {
            prepare.accept(database);
            return App.start(settings, database, clock, requestIds);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }
}
