package org.spaarpunt.loadtest.race;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.spaarpunt.client.Visit;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.ServerUnderTest;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Books;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.loadtest.world.WorldFile;

/**
 * Reports each visit from many threads at once, over several servers on one database: every second visit with an
 * idempotency key that all its reporters send, the others without. Each visit must be granted exactly once.
 */
public final class RaceProgram implements Program {
    private static final int SERVERS = 3;
    private static final int THREADS = 20;
    private static final int VISITS = 200;
    private static final int EVENTS = 2;

    private final Tools tools;

    public RaceProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "race";
    }

    @Override
    public String description() {
        return "One visit reported by many threads to several servers at once, with idempotency keys and without.";
    }

    @Override
    public List<ProgramOption> options() {
        return List.of(
                new ProgramOption("visits", "N", "Default: 200."),
                new ProgramOption("threads", "N", "Default: 20."),
                new ProgramOption("servers", "N", "Default: 3."),
                new ProgramOption("url", "URL,...", "Addresses of running servers to use, with --world."),
                new ProgramOption("world", "FILE", "The file that fill wrote for those servers' data."));
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException, InterruptedException, ExecutionException {
        int visits = arguments.count("visits", 1, VISITS);
        int threads = arguments.count("threads", 2, THREADS);
        var urls = arguments.text("url");
        if (urls.isPresent()) {
            var servers = Arrays.stream(urls.get().split(",")).map(URI::create).toList();
            var world = WorldFile.read(Path.of(arguments.required("world")));
            return result(race(servers, world, visits, threads), Optional.empty());
        }
        return onOwnServers(arguments.count("servers", 1, SERVERS), visits, threads);
    }

    private Result onOwnServers(int count, int visits, int threads)
            throws IOException, InterruptedException, ExecutionException {
        try (var belongings = new Belongings()) {
            var size = new Fill.Size(visits, 0, EVENTS);
            var stage = Stage.set(Optional.empty(), size, belongings, tools.random(), tools.people());
            var world = World.forRun(stage.jdbi(), stage.database().box(), "race", World.NewEvents.once(EVENTS));
            List<URI> servers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                var settings = stage.database().settings();
                servers.add(belongings
                        .own(ServerUnderTest.start(settings, stage.scratch().resolve("server-" + i + ".log")))
                        .url());
            }
            var reported = race(servers, world, visits, threads);
            var granted = reported.stream()
                    .filter(visit -> visit.granted() > 0)
                    .map(ReportedVisit::visit)
                    .toList();
            return result(reported, Optional.of(new Books(stage.jdbi()).compare(granted, world.events())));
        }
    }

    private List<ReportedVisit> race(List<URI> servers, World world, int visits, int threads)
            throws InterruptedException, ExecutionException {
        var reported = new ArrayList<ReportedVisit>();
        try (var reporters = new Reporters(threads, servers, world.keys(), tools.clock(), tools.random())) {
            for (int i = 0; i < Math.min(visits, world.cards().size()); i++) {
                var visit = world.visit(i);
                var key = i % 2 == 0 ? UUID.randomUUID().toString() : "";
                reported.add(reporters.report(new Visit(visit.cardNumber(), visit.cdbid(), key)));
            }
        }
        return reported;
    }

    private Result result(List<ReportedVisit> reported, Optional<Books.Comparison> books) {
        var wrong = reported.stream().filter(visit -> !visit.isRight()).toList();
        wrong.forEach(visit -> tools.people().println("wrong: " + visit));
        boolean kept = wrong.isEmpty();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("visits", reported.size());
        figures.put(
                "granted", reported.stream().mapToLong(ReportedVisit::granted).sum());
        figures.put(
                "unanswered",
                reported.stream().mapToLong(ReportedVisit::unanswered).sum());
        figures.put("wrong", wrong.size());
        if (books.isPresent()) {
            figures.put("stored", books.get().stored());
            figures.put("duplicated", books.get().duplicated());
            figures.put("unbalanced", books.get().unbalanced());
            kept &= books.get().isRight(reported.size() - books.get().acknowledged());
            kept &= books.get().stored() == reported.size();
        }
        return new Result(kept, figures);
    }
}
