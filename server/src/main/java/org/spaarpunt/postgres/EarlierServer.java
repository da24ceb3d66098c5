package org.spaarpunt.postgres;

import java.io.IOException;
import java.util.Optional;

/** A server that is still running on the same data because its process died without stopping it. */
sealed interface EarlierServer {

    record None() implements EarlierServer {}

    /** Runs just as this process would have started it, and answers. */
    record Usable(Postmaster server, ServerLaunch launch) implements EarlierServer {}

    /** Runs with other parameters or programs, or does not answer. */
    record Unusable(Postmaster server) implements EarlierServer {}

    /** Looks for one that matches a launch, whose port may be {@link EmbeddedPostgresSettings#ANY_PORT}. */
    static EarlierServer find(ServerLaunch launch) throws IOException {
        Optional<PostmasterFile> claim = PostmasterFile.in(launch.home().data());
        Optional<Postmaster> server = behind(claim, launch.home(), launch.commands());
        return server.isPresent() ? judge(server.get(), claim.orElseThrow().port(), launch) : new None();
    }

    /** The server that runs on the home's data, however it was started. */
    static Optional<Postmaster> running(DatabaseHome home, PostgresCommands commands) throws IOException {
        return behind(PostmasterFile.in(home.data()), home, commands);
    }

    private static Optional<Postmaster> behind(
            Optional<PostmasterFile> claim, DatabaseHome home, PostgresCommands commands) throws IOException {
        Optional<Postmaster> process =
                claim.flatMap(found -> ProcessHandle.of(found.pid())).map(handle -> new Postmaster(handle, commands));
        if (process.isPresent() && !process.get().isPostgresOn(home.data())) {
            claim.orElseThrow().disown();
            return Optional.empty();
        }
        return process;
    }

    private static EarlierServer judge(Postmaster server, int port, ServerLaunch launch) {
        int wantedPort = launch.connection().port();
        ServerLaunch itsLaunch = launch.onPort(port);
        boolean usable = (wantedPort == EmbeddedPostgresSettings.ANY_PORT || wantedPort == port)
                && server.wasStartedBy(itsLaunch.arguments())
                && itsLaunch.connection().ask() == ServerConnection.Answer.READY;
        return usable ? new Usable(server, itsLaunch) : new Unusable(server);
    }
}
