package org.spaarpunt.web.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.administration.Health;
import org.spaarpunt.administration.HealthReader;
import org.spaarpunt.backups.BackupSettings;
import org.spaarpunt.backups.BackupState;
import org.spaarpunt.build.BuildInfo;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.wiring.ServerFeatures;

/** How the installation fares. Where a user asks for it, the page reloads itself, so that it can stay open on a screen. */
record HealthPages(ServerFeatures server, HealthReader reader, BuildInfo build) {
    static final String PATH = "/admin/health";

    static final int AGAIN_IN_SECONDS = 30;

    static final String ACKNOWLEDGE = "acknowledgeRestoration";
    static final String RESTORATION = "restoration";

    /** The parameter that makes the page reload itself. */
    private static final String FOLLOW = "follow";

    /**
     * What the page shows.
     *
     * @param errors of this server in the last hour
     * @param chainBroken whether this server found the chain of the audit log broken
     * @param backupsEvery how often this server makes backups; empty: not
     * @param embedded whether the database is, so that backups are made by this program
     * @param mailServer whether one is set
     * @param poolSize the most connections of this server
     * @param isFollowed whether the page reloads itself
     */
    record View(
            Health health,
            long errors,
            boolean chainBroken,
            BackupState backups,
            Optional<Duration> backupsEvery,
            boolean embedded,
            boolean mailServer,
            int poolSize,
            String version,
            Instant now,
            boolean isFollowed,
            Optional<Note> note) {
        private static final long BYTES_PER_MEGABYTE = 1024L * 1024;

        long megabytes() {
            return Math.ceilDiv(health.database().bytes(), BYTES_PER_MEGABYTE);
        }

        /** In whole megabytes. */
        long megabytes(BackupState.Attempt backup) {
            return Math.ceilDiv(backup.bytes(), BYTES_PER_MEGABYTE);
        }

        boolean isBackupOverdue() {
            return backupsEvery.filter(every -> backups.isOverdue(every, now)).isPresent();
        }

        boolean isFine() {
            return errors == 0
                    && !chainBroken
                    && !isBackupOverdue()
                    && backups.lastFailed().isEmpty()
                    && backups.restored().isEmpty()
                    && health.database().archiving() != Health.Archiving.FAILS
                    && health.devices().stream().noneMatch(Health.DeviceState::silent);
        }
    }

    static HealthPages of(ServerFeatures server) {
        var core = server.features().core();
        return new HealthPages(server, new HealthReader(core.jdbi(), core.clock()), BuildInfo.ofThisProgram());
    }

    /** The address of the page that reloads itself, or of the one that does not. */
    static String addressOf(boolean followed) {
        return followed ? PATH + "?" + FOLLOW + "=yes" : PATH;
    }

    Response show(PageRequest request) {
        var settings = server.features().core().settings();
        var view = new View(
                reader.read(),
                server.errors().inLastHour(),
                server.chain().isBroken(),
                server.features().backups().state(),
                settings.backups().map(BackupSettings::every),
                settings.database().address().isEmpty(),
                settings.mailServer().isPresent(),
                settings.database().connections(),
                build.version(),
                request.receivedAt(),
                request.query().firstFilled(FOLLOW).isPresent(),
                Note.of(request));
        PageRenderer.Page page =
                (output, interceptor, frame) -> JtehealthGenerated.render(output, interceptor, frame, view);
        return view.isFollowed()
                ? PageRenderer.openPage(request, 200, AGAIN_IN_SECONDS, page)
                : PageRenderer.openPage(request, 200, page);
    }

    /** Records that the administrator has read that the installation was restored. */
    Response acknowledge(PageRequest request) {
        var restoration = AdminPages.number(request.field(RESTORATION));
        if (restoration.isEmpty() || !request.field(Question.ACT).equals(ACKNOWLEDGE)) {
            return Notices.UNREADABLE.to(request);
        }
        var backups = server.features().backups();
        boolean isNew = backups.acknowledge(request.actor(), restoration.get());
        server.backups().round();
        return AdminPages.after(request, isNew ? Outcome.done() : new Outcome.Unchanged<Nothing>(), PATH);
    }
}
