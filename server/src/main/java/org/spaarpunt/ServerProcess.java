package org.spaarpunt;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.spaarpunt.demo.DemoData;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.EmbeddedPostgres;
import org.spaarpunt.storage.EmbeddedPostgresSettings;

/** A server with its database, the embedded one included: what one command starts and one signal stops. */
final class ServerProcess implements AutoCloseable {
    private final App app;
    private final Optional<EmbeddedPostgres> embedded;
    private final Settings settings;

    private ServerProcess(App app, Optional<EmbeddedPostgres> embedded, Settings settings) {
        this.app = app;
        this.embedded = embedded;
        this.settings = settings;
    }

    static ServerProcess serve(Settings settings, Clock clock, SecureRandom random) {
        return start(settings, clock, random, _ -> {});
    }

    static ServerProcess demo(DemoArguments demo, Clock clock, SecureRandom random) {
        if (demo.fresh()) {
            EmbeddedPostgres.erase(EmbeddedPostgresSettings.in(demo.settings().data()));
        }
        return start(demo.settings(), clock, random, database -> DemoData.load(database.jdbi(), clock.instant()));
    }

    /** What clients on this machine may call it. */
    String address() {
        var host = settings.host();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + app.port();
    }

    /** The requests in hand are answered before their database goes. */
    @Override
    public void close() {
        app.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static ServerProcess start(
            Settings settings, Clock clock, SecureRandom random, Consumer<Database> prepare) {
        if (settings.database().isPresent()) {
            var database = Database.open(settings.database().get(), settings.databaseConnections());
            return new ServerProcess(app(settings, database, prepare, clock, random), Optional.empty(), settings);
        }
        var postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(settings.data()), random);
        try {
            var database = Database.open(postgres.address(), settings.databaseConnections());
            return new ServerProcess(app(settings, database, prepare, clock, random), Optional.of(postgres), settings);
        } catch (RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    private static App app(
            Settings settings, Database database, Consumer<Database> prepare, Clock clock, SecureRandom random) {
        try {
            prepare.accept(database);
            return App.start(settings, database, clock, () -> requestId(random));
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private static String requestId(SecureRandom random) {
        return HexFormat.of().toHexDigits(random.nextLong());
    }
}
