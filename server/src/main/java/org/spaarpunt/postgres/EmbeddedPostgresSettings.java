package org.spaarpunt.postgres;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How to run the embedded server.
 *
 * @param home directory for the data, its passwords, its lock and the server's log; created if missing
 * @param binaries directory under which the programs are unpacked, once for each version; may be shared by many homes
 * @param port TCP port on 127.0.0.1, or {@link #ANY_PORT}
 * @param parameters server parameters that replace or add to the defaults, such as {@code shared_buffers}; those that
 *     durability and privacy depend on are refused
 */
public record EmbeddedPostgresSettings(Path home, Path binaries, int port, Map<String, String> parameters) {

    /** A free port is chosen at the first start and kept as long as it stays free. */
    public static final int ANY_PORT = 0;

    private static final int MAX_PORT = 65_535;
    private static final Pattern PARAMETER_NAME = Pattern.compile("[a-z][a-z0-9_.]{0,62}");

    public EmbeddedPostgresSettings {
        home = home.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        parameters = Map.copyOf(parameters);
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("A port lies between 0 and 65535, not " + port);
        }
        parameters.keySet().forEach(EmbeddedPostgresSettings::check);
    }

    /** Everything below one directory, the programs too, on a port that the launcher chooses. */
    public static EmbeddedPostgresSettings in(Path home) {
        return new EmbeddedPostgresSettings(home, home.resolve("binaries"), ANY_PORT, Map.of());
    }

    public EmbeddedPostgresSettings withBinaries(Path directory) {
        return new EmbeddedPostgresSettings(home, directory, port, parameters);
    }

    public EmbeddedPostgresSettings withPort(int chosen) {
        return new EmbeddedPostgresSettings(home, binaries, chosen, parameters);
    }

    public EmbeddedPostgresSettings withParameter(String name, String value) {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return new EmbeddedPostgresSettings(home, binaries, port, more);
    }

    private static void check(String name) {
        if (!PARAMETER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of a server parameter: " + name);
        }
        if (ServerParameters.isReserved(name)) {
            throw new IllegalArgumentException("The server parameter " + name
                    + " cannot be changed on the embedded server; run a PostgreSQL of your own for that");
        }
    }
}
