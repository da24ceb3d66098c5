package org.spaarpunt;

import java.nio.file.Path;
import java.util.Optional;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.postgres.EmbeddedVisit;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;

/**
 * The database that this process's settings name, as it is: whatever version its schema has. An embedded one is
 * started if no server runs on it, and stopped when this is closed.
 *
 * @param home of an embedded database
 */
record OwnDatabase(DatabaseAddress address, Optional<Path> home, Runnable leave) implements AutoCloseable {

    /** @throws Settings.InvalidSettings if there is no installation */
    static OwnDatabase of(Settings settings, Machine machine) {
        var place = settings.database()
                .address()
                .map(address -> new OwnDatabase(address, Optional.empty(), () -> {}))
                .orElseGet(() ->
                        embedded(EmbeddedPostgresSettings.in(settings.database().data()), machine));
        if (!Database.hasTables(place.address())) {
            place.close();
            throw nothingIn(place.words());
        }
        return place;
    }

    private static OwnDatabase embedded(EmbeddedPostgresSettings place, Machine machine) {
        if (!EmbeddedPostgres.isIn(place)) {
            throw nothingIn(place.home().toString());
        }
        var visit = EmbeddedVisit.to(place, machine.random());
        return new OwnDatabase(visit.address(), Optional.of(place.home()), visit::close);
    }

    /** For people: never with the password. */
    String words() {
        return home.map(path -> "the embedded database in " + path)
                .orElseGet(() -> address.place() + " (user " + address.user() + ")");
    }

    @Override
    public void close() {
        leave.run();
    }

    private static Settings.InvalidSettings nothingIn(String place) {
        return new Settings.InvalidSettings("There is no installation in " + place
                + ", so there is nothing to upgrade. Let the settings name another place: SPAARPUNT_SETTINGS or"
                + " SPAARPUNT_DATA");
    }
}
