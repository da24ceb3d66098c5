package org.spaarpunt.loadtest.failover;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.ScratchDirectory;
import org.spaarpunt.loadtest.program.JsonLines;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Database;

/** Faults of a cluster of PostgreSQL under load, and what two servers and their visitors notice of them. */
public final class FailoverProgram implements Program {
    private static final int RATE = 50;
    private static final int PASSHOLDERS = 100;
    private static final int CONFIRMING = 2;
    private static final int LOOP_WAIT_SECONDS = 10;
    private static final int OUTAGE_SECONDS = 60;
    private static final int SWITCHOVER_MAX_MS = 2_000;
    private static final int KILL_MAX_MS = 15_000;
    private static final Duration START_MAX = Duration.ofMinutes(5);

    private final Tools tools;

    public FailoverProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public String description() {
        return "Nodes of a cluster of Patroni, its store and a server killed, paused and switched over, under load.";
    }

    @Override
    public List<ProgramOption> options() {
        return List.of(
                new ProgramOption("faults", "NAME,...", "Default: all, such as switchover."),
                new ProgramOption("times", "N", "How often each fault. Default: 1."),
                new ProgramOption("rate", "N", "Check-ins a second at each of the two servers. Default: 50."),
                new ProgramOption("seconds", "N", "How long a fault lasts that is undone later. Default: 60."),
                new ProgramOption("confirming", "N", "Standbys that confirm each commit, 1 or 2. Default: 2."),
                new ProgramOption("loop-wait", "N", "Seconds between two rounds of Patroni. Default: 10."),
                new ProgramOption("switchover-max-ms", "N", "Default: 2000."),
                new ProgramOption("kill-max-ms", "N", "Default: 15000."),
                new ProgramOption("out", "FILE", "Gets a line of JSON for each fault as it ends."));
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException, InterruptedException {
        var plan = plan(arguments);
        var agreement = agreement(arguments);
        var out = arguments.output("out").map(JsonLines::new);
        var programs = InstalledPrograms.find();
        try (var belongings = new Belongings()) {
            var scratch = belongings.own(ScratchDirectory.create()).path();
            tools.people().println("starting a cluster in " + scratch);
            var cluster = belongings.own(Cluster.start(programs, scratch, agreement, START_MAX, tools.random()));
            var keys = SealingKeys.newKey("failover", tools.random());
            fill(cluster, tools.random());
            var servers = Servers.start(cluster, keys, scratch, belongings);
            var box = new SecretBox(SealingKeys.parse(keys), tools.random());
            tools.people().println(FaultReport.HEADING);
            var reports = new FailoverRun(cluster, servers, box, plan, tools.clock(), tools.people())
                    .run(report -> tell(report, out));
            return result(reports);
        }
    }

    /** Makes the schema and passholders to check in. */
    static void fill(Cluster cluster, SecureRandom random) throws IOException, InterruptedException {
        Database.open(cluster.bySeveralHosts(), 1).close();
        new Fill(cluster.jdbi(cluster.primary()), random, _ -> {}).make(new Fill.Size(PASSHOLDERS, 0, 2));
    }

    private static Cluster.Agreement agreement(ProgramArguments arguments) {
        int confirming = arguments.count("confirming", 1, CONFIRMING);
        if (confirming > CONFIRMING) {
            throw new ProgramArguments.Misuse("There are two standbys, so --confirming is 1 or 2");
        }
        long loopWait = arguments.number("loop-wait", 1, LOOP_WAIT_SECONDS);
        if (loopWait > LOOP_WAIT_SECONDS) {
            throw new ProgramArguments.Misuse("With a ttl of 30 seconds --loop-wait is at most " + LOOP_WAIT_SECONDS);
        }
        return new Cluster.Agreement(confirming, Duration.ofSeconds(loopWait));
    }

    private FailoverPlan plan(ProgramArguments arguments) {
        var once = faults(arguments);
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < arguments.count("times", 1, 1); i++) {
            faults.addAll(once);
        }
        return new FailoverPlan(
                faults,
                arguments.count("rate", 1, RATE),
                Duration.ofSeconds(arguments.number("seconds", 1, OUTAGE_SECONDS)),
                Duration.ofMillis(arguments.number("switchover-max-ms", 1, SWITCHOVER_MAX_MS)),
                Duration.ofMillis(arguments.number("kill-max-ms", 1, KILL_MAX_MS)));
    }

    private static List<Fault> faults(ProgramArguments arguments) {
        try {
            return arguments
                    .text("faults")
                    .map(text -> Arrays.stream(text.split(","))
                            .map(name -> Fault.of(name.strip()))
                            .toList())
                    .orElse(List.of(Fault.values()));
        } catch (IllegalArgumentException unknown) {
            throw new ProgramArguments.Misuse("There is no fault " + unknown.getMessage() + ". The faults are "
                    + String.join(
                            ", ",
                            Arrays.stream(Fault.values()).map(Fault::label).toList()));
        }
    }

    private void tell(FaultReport report, Optional<JsonLines> out) {
        tools.people().println(report.line());
        out.ifPresent(lines -> lines.add(report.figures()));
    }

    private static Result result(List<FaultReport> reports) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("faults", reports.stream().map(FaultReport::figures).toList());
        return new Result(reports.stream().allMatch(FaultReport::kept), figures);
    }
}
