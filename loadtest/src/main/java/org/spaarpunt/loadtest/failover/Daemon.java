package org.spaarpunt.loadtest.failover;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that runs until it is killed, and can be started again. Only one thread at a time may start and kill it.
 */
final class Daemon implements AutoCloseable {
    private final List<String> command;
    private final Path log;
    private Process process;

    private Daemon(List<String> command, Path log) throws IOException {
        this.command = List.copyOf(command);
        this.log = log;
        this.process = run();
    }

    /** @param log gets what it writes to standard output and error */
    static Daemon start(List<String> command, Path log) throws IOException {
        return new Daemon(command, log);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Starts it again, when it has been killed. */
    void restart() throws IOException {
        process = run();
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Its log, if it has ended by itself. */
    Optional<String> logIfEnded() throws IOException {
        return process.isAlive() ? Optional.empty() : Optional.of(Files.readString(log));
    }

    @Override
    public void close() {
        kill();
    }

    private Process run() throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        // PATRONI_*, ETCD_* and PG* variables of the operator would change what is configured.
        builder.environment().clear();
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "PATH", "/usr/local/bin:/usr/bin:/bin"));
        return builder.start();
    }
}
