package org.spaarpunt.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The first process of a running server, started by this process or found running. */
record Postmaster(ProcessHandle process, PostgresCommands commands) {

    private static final Duration FAST_SHUTDOWN_MAX = Duration.ofSeconds(6);
    private static final Duration IMMEDIATE_SHUTDOWN_MAX = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    long pid() {
        return process.pid();
    }

    /**
     * A process whose program is unknown has ended: an orphan that no process reaps keeps its pid and counts as alive,
     * for ever in a container without an init process.
     */
    boolean isRunning() {
        return process.isAlive() && process.info().command().isPresent();
    }

    boolean isPostgresOn(Path data) {
        String program = process.info().command().orElse("");
        String line = process.info().commandLine().orElse("");
        return isRunning() && Path.of(program).endsWith("postgres") && line.contains(data.toString());
    }

    boolean wasStartedBy(List<String> arguments) {
        ProcessHandle.Info info = process.info();
        String program = commands.binaries().program("postgres").toString();
        return info.command().orElse("").equals(program)
                && List.of(info.arguments().orElse(new String[0])).equals(arguments);
    }

    /** Waits for the process to end; true if it has ended. */
    boolean endsWithin(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isRunning()) {
            long left = Math.min(deadline - System.nanoTime(), LOOK_EVERY.toNanos());
            if (left <= 0) {
                return false;
            }
            try {
                process.onExit().get(left, TimeUnit.NANOSECONDS);
            } catch (TimeoutException stillRunning) {
                // Polls, because the end of an orphan can only be seen that way.
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return true;
    }

    /**
     * Ends the server: at once for its clients, with a checkpoint if that is done in time. Without one the next start
     * recovers from the log; nothing that was committed is lost either way.
     */
    void stop() throws IOException, InterruptedException {
        if (isRunning() && !endsBy("INT", FAST_SHUTDOWN_MAX) && !endsBy("QUIT", IMMEDIATE_SHUTDOWN_MAX)) {
            process.destroyForcibly();
            endsWithin(IMMEDIATE_SHUTDOWN_MAX);
        }
    }

    private boolean endsBy(String signal, Duration limit) throws IOException, InterruptedException {
        // The JDK can only send TERM, upon which the server would wait for its clients to disconnect.
        commands.run("pg_ctl", List.of("kill", signal, Long.toString(pid())), Redirect.DISCARD);
        return endsWithin(limit);
    }
}
