package org.spaarpunt;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.settings.Settings.InvalidSettings;
import org.spaarpunt.settings.Surroundings;

/**
 * The settings of a demo: those of a server, but on loopback only and with a database of its own, because its secrets
 * are public.
 */
final class DemoSettings {
    private static final Path DEFAULT_DATA = Path.of("var", "demo");

    private static final String DATA = "data";

    /** Settings that name a database; it was configured for something else. */
    private static final String DATABASE_PREFIX = "database-";

    private static final String REPLICA_PREFIX = "read-database-";

    private DemoSettings() {}

    /**
     * The settings of the environment and the file; command-line options override both.
     *
     * @param data empty: the default directory
     * @throws InvalidSettings also for a setting that a demo does not support, so that none is ignored silently
     */
    static Settings of(Surroundings surroundings, Optional<Integer> port, Optional<String> host, Optional<Path> data) {
        var places = surroundings.placesByKey();
        if (data.isPresent()) {
            // A directory given on the command line is the demo's own; other commands may work on other data.
            places.remove(DATA);
        }
        places.forEach(DemoSettings::requireHarmless);
        var environment = new HashMap<>(surroundings.environment());
        port.ifPresent(typed -> environment.put("SPAARPUNT_PORT", String.valueOf(typed)));
        if (!places.containsKey(Settings.ADMINISTRATOR_SECOND_FACTOR)) {
            environment.put("SPAARPUNT_ADMINISTRATOR_SECOND_FACTOR", "false");
        }
        // A receiver that is tried beside the demo is on this machine, and has no certificate.
        environment.putIfAbsent("SPAARPUNT_WEBHOOK_LOOPBACK", "true");
        host.ifPresent(typed -> environment.put("SPAARPUNT_HOST", typed));
        var settings = Settings.from(new Surroundings(environment, surroundings.directory()));
        requireLoopback(settings.address().host());
        return settings.withData(data.orElseGet(() -> surroundings.directory().resolve(DEFAULT_DATA)));
    }

    private static void requireHarmless(String key, String place) {
        if (key.startsWith(DATABASE_PREFIX) || key.startsWith(REPLICA_PREFIX)) {
            throw new InvalidSettings("The demo has a database of its own and does not take the setting " + key + " of "
                    + place + ". Start it without that setting, or use serve.");
        }
        if (key.equals(DATA)) {
            throw new InvalidSettings("The demo does not take the setting data of " + place
                    + ", so that its data never gets into another installation. Choose its directory with --data, or start it without"
                    + " that setting.");
        }
        if (key.equals("secret-keys") || key.equals("secret-key-file")) {
            throw new InvalidSettings("The demo makes a key of its own and does not take the setting " + key + " of "
                    + place + ". Start it without that setting, or use serve.");
        }
    }

    private static void requireLoopback(String host) {
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw new InvalidSettings("The demo listens on loopback only, not on " + host
                        + ": its secrets are public. Use serve for a server that others can reach.");
            }
        } catch (UnknownHostException unknown) {
            throw new InvalidSettings("There is no host " + host);
        }
    }
}
