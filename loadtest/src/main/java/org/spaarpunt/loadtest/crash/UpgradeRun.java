package org.spaarpunt.loadtest.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.spaarpunt.loadtest.history.Attempt;
import org.spaarpunt.loadtest.history.Findings;
import org.spaarpunt.loadtest.history.History;
import org.spaarpunt.loadtest.history.HistoryChecker;
import org.spaarpunt.loadtest.history.Holdings;
import org.spaarpunt.loadtest.history.Visitors;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.OwnDatabase;
import org.spaarpunt.loadtest.machine.ServerUnderTest;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.loadtest.world.World;

/**
 * Three stages of load: the earlier release alone, both while and after the newer one upgrades the schema, and the
 * newer one alone. Visitors of both servers report the same visits, so that each release also finds points and kept
 * answers of the other.
 *
 * @param jar of the earlier release
 */
record UpgradeRun(Path jar, OwnDatabase database, Path scratch, Belongings belongings, Tools tools) {
    private static final int PASSHOLDERS = 100;

    /** More than the visitors of one server report. */
    private static final int EVENTS_PER_SECOND = 30;

    /** Longer than an answer takes; a visitor reports the next visit as soon as it has one. */
    private static final Visitors.Manners MANNERS = new Visitors.Manners(Duration.ofSeconds(10), Duration.ZERO, true);

    private static final int STAGES = 3;
    private static final String ERROR = " ERROR ";

    /**
     * What happened.
     *
     * @param errorsLogged lines of both servers
     * @param readyAfter how long the newer release took to start and upgrade
     */
    record Outcomes(
            String fromSchema,
            String toSchema,
            List<Attempt> history,
            Findings findings,
            long errorsLogged,
            Duration readyAfter) {}

    Outcomes run(Duration stage, int count) throws IOException, InterruptedException {
        var oldLog = scratch.resolve("old.log");
        var newLog = scratch.resolve("new.log");
        var old = belongings.own(ServerUnderTest.startRelease(jar, database.settings(), oldLog));
        var from = UpgradeProgram.schemaOf(database);
        tools.people().println("the earlier release has schema version " + from);
        var world = world(stage);
        var before = Holdings.read(Stage.jdbi(database.address()), world.events());
        var history = new History();
        // In the same order, so that those of the newer one report again what the earlier one has answered.
        long seed = tools.random().nextLong();
        var ofNew = belongings.own(new Visitors(world, seed, MANNERS, history));
        Duration readyAfter;
        try (var ofOld = new Visitors(world, seed, MANNERS, history)) {
            ofOld.start(count, old.url(), series("old"), tools.clock());
            Thread.sleep(stage);
            long begin = System.nanoTime();
            var newer = belongings.own(ServerUnderTest.start(database.settings(), newLog));
            readyAfter = Duration.ofNanos(System.nanoTime() - begin);
            tools.people().println("both run, with schema version " + UpgradeProgram.schemaOf(database));
            ofNew.start(count, newer.url(), series("new"), tools.clock());
            Thread.sleep(stage);
        }
        old.close();
        tools.people().println("the earlier release is stopped");
        Thread.sleep(stage);
        ofNew.close();
        var after = Holdings.read(Stage.jdbi(database.address()), world.events());
        var findings = HistoryChecker.check(history.attempts(), before, after);
        findings.contradictions().stream().limit(10).forEach(tools.people()::println);
        long errors = told(oldLog) + told(newLog);
        return new Outcomes(from, UpgradeProgram.schemaOf(database), history.attempts(), findings, errors, readyAfter);
    }

    private World world(Duration stage) {
        var jdbi = Stage.jdbi(database.address());
        new Fill(jdbi, tools.random(), _ -> {}).make(new Fill.Size(PASSHOLDERS, 0, 2));
        int events = Math.toIntExact(stage.toSeconds() * STAGES * EVENTS_PER_SECOND);
        return World.forRun(jdbi, database.box(), "upgrade", World.NewEvents.once(events));
    }

    /** No two runs within ten minutes may have the same. */
    private String series(String server) {
        return server + Long.toString(tools.clock().millis(), Character.MAX_RADIX);
    }

    private long told(Path log) throws IOException {
        var errors = Files.readAllLines(log).stream()
                .filter(line -> line.contains(ERROR))
                .toList();
        errors.stream().limit(5).forEach(tools.people()::println);
        return errors.size();
    }
}
