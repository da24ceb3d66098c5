package org.spaarpunt.loadtest.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.loadtest.callers.Integrator;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.ServerUnderTest;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Books;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.loadtest.world.WorldFile;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.wiring.Core;

/**
 * Sends check-ins over HTTP, each signed and each for a different visit, so that the right answer to every one is a
 * grant. With its own server and database it then compares what was granted with what is stored, and measures the
 * {@link Limit} of the same database once the server has stopped.
 */
public final class LoadProgram implements Program {
    private static final int LIMIT_SECONDS = 3;

    private final Tools tools;

    public LoadProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String description() {
        return "Check-ins over HTTP, at full speed or at a given rate.";
    }

    @Override
    public List<ProgramOption> options() {
        return Stage.optionsAnd(
                new ProgramOption("connections", "N", "Connections in parallel. Default: 256."),
                new ProgramOption("seconds", "N", "How long it measures. Default: 10."),
                new ProgramOption("warmup", "N", "Seconds before that. Default: 15."),
                new ProgramOption("rate", "N", "Check-ins per second. Default: full speed."),
                new ProgramOption("threads", "N", "Threads that send. Default: 1."),
                new ProgramOption("api", "N", "3: signed calls. 4: the JSON API. Default: 3."),
                new ProgramOption("limit-seconds", "N", "For each run of PostgreSQL alone, 0 for none. Default: 3."),
                new ProgramOption("url", "URL", "Address of a running server to use, with --world."),
                new ProgramOption("world", "FILE", "The file that fill wrote for that server's data."));
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException, InterruptedException, ExecutionException {
        var plan = LoadPlan.of(arguments);
        var url = arguments.text("url");
        if (url.isPresent()) {
            if (isJson(arguments)) {
                throw new ProgramArguments.Misuse("--api 4 needs a server of its own, without --url");
            }
            return onServer(URI.create(url.get()), WorldFile.read(Path.of(arguments.required("world"))), plan);
        }
        return onOwnServer(plan, arguments);
    }

    /** Loads a server that was started elsewhere, whose database this program cannot compare. */
    private Result onServer(URI server, World world, LoadPlan plan) throws InterruptedException, ExecutionException {
        var watch = new UsageWatch(OptionalLong.empty(), OptionalLong.empty());
        var writers = Load.signed(server, world, tools.clock(), tools.random());
        var tally = new Load(server, world, writers, tools.random()).run(plan, watch);
        var figures = Figures.of(tally);
        figures.putAll(watch.figures());
        report(figures);
        return new Result(true, figures);
    }

    private Result onOwnServer(LoadPlan plan, ProgramArguments arguments)
            throws IOException, InterruptedException, ExecutionException {
        try (var belongings = new Belongings()) {
            var stage = Stage.set(arguments, belongings, tools.random(), tools.people());
            var run = "load-" + tools.clock().millis();
            var world = World.forRun(
                    stage.jdbi(), stage.database().box(), run, World.NewEvents.weekly(Stage.events(arguments)));
            var figures = new LinkedHashMap<String, Object>();
            var tally = load(new Scene(stage, world, isJson(arguments)), plan, figures);
            boolean right = compare(stage, world, tally, figures);
            var each = Duration.ofSeconds(arguments.number("limit-seconds", 0, LIMIT_SECONDS));
            if (each.isPositive()) {
                double limit = new LimitProgram(tools)
                        .best(stage, Stage.events(arguments), Limit.BATCH, LimitProgram.CONNECTIONS, each);
                figures.put("limitPerSecond", Math.round(limit));
                figures.put("limitShare", Figures.rounded(tally.grantedPerSecond() / limit));
            }
            report(figures);
            return new Result(right, figures);
        }
    }

    private static boolean isJson(ProgramArguments arguments) {
        return switch (arguments.text("api").orElse("3")) {
            case "3" -> false;
            case "4" -> true;
            case String other -> throw new ProgramArguments.Misuse("The option --api is 3 or 4, not " + other);
        };
    }

    /** Where the load comes, and through which of the two protocols. */
    private record Scene(Stage stage, World world, boolean isJson) {}

    /** Runs the load; the server has stopped when this returns, so that what follows has the machine to itself. */
    private Tally load(Scene scene, LoadPlan plan, Map<String, Object> figures)
            throws IOException, InterruptedException, ExecutionException {
        var stage = scene.stage();
        var core = new Core(
                stage.jdbi(), stage.database().box(), tools.random(), tools.clock(), Settings.of(Map.of(), Map.of()));
        if (scene.isJson()) {
            Integrator.register(core, ApiPermission.CHECKINS_WRITE);
        }
        try (var belongings = new Belongings()) {
            var server = belongings.own(
                    ServerUnderTest.start(settings(stage), stage.scratch().resolve("server.log")));
            var watch = new UsageWatch(
                    OptionalLong.of(server.pid()),
                    OptionalLong.of(stage.database().pid()));
            var writers = scene.isJson()
                    ? Integrator.of(core, server.url()).writers()
                    : Load.signed(server.url(), scene.world(), tools.clock(), tools.random());
            var tally = new Load(server.url(), scene.world(), writers, tools.random()).run(plan, watch);
            figures.putAll(Figures.of(tally));
            figures.putAll(watch.figures());
            return tally;
        }
    }

    /** Without limits of requests, which the older call does not have. */
    private static Map<String, String> settings(Stage stage) {
        var settings = new HashMap<>(stage.database().settings());
        settings.put("SPAARPUNT_API_REQUESTS_PER_APPLICATION", "0");
        settings.put("SPAARPUNT_API_REQUESTS_PER_PERSON", "0");
        return settings;
    }

    private boolean compare(Stage stage, World world, Tally tally, Map<String, Object> figures) {
        if (tally.acknowledged().size() >= world.pairs()) {
            tools.people().println("All visits are used up: set more --passholders or --events.");
        }
        var visits = tally.acknowledged().stream().map(world::visit).toList();
        var compared = new Books(stage.jdbi()).compare(visits, world.events());
        figures.put("stored", compared.stored());
        figures.put("lost", compared.lost());
        figures.put("duplicated", compared.duplicated());
        figures.put("unbalanced", compared.unbalanced());
        return compared.isRight(tally.unsure());
    }

    private void report(Map<String, Object> figures) {
        figures.forEach((name, value) -> tools.people().printf("%-18s %s%n", name, value));
    }
}
