package org.spaarpunt.loadtest.load;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.spaarpunt.loadtest.callers.SignedInUser;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.ServerUnderTest;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.wiring.Core;

/**
 * What people wait for at the pages of an organiser: the list of many events, the numbers of an event with many
 * check-ins, and how soon a check-in is shown by live pages that are open, while check-ins come in at a steady rate.
 */
public final class PagesProgram implements Program {
    private static final int STREAMS = 300;
    private static final int RATE = 50;
    private static final int SECONDS = 30;
    private static final int WARMUP_SECONDS = 10;
    private static final int EVENTS = 200;
    private static final int VISITS = 10_000;
    private static final int REQUESTS = 100;

    /** A server that has just started compiles its pages while it answers. */
    private static final int UNMEASURED = 50;

    /** Past check-ins are spread over two events. */
    private static final int PAST_EVENTS = 2;

    /** The last check-ins are shown by then. */
    private static final int LINGER_SECONDS = 2;

    private static final String TIMES = """
            select passholder_id || '-' || checkin.id as id, checked_in_at from checkin join event on event.id = event_id where cdbid = :cdbid
            """;

    private final Tools tools;

    public PagesProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String description() {
        return "Pages of an organiser: a long list, the numbers of a large event, live pages during check-ins.";
    }

    @Override
    public List<ProgramOption> options() {
        return List.of(
                new ProgramOption("streams", "N", "Live pages that are open. Default: 300."),
                new ProgramOption("rate", "N", "Check-ins per second meanwhile. Default: 50."),
                new ProgramOption("seconds", "N", "How long that is measured. Default: 30."),
                new ProgramOption("warmup", "N", "Seconds before that. Default: 10."),
                new ProgramOption("events", "N", "Events in the list. Default: 200."),
                new ProgramOption("visits", "N", "Check-ins at the event with numbers. Default: 10000."),
                new ProgramOption("requests", "N", "For each page. Default: 100."));
    }

    /** How much is measured. */
    private record Plan(int streams, LoadPlan load, int events, int visits, int requests) {
        static Plan of(ProgramArguments arguments) {
            var seconds = Duration.ofSeconds(arguments.number("seconds", 1, SECONDS));
            var warmup = Duration.ofSeconds(arguments.number("warmup", 0, WARMUP_SECONDS));
            var rate = OptionalLong.of(arguments.number("rate", 1, RATE));
            return new Plan(
                    arguments.count("streams", 1, STREAMS),
                    new LoadPlan(RATE, seconds, warmup, rate, 1),
                    arguments.count("events", 1, EVENTS),
                    arguments.count("visits", 1, VISITS),
                    arguments.count("requests", 1, REQUESTS));
        }

        /** Each card is read once at the watched event. */
        long passholders() {
            long seconds = load.warmup().plus(load.duration()).toSeconds() + 1;
            return seconds * load.rate().orElseThrow();
        }
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException, InterruptedException, ExecutionException {
        var plan = Plan.of(arguments);
        try (var belongings = new Belongings()) {
            var size = new Fill.Size(plan.passholders(), (long) plan.visits() * PAST_EVENTS, PAST_EVENTS);
            var stage = Stage.set(Optional.empty(), size, belongings, tools.random(), tools.people());
            var newEvents = World.NewEvents.unlimited(plan.events());
            var world = World.forRun(stage.jdbi(), stage.database().box(), "pages", newEvents);
            var server = belongings.own(ServerUnderTest.start(
                    stage.database().settings(), stage.scratch().resolve("server.log")));
            var settings = Settings.of(Map.of(), Map.of());
            var core = new Core(stage.jdbi(), stage.database().box(), tools.random(), tools.clock(), settings);
            var organiser = SignedInUser.employee(core, server.url());

            var figures = new LinkedHashMap<String, Object>();
            tools.people().println("pages, one request after another");
            figures.putAll(PageTimes.of(organiser, "/events", UNMEASURED, plan.requests())
                    .figures("list"));
            figures.putAll(PageTimes.of(organiser, "/events/load-past-1/numbers", UNMEASURED, plan.requests())
                    .figures("numbers"));
            var watch = new UsageWatch(
                    OptionalLong.of(server.pid()),
                    OptionalLong.of(stage.database().pid()));
            boolean kept = watchLive(plan, new Watched(stage, world, server, organiser), watch, figures);
            figures.putAll(watch.figures());
            figures.forEach((name, value) -> tools.people().printf("%-18s %s%n", name, value));
            return new Result(kept, figures);
        }
    }

    /** Where the check-ins are made, and by whom they are watched. */
    private record Watched(Stage stage, World world, ServerUnderTest server, SignedInUser organiser) {}

    private boolean watchLive(Plan plan, Watched on, UsageWatch watch, Map<String, Object> figures)
            throws InterruptedException, ExecutionException {
        var event = on.world().events().getFirst();
        var watched = new World(on.world().keys(), on.world().cards(), List.of(event));
        try (var pages = new LivePages(tools.clock())) {
            pages.open(on.organiser(), "/events/" + event + "/live/stream", plan.streams());
            tools.people().println("live pages, while check-ins come in");
            var server = on.server().url();
            var writers = Load.signed(server, watched, tools.clock(), tools.random());
            var tally = new Load(server, watched, writers, tools.random()).run(plan.load(), watch);
            TimeUnit.SECONDS.sleep(LINGER_SECONDS);
            figures.putAll(Figures.of(tally));
            figures.putAll(pages.figures(times(on.stage(), event)));
            return pages.isComplete() && tally.errors() == 0 && tally.refused().isEmpty();
        }
    }

    private static Map<String, Instant> times(Stage stage, String event) {
        var times = new LinkedHashMap<String, Instant>();
        stage.jdbi()
                .useHandle(handle -> handle.createQuery(TIMES)
                        .bind("cdbid", event)
                        .map((row, _) -> times.put(
                                row.getString("id"),
                                row.getTimestamp("checked_in_at").toInstant()))
                        .list());
        return times;
    }
}
