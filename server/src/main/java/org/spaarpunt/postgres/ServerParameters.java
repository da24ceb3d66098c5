package org.spaarpunt.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The server's parameters. They are passed on the command line because that outranks every file and
 * {@code ALTER SYSTEM}. What a superuser sets for one database or role still outranks it:
 * {@code alter database … set synchronous_commit}.
 */
final class ServerParameters {

    /** What durability depends on, who can connect, and how this process connects. */
    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            // Without a socket file its path needs no 107-byte limit, and there is one entrance less to guard.
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_destination", "stderr"),
            Map.entry("logging_collector", "off"));

    /** Set by the launcher itself: where things are. */
    private static final Set<String> PLACES =
            Set.of("port", "data_directory", "config_file", "hba_file", "ident_file", "external_pid_file");

    /** For a machine of two cores and a gigabyte or more. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "shared_buffers", "128MB",
            "max_connections", "100",
            // For roles that an administrator creates; our own password is too random to need it.
            "scram_iterations", "4096",
            // The detail of a violated constraint quotes the row, and a row may hold a card number.
            "log_error_verbosity", "terse",
            // The embedded build supports only pglz here, and processor time is scarcer than log space on a small
            // machine.
            "wal_compression", "off");

    private ServerParameters() {}

    static boolean isReserved(String name) {
        return FIXED.containsKey(name) || PLACES.contains(name);
    }

    /** Always in the same order, so that two command lines can be compared. */
    static List<String> asArguments(Map<String, String> chosen) {
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(chosen);
        all.putAll(FIXED);
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }
}
