package org.spaarpunt.web.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A first client in one language, which a developer copies.
 *
 * @param language its name
 * @param file the name of its file
 * @param needs how it is run
 */
record Client(String language, String file, String needs, String code) {
    /** The address in the files, in place of which each server shows its own. */
    private static final String WRITTEN = "http://127.0.0.1:8080";

    private static final List<Client> WRITTEN_DOWN = List.of(
            read("Shell", "client.sh", "bash client.sh"),
            read("Python", "client.py", "python3 client.py"),
            read("Java", "Client.java", "java Client.java"),
            read("JavaScript", "client.mjs", "node client.mjs"),
            read("PHP", "client.php", "php client.php"));

    private static final Client WITH_TOKEN = read("Shell", "json.sh", "bash json.sh");

    /** The clients as they call this server. */
    static List<Client> all(String server) {
        return WRITTEN_DOWN.stream().map(client -> client.calling(server)).toList();
    }

    /** The client of the JSON API, as it calls this server. */
    static Client withToken(String server) {
        return WITH_TOKEN.calling(server);
    }

    private Client calling(String server) {
        return new Client(language, file, needs, code.replace(WRITTEN, server));
    }

    private static Client read(String language, String file, String needs) {
        return new Client(language, file, needs, Files.text("clients/" + file));
    }

    /** Texts beside this class. */
    static final class Files {
        private Files() {}

        static String text(String name) {
            try (var file = Objects.requireNonNull(Client.class.getResourceAsStream(name), name)) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
