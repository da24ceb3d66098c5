package org.spaarpunt.web.admin;

import java.time.Instant;
import org.spaarpunt.administration.Health;
import org.spaarpunt.administration.HealthReader;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.wiring.BuildInfo;
import org.spaarpunt.wiring.ServerFeatures;

/** How the installation fares. The page reloads itself, so it can stay open on a screen. */
record HealthPages(ServerFeatures server, HealthReader reader, BuildInfo build) {
    static final String PATH = "/admin/health";

    private static final int AGAIN_IN_SECONDS = 30;

    /**
     * What the page shows.
     *
     * @param errors of this server in the last hour
     * @param chainBroken whether this server found the chain of the audit log broken
     * @param mailServer whether one is set
     * @param poolSize the most connections of this server
     */
    record View(
            Health health,
            long errors,
            boolean chainBroken,
            boolean mailServer,
            int poolSize,
            String version,
            Instant now) {
        private static final long BYTES_PER_MEGABYTE = 1024L * 1024;

        long megabytes() {
            return Math.ceilDiv(health.database().bytes(), BYTES_PER_MEGABYTE);
        }

        boolean isFine() {
            return errors == 0
                    && !chainBroken
                    && health.database().archiving() != Health.Archiving.FAILS
                    && health.devices().stream().noneMatch(Health.DeviceState::silent);
        }
    }

    static HealthPages of(ServerFeatures server) {
        var core = server.features().core();
        return new HealthPages(server, new HealthReader(core.jdbi(), core.clock()), BuildInfo.ofThisProgram());
    }

    Response show(PageRequest request) {
        var settings = server.features().core().settings();
        var view = new View(
                reader.read(),
                server.errors().inLastHour(),
                server.chain().isBroken(),
                settings.mailServer().isPresent(),
                settings.databaseConnections(),
                build.version(),
                request.receivedAt());
        return PageRenderer.openPage(
                request,
                200,
                AGAIN_IN_SECONDS,
                (output, interceptor, frame) -> JtehealthGenerated.render(output, interceptor, frame, view));
    }
}
