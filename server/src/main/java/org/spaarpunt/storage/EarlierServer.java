package org.spaarpunt.storage;

import java.io.IOException;
import java.util.Optional;

/** What a process that died without stopping its server has left running on the same data. */
sealed interface EarlierServer {

    record None() implements EarlierServer {}

    /** Runs just as we would have started it, and answers. */
    record Usable(Postmaster server, ServerLaunch launch) implements EarlierServer {}

    /** Runs with other parameters or programs, or does not answer. */
    record Unusable(Postmaster server) implements EarlierServer {}

    /** Looks for one that fits a launch, whose port may be {@link EmbeddedPostgresSettings#ANY_PORT}. */
    static EarlierServer find(ServerLaunch launch) throws IOException {
        Optional<PostmasterFile> claim = PostmasterFile.in(launch.home().data());
        return claim.isPresent() ? behind(claim.get(), launch) : new None();
    }

    private static EarlierServer behind(PostmasterFile claim, ServerLaunch launch) throws IOException {
        Optional<Postmaster> process =
                ProcessHandle.of(claim.pid()).map(handle -> new Postmaster(handle, launch.commands()));
        if (process.isEmpty()) {
            return new None();
        }
        Postmaster server = process.get();
        if (!server.isPostgresOn(launch.home().data())) {
            claim.disown();
            return new None();
        }
        int wantedPort = launch.connection().port();
        ServerLaunch itsLaunch = launch.onPort(claim.port());
        boolean usable = (wantedPort == EmbeddedPostgresSettings.ANY_PORT || wantedPort == claim.port())
                && server.wasStartedBy(itsLaunch.arguments())
                && itsLaunch.connection().ask() == ServerConnection.Answer.READY;
        return usable ? new Usable(server, itsLaunch) : new Unusable(server);
    }
}
