package org.spaarpunt;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.Settings.InvalidSettings;

/** What {@code spaarpunt demo} was asked to do: settings for this machine alone, since everybody knows the demo's secrets. */
record DemoArguments(Settings settings, boolean fresh) {
    private static final Path DEFAULT_DATA = Path.of("var", "demo");

    /** Of the environment only the host counts: a demo never writes to a database that was configured for something else. */
    static DemoArguments parse(List<String> words, Map<String, String> environment) {
        var host = environment.getOrDefault("SPAARPUNT_HOST", "127.0.0.1");
        var port = "";
        var data = DEFAULT_DATA;
        var fresh = false;
        var rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            switch (rest.pop()) {
                case "--fresh" -> fresh = true;
                case "--port" -> port = value(rest.poll(), "--port");
                case "--host" -> host = value(rest.poll(), "--host");
                case "--data" -> data = Path.of(value(rest.poll(), "--data"));
                case String other -> throw new InvalidSettings("demo knows no option " + other);
            }
        }
        requireLoopback(host);
        var chosen = port.isEmpty() ? Map.of("host", host) : Map.of("host", host, "port", port);
        return new DemoArguments(Settings.of(chosen, Map.of()).withData(data), fresh);
    }

    private static String value(@Nullable String word, String option) {
        return Optional.ofNullable(word).orElseThrow(() -> new InvalidSettings(option + " needs a value"));
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
