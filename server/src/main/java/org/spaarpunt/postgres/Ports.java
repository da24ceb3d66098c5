package org.spaarpunt.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.random.RandomGenerator;
import org.spaarpunt.storage.PrivateFile;

/**
 * Chooses the port, and keeps it over restarts while it stays free.
 *
 * <p>Chosen ports are below the ephemeral range for outgoing connections (from 32768 on Linux, 49152 on macOS). In that
 * range a client that keeps reconnecting while the server is down could be given the server's own port.
 */
record Ports(DatabaseHome home, RandomGenerator random) {

    private static final int LOWEST = 20_000;
    private static final int BELOW = 32_000;
    private static final int ATTEMPTS_MAX = 100;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    int choose(int wanted) throws IOException {
        if (wanted != EmbeddedPostgresSettings.ANY_PORT) {
            if (!isFree(wanted)) {
                throw new EmbeddedPostgresException("Port " + wanted + ", meant for the database in " + home.directory()
                        + ", is taken; free it, or choose another.");
            }
            return wanted;
        }
        int last = last();
        return last > 0 && isFree(last) ? last : chooseFree();
    }

    void remember(int port) throws IOException {
        PrivateFile.write(home.port(), Integer.toString(port));
    }

    private int last() throws IOException {
        if (!Files.exists(home.port())) {
            return 0;
        }
        String text = PrivateFile.read(home.port());
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    private int chooseFree() {
        return random.ints(ATTEMPTS_MAX, LOWEST, BELOW)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new EmbeddedPostgresException(
                        "No free port was found for the database in " + home.directory()));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
