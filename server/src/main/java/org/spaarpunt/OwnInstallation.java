package org.spaarpunt;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.administration.Resealing;
import org.spaarpunt.backups.Backups;
import org.spaarpunt.backups.Restorer;
import org.spaarpunt.cli.Installation;
import org.spaarpunt.cli.Installation.Visit;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.postgres.EmbeddedVisit;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.settings.Surroundings;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.ReadReplica;
import org.spaarpunt.storage.ReplicaSettings;
import org.spaarpunt.wiring.Core;
import org.spaarpunt.wiring.Features;

/** The installation that this process's settings describe, for commands. */
record OwnInstallation(Settings settings, Machine machine) {
    /** Reads the settings when the installation is entered, and reports which ones it uses. */
    static Installation of(Console console) {
        return new Installation() {
            @Override
            public Visit enter() {
                return entered(console, false);
            }

            @Override
            public Visit create() {
                return entered(console, true);
            }

            @Override
            public Restorer restorer(Optional<Path> data) {
                return OwnInstallation.restorer(Settings.from(console.surroundings()), data, console.machine());
            }
        };
    }

    private static Visit entered(Console console, boolean create) {
        try {
            var settings = Settings.from(console.surroundings());
            console.err().println("Installation: " + place(settings) + ", " + source(console.surroundings()));
            return new OwnInstallation(settings, console.machine()).enter(create);
        } catch (RuntimeException failure) {
            throw ProgramCommands.sentence(failure)
                    .<RuntimeException>map(Installation.Unreachable::new)
                    .orElse(failure);
        }
    }

    /** A database of one's own is restored with its own tools, which a {@code --data} does not change. */
    private static Restorer restorer(Settings settings, Optional<Path> data, Machine machine) {
        if (settings.database().address().isPresent()) {
            throw new Installation.Unreachable("These settings have a database-url: restore that database with its own"
                    + " tools, as \"Backups\" in docs/operations.md describes.");
        }
        var there = data.map(settings::withData).orElse(settings);
        Restorer.Keys keys = () -> there.database()
                .secretKeys()
                .orElseGet(() -> SealingKeys.existingIn(there.database().keyFile()));
        return new Restorer(
                EmbeddedPostgresSettings.in(there.database().data()), keys, machine.random(), machine.clock());
    }

    private static String place(Settings settings) {
        return settings.database()
                .address()
                .map(address -> address.place() + " (user " + address.user() + ")")
                .orElseGet(() -> "the embedded database in "
                        + EmbeddedPostgresSettings.in(settings.database().data())
                                .home());
    }

    private static String source(Surroundings surroundings) {
        return surroundings
                .settingsFile()
                .map(file -> "settings file " + file.toAbsolutePath().normalize())
                .orElse("no settings file");
    }

    private Visit enter(boolean create) {
        return settings.database().address().isPresent()
                ? external(settings.database().address().get(), create)
                : embedded(EmbeddedPostgresSettings.in(settings.database().data()), create);
    }

    private Visit external(DatabaseAddress address, boolean create) {
        var keys = settings.database().secretKeys().orElseThrow(ServerProcess::noKeys);
        return open(address, _ -> keys, new Way(Optional.empty(), () -> {}), create);
    }

    private Visit embedded(EmbeddedPostgresSettings place, boolean create) {
        if (!create && !EmbeddedPostgres.isIn(place)) {
            throw nothingIn(place.home().toString());
        }
        var visit = EmbeddedVisit.to(place, machine.random());
        try {
            return open(
                    visit.address(),
                    jdbi -> settings.database()
                            .secretKeys()
                            .orElseGet(
                                    () -> SealingKeys.keptIn(settings.database().keyFile(), jdbi, machine.random())),
                    new Way(visit.server(), visit::close),
                    create);
        } catch (RuntimeException failed) {
            visit.close();
            throw failed;
        }
    }

    private static Installation.Unreachable nothingIn(String place) {
        return new Installation.Unreachable("There is no installation in " + place
                + ". Start the server first, which makes it (spaarpunt serve), or let the settings name another place:"
                + " SPAARPUNT_SETTINGS or SPAARPUNT_DATA.");
    }

    /**
     * How a visit reached the database.
     *
     * @param server the address of the server that runs there, if it has recorded one
     * @param leave what to run when the visit ends
     */
    private record Way(Optional<String> server, Runnable leave) {}

    private Visit open(DatabaseAddress address, Function<Jdbi, SealingKeys> keysIn, Way way, boolean create) {
        if (!create && !Database.hasTables(address)) {
            throw nothingIn(settings.database()
                    .address()
                    .map(DatabaseAddress::place)
                    .orElseGet(() -> String.valueOf(settings.database().data())));
        }
        var database = Database.openUnhurried(address);
        try {
            var keys = keysIn.apply(database.jdbi());
            var box = new SecretBox(keys, machine.random());
            var proofs = new KeyProofs(database.jdbi(), keys, box);
            proofs.check();
            var core = new Core(database.jdbi(), box, machine.random(), machine.clock(), settings);
            return new OpenVisit(new Features(core), database, proofs, way);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private record OpenVisit(Features features, Database database, KeyProofs proofs, Way way) implements Visit {
        @Override
        public Installation.Reading reading() {
            return features.core()
                    .settings()
                    .database()
                    .replica()
                    .map(this::reading)
                    .orElseGet(Visit.super::reading);
        }

        private Installation.Reading reading(ReplicaSettings known) {
            var replica = ReadReplica.openUnhurried(known, database);
            replica.awaitDecision();
            var source = String.format(
                    Locale.ROOT,
                    "the replica %s, at most %.1f s old",
                    known.address().place(),
                    replica.stalenessSeconds());
            return new Installation.Reading(
                    new Features(features.core().readingFrom(replica.jdbi())),
                    () -> Optional.of(replica.fallbacks() == 0 ? source : "the primary"),
                    replica::close);
        }

        @Override
        public int reseal() {
            int resealed =
                    Resealing.of(features.core().jdbi(), features.core().box()).reseal();
            proofs.keepFirstOnly();
            return resealed;
        }

        @Override
        public Optional<Backups> backups() {
            return ServerProcess.backups(features.core());
        }

        @Override
        public URI address() {
            var settings = features.core().settings();
            return settings.address()
                    .publicAddress()
                    .configured()
                    .or(() -> way.server().map(URI::create))
                    .orElseGet(() -> URI.create(
                            ServerProcess.address(settings, settings.address().port())));
        }

        @Override
        public void close() {
            database.close();
            way.leave().run();
        }
    }
}
