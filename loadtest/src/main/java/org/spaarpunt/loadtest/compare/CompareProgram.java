package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.spaarpunt.build.BuildInfo;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.ScratchDirectory;
import org.spaarpunt.loadtest.program.JsonLines;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramArguments.Misuse;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.report.Comparison;
import org.spaarpunt.loadtest.report.ReportProgram;
import org.spaarpunt.loadtest.world.Fill;

/**
 * Spaarpunt beside a conventional server, PostgreSQL alone, the bare limit and an earlier build, in turns. Writes a
 * line of JSON for each measurement, and a report with charts beside them.
 */
public final class CompareProgram implements Program {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 5;
    private static final int WARMUP_SECONDS = 30;
    private static final int SETTLE_SECONDS = 60;
    private static final int PASSHOLDERS = 200_000;
    private static final int EVENTS = 16;
    private static final String CONNECTIONS = "1,16,64,256";

    /** Filling a database, building the conventional server, and counting between measurements. */
    private static final int PREPARATION_MINUTES = 2;

    private static final int BUILDING_MINUTES = 2;

    private static final String OUT = "compare.jsonl";

    /** What PostgreSQL is asked about itself. */
    private static final List<String> PARAMETERS = List.of(
            "server_version",
            "shared_buffers",
            "max_connections",
            "max_wal_size",
            "fsync",
            "synchronous_commit",
            "full_page_writes");

    private final Tools tools;

    public CompareProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String description() {
        return "Spaarpunt beside a conventional server, pgbench, the bare limit and an earlier build, in turns.";
    }

    @Override
    public List<ProgramOption> options() {
        return List.of(
                new ProgramOption("out", "FILE", "Takes a line of JSON for each measurement. Default: compare.jsonl."),
                new ProgramOption("systems", "NAME,...", "Default: all that can be started here."),
                new ProgramOption("from", "COMMIT", "An earlier build: a commit, or the directory of a release."),
                new ProgramOption("connections", "N,...", "Default: 1,16,64,256."),
                new ProgramOption("rounds", "N", "Default: 3."),
                new ProgramOption("seconds", "N", "For each measurement. Default: 5."),
                new ProgramOption("warmup", "N", "Seconds for each server, once. Default: 30."),
                new ProgramOption("settle", "N", "Seconds to wait at most until the machine is idle. Default: 60."),
                new ProgramOption("passholders", "N", "Default: 200000."),
                new ProgramOption("past", "N", "Past check-ins, not of the conventional server. Default: 0."));
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException, InterruptedException, ExecutionException {
        var from = arguments.text("from");
        var plan = plan(arguments, from);
        var settle = Duration.ofSeconds(arguments.number("settle", 1, SETTLE_SECONDS));
        var out = arguments.output("out").orElse(Path.of(OUT)).toAbsolutePath();
        var unfinished = out.resolveSibling(out.getFileName() + ".part");
        Files.deleteIfExists(unfinished);
        var lines = new JsonLines(unfinished);
        tools.people().println("this takes about " + minutes(plan) + " minutes");
        boolean kept;
        try (var belongings = new Belongings()) {
            var scratch = belongings.own(ScratchDirectory.create()).path();
            var sources = Sources.ofThisProgram(tools);
            lines.add(opening(plan, from, sources));
            var databases = belongings.own(Databases.fill(scratch.resolve("data"), plan.size(), tools));
            lines.add(parameters(databases));
            var systems = new Systems(databases, sources, scratch, belongings, tools);
            var started = new ArrayList<ComparedSystem>();
            for (var name : plan.systems()) {
                started.add(systems.start(name, from, plan.size()));
            }
            settle(settle).ifPresent(lines::add);
            kept = new CompareRun(plan, databases, tools, lines::add).run(started);
        }
        Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
        var comparison = Comparison.read(out);
        tools.people().print(comparison.text());
        new ReportProgram(tools).write(comparison, out);
        return new Result(kept, comparison.figures());
    }

    private static ComparePlan plan(ProgramArguments arguments, Optional<String> from) {
        return new ComparePlan(
                systems(arguments, from),
                list(arguments.text("connections").orElse(CONNECTIONS), CompareProgram::connections),
                arguments.count("rounds", 1, ROUNDS),
                Duration.ofSeconds(arguments.number("warmup", 1, WARMUP_SECONDS)),
                Duration.ofSeconds(arguments.number("seconds", 1, SECONDS)),
                new Fill.Size(arguments.number("passholders", 1, PASSHOLDERS), arguments.number("past", 0, 0), EVENTS));
    }

    private static List<String> systems(ProgramArguments arguments, Optional<String> from) {
        return arguments
                .text("systems")
                .map(text -> Systems.checked(list(text, Function.identity()), from.isPresent()))
                .orElseGet(() -> Systems.here(from.isPresent()));
    }

    private static <T> List<T> list(String text, Function<String, T> each) {
        return Arrays.stream(text.split(",")).map(String::strip).map(each).toList();
    }

    private static int connections(String text) {
        try {
            int connections = Integer.parseInt(text);
            if (connections > 0) {
                return connections;
            }
        } catch (NumberFormatException _) {
            // Rejected below with the same message.
        }
        throw new Misuse("The option --connections is a list of whole numbers of at least 1, not " + text);
    }

    private static long minutes(ComparePlan plan) {
        long measured = plan.each().toSeconds()
                * plan.rounds()
                * plan.connections().size()
                * plan.systems().size();
        return Duration.ofSeconds(measured
                                + plan.warmup().toSeconds() * plan.systems().size())
                        .toMinutes()
                + PREPARATION_MINUTES
                + (plan.systems().contains(Systems.EARLIER) ? BUILDING_MINUTES : 0);
    }

    private Map<String, Object> opening(ComparePlan plan, Optional<String> from, Sources sources)
            throws IOException, InterruptedException {
        var line = new LinkedHashMap<String, Object>();
        line.put("kind", "run");
        line.put(
                "startedAt",
                tools.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
        var build = BuildInfo.ofThisProgram();
        var commit = build.commit().isPresent() ? build.commit() : sources.commit();
        commit.ifPresent(id -> line.put("commit", id));
        line.put("changed", build.changed());
        from.ifPresent(earlier -> line.put("earlier", earlier));
        line.putAll(Machine.figures(Sources.loadBeforeBuilding()));
        line.put("javaOptions", String.join(" ", Sources.optionsWithoutCache()));
        line.put("passholders", plan.size().passholders());
        line.put("past", plan.size().past());
        line.put("warmupSeconds", plan.warmup().toSeconds());
        line.put("measuredSeconds", plan.each().toSeconds());
        return line;
    }

    private Optional<Map<String, Object>> settle(Duration most) throws InterruptedException {
        tools.people().println("waiting until the machine is idle");
        var busy = Processors.settled(most);
        if (busy.isEmpty()) {
            return Optional.empty();
        }
        var line = new LinkedHashMap<String, Object>();
        line.put("kind", "processors");
        line.put("busyBefore", Math.round(busy.getAsDouble() * 100) / 100.0);
        return Optional.of(line);
    }

    private static Map<String, Object> parameters(Databases databases) {
        var line = new LinkedHashMap<String, Object>();
        line.put("kind", "postgresql");
        PARAMETERS.forEach(parameter -> line.put(parameter, databases.shown(parameter)));
        return line;
    }
}
