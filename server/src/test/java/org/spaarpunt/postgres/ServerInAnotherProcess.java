package org.spaarpunt.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.spaarpunt.storage.TestServer;

/** A program that owns an embedded server until it is killed, and its handle in the test. */
final class ServerInAnotherProcess {

    private ServerInAnotherProcess() {}

    /** Says its server's pid on standard output, then waits. */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgresSettings settings =
                EmbeddedPostgresSettings.in(Path.of(arguments[0])).withBinaries(Path.of(arguments[1]));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings, new SecureRandom())) {
            System.out.println("pid " + server.pid());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Runs the program until its server is up. */
    static Process start(Path home) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerInAnotherProcess.class.getName(),
                        home.toString(),
                        TestServer.binaries().toString())
                .redirectError(Redirect.INHERIT)
                .start();
        while (true) {
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new IllegalStateException("The other process ended without a server");
            }
            if (line.startsWith("pid ")) {
                return process;
            }
        }
    }
}
