package org.spaarpunt.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command that starts the server of one home, always in the same way. Its port may still be
 * {@link EmbeddedPostgresSettings#ANY_PORT}, until {@link #onPort} gives it one.
 */
record ServerLaunch(
        DatabaseHome home,
        PostgresCommands commands,
        ServerLog log,
        ServerConnection connection,
        Map<String, String> parameters) {

    /** Recovery after a crash reads at most a few checkpoints' worth of log; a slow disk needs minutes for that. */
    private static final Duration START_MAX = Duration.ofMinutes(5);

    private static final Duration ASK_EVERY = Duration.ofMillis(20);

    ServerLaunch onPort(int port) {
        return new ServerLaunch(home, commands, log, connection.onPort(port), parameters);
    }

    List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("-D", home.data().toString(), "-p", Integer.toString(connection.port())));
        arguments.addAll(ServerParameters.asArguments(parameters));
        return arguments;
    }

    /** Starts the server without waiting until it answers. */
    Postmaster begin() {
        try {
            return new Postmaster(
                    commands.start("postgres", arguments(), log.redirect()).toHandle(), commands);
        } catch (IOException failed) {
            throw new EmbeddedPostgresException("PostgreSQL cannot be run: " + failed.getMessage(), failed);
        }
    }

    /** Returns when the server accepts queries; a server that does not is stopped. */
    void awaitAnswer(Postmaster server) throws InterruptedException {
        long deadline = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            ServerConnection.Answer answer = saysReady(server) ? connection.ask() : ServerConnection.Answer.SILENCE;
            switch (answer) {
                case READY -> {
                    return;
                }
                case WRONG_PASSWORD ->
                    throw failed(
                            server,
                            "does not accept the passwords in " + home.password() + " and "
                                    + home.maintenancePassword());
                case SILENCE -> {
                    if (server.endsWithin(ASK_EVERY)) {
                        throw failed(server, "ended before it was ready");
                    }
                }
            }
        }
        throw failed(server, "was not ready within " + START_MAX.toMinutes() + " minutes");
    }

    /** Avoids connecting to a server that recovers from a crash and would only refuse. */
    private boolean saysReady(Postmaster server) {
        try {
            return PostmasterFile.in(home.data())
                    .filter(claim -> claim.pid() == server.pid() && claim.isReady())
                    .isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private EmbeddedPostgresException failed(Postmaster server, String how) throws InterruptedException {
        EmbeddedPostgresException failure = new EmbeddedPostgresException(
                "The database server in " + home.directory() + " " + how + "; " + log.lastLines());
        try {
            server.stop();
        } catch (IOException notStopped) {
            failure.addSuppressed(notStopped);
        }
        return failure;
    }
}
