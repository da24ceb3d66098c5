package org.spaarpunt.loadtest.searches;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.loadtest.callers.Caller;
import org.spaarpunt.loadtest.callers.Integrator;
import org.spaarpunt.loadtest.callers.SignedCaller;
import org.spaarpunt.loadtest.callers.SignedInUser;
import org.spaarpunt.loadtest.load.PageTimes;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.ServerUnderTest;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.wiring.Core;

/**
 * How long each search of both protocols and each list of the pages takes in a filled world, one request after another
 * on an open connection. A server that answers anything but 200 ends the program.
 */
public final class SearchesProgram implements Program {
    private static final int REQUESTS = 20;

    /** Plans are made at the sixth use of a statement, and pages are read from disk at the first. */
    private static final int WARMUP = 6;

    private static final ApiPermission[] PERMISSIONS = {
        ApiPermission.CHECKINS_READ,
        ApiPermission.EVENTS_READ,
        ApiPermission.ORGANIZERS_SEARCH,
        ApiPermission.PASSHOLDERS_SEARCH,
        ApiPermission.PASSHOLDERS_SEARCH_BY_ID,
        ApiPermission.REWARDS_READ
    };

    private final Tools tools;

    public SearchesProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "searches";
    }

    @Override
    public String description() {
        return "Every search of both protocols and every list of the pages.";
    }

    @Override
    public List<ProgramOption> options() {
        return Stage.optionsAnd(
                new ProgramOption("requests", "N", "For each search. Default: 20."),
                new ProgramOption("warmup", "N", "Requests before these. Default: 6."),
                new ProgramOption("only", "TEXT", "Searches with this in their names. Default: all."));
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException, InterruptedException {
        var plan = new Plan(
                arguments.count("warmup", 0, WARMUP),
                arguments.count("requests", 1, REQUESTS),
                arguments.text("only").orElse(""));
        try (var belongings = new Belongings()) {
            var stage = Stage.set(arguments, belongings, tools.random(), tools.people());
            var core = new Core(
                    stage.jdbi(),
                    stage.database().box(),
                    tools.random(),
                    tools.clock(),
                    Settings.of(Map.of(), Map.of()));
            var run = "searches-" + tools.clock().millis();
            var world = World.forRun(stage.jdbi(), stage.database().box(), run, World.NewEvents.weekly(1));
            Integrator.register(core, PERMISSIONS);
            SignedCaller.permit(stage.jdbi());
            var server = belongings.own(
                    ServerUnderTest.start(settings(stage), stage.scratch().resolve("server.log")));
            var callers = Callers.of(core, server.url(), world);
            var searches = Searches.of(world, callers.employee(), callers.administrator()).stream()
                    .filter(search -> search.name().contains(plan.only()))
                    .toList();
            return measure(searches, callers, plan);
        }
    }

    /** How often each search is sent, and the text that its name must contain. */
    private record Plan(int warmup, int requests, String only) {}

    /** One of each kind. */
    private record Callers(
            SignedCaller application,
            SignedCaller counter,
            Integrator integrator,
            SignedInUser employee,
            SignedInUser administrator) {
        static Callers of(Core core, URI server, World world) {
            return new Callers(
                    SignedCaller.application(server, world, core.clock()),
                    SignedCaller.employee(server, world, core.clock()),
                    Integrator.of(core, server),
                    SignedInUser.employee(core, server),
                    SignedInUser.administrator(core, server));
        }

        Caller of(CallerKind kind) {
            return switch (kind) {
                case APPLICATION -> application;
                case COUNTER -> counter;
                case JSON_API -> integrator;
                case PAGES -> employee;
                case ADMINISTRATION -> administrator;
            };
        }
    }

    private Result measure(List<Search> searches, Callers callers, Plan plan) throws IOException, InterruptedException {
        var figures = new ArrayList<Map<String, Object>>();
        tools.people().println("milliseconds: p50, p95");
        for (var search : searches) {
            var times = PageTimes.of(callers.of(search.caller()), search.path(), plan.warmup(), plan.requests());
            var line = new LinkedHashMap<String, Object>();
            line.put("caller", search.caller());
            line.put("search", search.name());
            line.put("p50Ms", times.percentileMs(50));
            line.put("p95Ms", times.percentileMs(95));
            figures.add(line);
            tools.people()
                    .printf(
                            "%8.1f %8.1f  %-15s %s%n",
                            times.percentileMs(50), times.percentileMs(95), search.caller(), search.name());
        }
        return new Result(true, Map.of("searches", figures));
    }

    /** Without limits of requests, and with administrators who sign in with a password alone. */
    private static Map<String, String> settings(Stage stage) {
        var settings = new HashMap<>(stage.database().settings());
        settings.put("SPAARPUNT_API_REQUESTS_PER_APPLICATION", "0");
        settings.put("SPAARPUNT_API_REQUESTS_PER_PERSON", "0");
        settings.put("SPAARPUNT_ADMINISTRATOR_SECOND_FACTOR", "false");
        return settings;
    }
}
