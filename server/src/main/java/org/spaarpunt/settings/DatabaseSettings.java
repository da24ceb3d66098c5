package org.spaarpunt.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.secrets.KeyFile;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.settings.Settings.InvalidSettings;
import org.spaarpunt.storage.DatabaseAddress;

/**
 * The database, and the keys with which secrets in it are sealed.
 *
 * @param data where the embedded database is stored if there is no address
 * @param connections the size of the pool
 * @param staleness how long this server may keep using what another one has changed, a revoked token for example
 * @param secretKeys empty: the key in the file of an embedded database
 * @param secretKeyFile where that file is; empty: beside the home of the database
 */
public record DatabaseSettings(
        Path data,
        Optional<DatabaseAddress> address,
        int connections,
        Duration staleness,
        Optional<SealingKeys> secretKeys,
        Optional<Path> secretKeyFile) {
    static final Map<String, String> DEFAULTS = Map.of(
            "data", "var/data",
            "database-url", "",
            "database-user", "",
            "database-password", "",
            "database-connections", "10",
            "staleness-seconds", "5",
            "secret-keys", "",
            "secret-key-file", "");

    private static final int MAX_CONNECTIONS = 1_000;
    private static final int MAX_STALENESS_SECONDS = 3_600;

    static DatabaseSettings of(SettingValues values) {
        return new DatabaseSettings(
                data(values.text("data")),
                values.given("database-url").map(url -> address(url, values)),
                values.number("database-connections", 1, MAX_CONNECTIONS),
                Duration.ofSeconds(values.number("staleness-seconds", 0, MAX_STALENESS_SECONDS)),
                values.given("secret-keys").map(_ -> values.read("secret-keys", SealingKeys::parse)),
                values.given("secret-key-file").map(Path::of));
    }

    DatabaseSettings withData(Path chosen) {
        return new DatabaseSettings(chosen, address, connections, staleness, secretKeys, secretKeyFile);
    }

    /** Where the key of an embedded database is stored. */
    public KeyFile keyFile() {
        return new KeyFile(data, secretKeyFile);
    }

    private static Path data(String path) {
        if (path.isBlank()) {
            throw new InvalidSettings("The setting data is empty: it names a directory, such as var/data");
        }
        return Path.of(path);
    }

    private static DatabaseAddress address(String url, SettingValues values) {
        if (!url.startsWith("jdbc:postgresql:") || !DatabaseAddress.isReadable(url)) {
            throw new InvalidSettings("The setting database-url must look like jdbc:postgresql://host:5432/spaarpunt");
        }
        return new DatabaseAddress(url, values.text("database-user"), values.text("database-password"));
    }
}
