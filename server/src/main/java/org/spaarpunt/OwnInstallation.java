package org.spaarpunt;

import java.net.URI;
import java.util.Map;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.administration.Consumers;
import org.spaarpunt.cli.Installation;
import org.spaarpunt.exports.Exports;
import org.spaarpunt.exports.PersonalData;
import org.spaarpunt.identity.StoredSecrets;
import org.spaarpunt.imports.Imports;
import org.spaarpunt.passholders.PassholderBooks;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.EmbeddedPostgresException;
import org.spaarpunt.storage.EmbeddedPostgresSettings;
import org.spaarpunt.storage.EmbeddedVisit;
import org.spaarpunt.storage.UnusableDatabaseException;

/** The installation of this process's settings, for commands. */
record OwnInstallation(Settings settings, Machine machine) implements Installation {
    /** Reads the settings on the way in. */
    static Installation of(Map<String, String> environment, Machine machine) {
        return () -> {
            try {
                return new OwnInstallation(Settings.from(environment), machine).enter();
            } catch (Settings.InvalidSettings sentence) {
                throw new Unreachable(String.valueOf(sentence.getMessage()));
            }
        };
    }

    @Override
    public Visit enter() {
        try {
            return settings.database().isPresent()
                    ? external(settings.database().get())
                    : embedded();
        } catch (Settings.InvalidSettings
                | KeyProofs.WrongKeys
                | UnusableDatabaseException
                | EmbeddedPostgresException sentence) {
            throw new Unreachable(String.valueOf(sentence.getMessage()));
        }
    }

    private Visit external(DatabaseAddress address) {
        return open(address, settings.secretKeys().orElseThrow(ServerProcess::noKeys), () -> {});
    }

    private Visit embedded() {
        var visit = EmbeddedVisit.to(EmbeddedPostgresSettings.in(settings.data()), machine.random());
        try {
            var keys = settings.secretKeys().orElseGet(() -> SealingKeys.keptIn(settings.data(), machine.random()));
            return open(visit.address(), keys, visit::close);
        } catch (RuntimeException failed) {
            visit.close();
            throw failed;
        }
    }

    private Visit open(DatabaseAddress address, SealingKeys keys, Runnable leave) {
        var database = Database.openUnhurried(address);
        try {
            var box = new SecretBox(keys, machine.random());
            var proofs = new KeyProofs(database.jdbi(), keys, box);
            proofs.check();
            return new OpenVisit(settings, machine, database, box, proofs, leave);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private record OpenVisit(
            Settings settings, Machine machine, Database database, SecretBox box, KeyProofs proofs, Runnable leave)
            implements Visit {

        @Override
        public Administration administration() {
            return Administration.with(
                    new Administration.Tools(database.jdbi(), box, machine.random(), machine.clock(), () -> {}));
        }

        @Override
        public Imports imports() {
            return new Imports(
                    database.jdbi(), machine.clock(), key -> Consumers.secretOfNobody(box, machine.random(), key));
        }

        @Override
        public Exports exports() {
            return new Exports(database.jdbi(), machine.clock());
        }

        @Override
        public PersonalData personalData() {
            var books = PassholderBooks.of(database.jdbi(), box, machine.random(), machine.clock());
            return new PersonalData(database.jdbi(), books.people(), machine.clock());
        }

        @Override
        public int reseal() {
            int resealed = new StoredSecrets(database.jdbi(), box).reseal();
            proofs.keepFirstOnly();
            return resealed;
        }

        @Override
        public URI address() {
            return settings.publicAddress()
                    .configured()
                    .orElseGet(() -> URI.create(ServerProcess.address(settings, settings.port())));
        }

        @Override
        public void close() {
            database.close();
            leave.run();
        }
    }
}
