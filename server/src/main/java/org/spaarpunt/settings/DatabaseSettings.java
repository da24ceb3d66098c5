package org.spaarpunt.settings;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.secrets.KeyFile;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.settings.Settings.InvalidSettings;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.ReplicaSettings;

/**
 * The database, and the keys with which secrets in it are sealed.
 *
 * @param data where the embedded database is stored if there is no address
 * @param connections the size of the pool
 * @param staleness how long this server may keep using what another one has changed, a revoked token for example
 * @param secretKeys empty: the key in the file of an embedded database
 * @param secretKeyFile where that file is; empty: beside the home of the database
 * @param replica from which reports and searches are read; empty: they are read from the database itself
 */
public record DatabaseSettings(
        Path data,
        Optional<DatabaseAddress> address,
        int connections,
        Duration staleness,
        Optional<SealingKeys> secretKeys,
        Optional<Path> secretKeyFile,
        Optional<ReplicaSettings> replica) {
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            entry("data", "var/data"),
            entry("database-url", ""),
            entry("database-user", ""),
            entry("database-password", ""),
            entry("database-connections", "10"),
            entry("read-database-url", ""),
            entry("read-database-user", ""),
            entry("read-database-password", ""),
            entry("read-database-max-lag-seconds", String.valueOf(ReplicaSettings.DEFAULT_MAX_LAG.toSeconds())),
            entry("staleness-seconds", "5"),
            entry("secret-keys", ""),
            entry("secret-key-file", ""));

    static final Set<String> PATHS = Set.of("data", "secret-key-file");

    private static final int MAX_CONNECTIONS = 1_000;
    private static final int MAX_REPLICA_LAG_SECONDS = 3_600;
    private static final int MAX_STALENESS_SECONDS = 3_600;

    static DatabaseSettings of(SettingValues values) {
        return new DatabaseSettings(
                data(values.text("data")),
                values.given("database-url").map(url -> address("database-url", url, "database", values)),
                values.number("database-connections", 1, MAX_CONNECTIONS),
                Duration.ofSeconds(values.number("staleness-seconds", 0, MAX_STALENESS_SECONDS)),
                values.given("secret-keys").map(_ -> values.read("secret-keys", SealingKeys::parse)),
                values.given("secret-key-file").map(Path::of),
                replica(values));
    }

    DatabaseSettings withData(Path chosen) {
        return new DatabaseSettings(chosen, address, connections, staleness, secretKeys, secretKeyFile, replica);
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

    /** A replica has the roles of its primary, so user and password are those of it unless it has its own. */
    private static Optional<ReplicaSettings> replica(SettingValues values) {
        int lag = values.number("read-database-max-lag-seconds", 1, MAX_REPLICA_LAG_SECONDS);
        var url = values.given("read-database-url");
        if (url.isPresent() && values.given("database-url").isEmpty()) {
            throw new InvalidSettings(
                    "The setting read-database-url needs a database-url, of which it names a replica: an embedded database has none");
        }
        var roles = values.given("read-database-user").isPresent() ? "read-database" : "database";
        return url.map(known ->
                new ReplicaSettings(address("read-database-url", known, roles, values), Duration.ofSeconds(lag)));
    }

    /** @param roles how the keys of the user and the password begin */
    private static DatabaseAddress address(String key, String url, String roles, SettingValues values) {
        if (!url.startsWith("jdbc:postgresql:") || !DatabaseAddress.isReadable(url)) {
            throw new InvalidSettings("The setting " + key + " must look like jdbc:postgresql://host:5432/spaarpunt");
        }
        return new DatabaseAddress(url, values.text(roles + "-user"), values.text(roles + "-password"));
    }
}
