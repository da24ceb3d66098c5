package org.spaarpunt.loadtest.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.spaarpunt.loadtest.history.Attempt.Outcome;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.OwnDatabase;
import org.spaarpunt.loadtest.machine.ScratchDirectory;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;

/** Upgrades an earlier release to this one under load, server after server, and checks that no promise was broken. */
public final class UpgradeProgram implements Program {
    private static final String JAR = "spaarpunt.jar";
    private static final int SECONDS = 10;
    private static final int VISITORS = 8;

    private final Tools tools;

    public UpgradeProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "upgrade";
    }

    @Override
    public String description() {
        return "An earlier release and this one side by side on one database, under load.";
    }

    @Override
    public List<ProgramOption> options() {
        return List.of(
                new ProgramOption("from", "DIR", "The earlier release: spaarpunt.jar and lib. Needed."),
                new ProgramOption("seconds", "N", "For each of the three stages. Default: 10."),
                new ProgramOption("visitors", "N", "For each server. Default: 8."));
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException, InterruptedException {
        var jar = Path.of(arguments.required("from")).resolve(JAR);
        if (!Files.isRegularFile(jar)) {
            throw new ProgramArguments.Misuse("There is no " + jar);
        }
        var stage = Duration.ofSeconds(arguments.number("seconds", 1, SECONDS));
        int visitors = arguments.count("visitors", 1, VISITORS);
        try (var belongings = new Belongings()) {
            var scratch = belongings.own(ScratchDirectory.create()).path();
            var database = belongings.own(OwnDatabase.withoutTables(scratch.resolve("data"), tools.random()));
            var run = new UpgradeRun(jar, database, scratch, belongings, tools);
            return result(run.run(stage, visitors));
        }
    }

    static Result result(UpgradeRun.Outcomes found) {
        var attempts = found.history();
        long unanswered = attempts.stream()
                .filter(attempt -> attempt.outcome() instanceof Outcome.Unknown)
                .count();
        long slowest = attempts.stream()
                .mapToLong(attempt -> attempt.told() - attempt.asked())
                .max()
                .orElse(0);
        var findings = found.findings();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("fromSchema", found.fromSchema());
        figures.put("toSchema", found.toSchema());
        figures.put("requests", attempts.size());
        figures.put("acknowledged", findings.acknowledged());
        figures.put("lost", findings.lost());
        figures.put("duplicated", findings.duplicated());
        figures.put("unbalanced", findings.unbalanced());
        figures.put("contradictions", findings.contradictions().size());
        figures.put("unanswered", unanswered);
        figures.put("errorsLogged", found.errorsLogged());
        figures.put("newReadyAfterMs", found.readyAfter().toMillis());
        figures.put("slowestMs", Duration.ofNanos(slowest).toMillis());
        boolean kept =
                findings.areNone() && findings.acknowledged() > 0 && unanswered == 0 && found.errorsLogged() == 0;
        return new Result(kept, figures);
    }

    /** The newest migration of a database, as its history says. */
    static String schemaOf(OwnDatabase database) {
        return Stage.jdbi(database.address())
                .withHandle(handle -> handle.createQuery(
                                "select version from flyway_schema_history where success order by installed_rank desc limit 1")
                        .mapTo(String.class)
                        .one());
    }
}
