package org.spaarpunt.loadtest.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.spaarpunt.loadtest.history.Findings;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.OwnDatabase;
import org.spaarpunt.loadtest.machine.ScratchDirectory;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.loadtest.world.World;

/** Kills and pauses an installation under load, drops its answers, and checks that no promise was broken. */
public final class CrashProgram implements Program {
    private static final int CYCLES = 20;
    private static final int VISITORS = 16;

    /** Few, so that a passholder often makes two visits at once. */
    private static final int PASSHOLDERS = 100;

    /** More than can be visited in a cycle. */
    private static final int EVENTS_PER_CYCLE = 300;

    private static final int FIRST_ANSWER_MAX_MS = 5_000;

    private final Tools tools;

    public CrashProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String description() {
        return "Processes killed and paused, and answers dropped, under load.";
    }

    @Override
    public List<ProgramOption> options() {
        return List.of(
                new ProgramOption("cycles", "N", "Default: 20."),
                new ProgramOption("seed", "N", "Of an earlier run, to do the same again."),
                new ProgramOption("faults", "NAME,...", "Default: all, such as kill-both."),
                new ProgramOption("visitors", "N", "Default: 16."),
                new ProgramOption("first-answer-max-ms", "N", "Default: 5000."));
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException, InterruptedException {
        long seed = arguments.number("seed", Long.MIN_VALUE, tools.random().nextLong());
        var plan = new CrashPlan(
                seed,
                arguments.count("cycles", 1, CYCLES),
                arguments.count("visitors", 1, VISITORS),
                faults(arguments),
                World.NewEvents.once(EVENTS_PER_CYCLE),
                true);
        var bound = Duration.ofMillis(arguments.number("first-answer-max-ms", 1, FIRST_ANSWER_MAX_MS));
        tools.people().println("seed " + seed);
        try (var belongings = new Belongings()) {
            var scratch = belongings.own(ScratchDirectory.create()).path();
            var home = fill(scratch.resolve("data"), tools.random());
            var installation = belongings.own(Installation.start(home, scratch.resolve("server.log"), tools.random()));
            var run = new CrashRun(installation, plan, tools.clock(), tools.people());
            return result(plan, run.run(), run.worstFirstAnswer(), bound);
        }
    }

    /** Fills a new database with passholders to check in, and returns its home. */
    static Path fill(Path home, SecureRandom random) {
        try (var database = OwnDatabase.in(home, random)) {
            new Fill(Stage.jdbi(database.address()), random, _ -> {}).make(new Fill.Size(PASSHOLDERS, 0, 2));
        }
        return home;
    }

    private static List<Fault> faults(ProgramArguments arguments) {
        var names = arguments.text("faults");
        try {
            return names.map(text -> Arrays.stream(text.split(","))
                            .map(name -> Fault.valueOf(
                                    name.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
                            .toList())
                    .orElse(List.of(Fault.values()));
        } catch (IllegalArgumentException _) {
            throw new ProgramArguments.Misuse("The faults are " + Arrays.toString(Fault.values()));
        }
    }

    private static Result result(CrashPlan plan, Findings found, Duration worstFirstAnswer, Duration bound) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("seed", plan.seed());
        figures.put("cycles", plan.cycles());
        figures.put("acknowledged", found.acknowledged());
        figures.put("lost", found.lost());
        figures.put("duplicated", found.duplicated());
        figures.put("unbalanced", found.unbalanced());
        figures.put("contradictions", found.contradictions().size());
        figures.put("worstFirstAnswerMs", worstFirstAnswer.toMillis());
        return new Result(found.areNone() && worstFirstAnswer.compareTo(bound) <= 0, figures);
    }
}
