package org.spaarpunt.loadtest.load;

import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.world.VisitOrder;
import org.spaarpunt.loadtest.world.World;

/** Measures the {@link Limit} alone, with one connection, two, four and so on. */
public final class LimitProgram implements Program {
    static final int BATCH = 128;
    static final int CONNECTIONS = 4;

    private static final int SECONDS = 5;

    private final InstantSource clock;
    private final SecureRandom random;
    private final PrintStream people;

    public LimitProgram(InstantSource clock, SecureRandom random, PrintStream people) {
        this.clock = clock;
        this.random = random;
        this.people = people;
    }

    @Override
    public Set<String> options() {
        var options = new TreeSet<>(Stage.OPTIONS);
        options.addAll(Set.of("seconds", "batch", "connections"));
        return options;
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException, InterruptedException, ExecutionException {
        var duration = Duration.ofSeconds(arguments.number("seconds", 1, SECONDS));
        int batch = arguments.count("batch", 1, BATCH);
        int connections = arguments.count("connections", 1, CONNECTIONS);
        try (var belongings = new Belongings()) {
            var stage = Stage.set(arguments, belongings, random, people);
            var best = best(stage, Stage.events(arguments), batch, connections, duration);
            var figures = new LinkedHashMap<String, Object>();
            figures.put("limitPerSecond", Math.round(best));
            figures.put("batch", batch);
            return new Result(true, figures);
        }
    }

    /** The most check-ins per second over one connection, two, four and so on up to the given number. */
    double best(Stage stage, int events, int batch, int connections, Duration each)
            throws InterruptedException, ExecutionException {
        var run = "limit-" + clock.millis();
        var world = World.forRun(stage.jdbi(), run, World.NewEvents.weekly(events));
        var limit = new Limit(stage.database().address(), world, new VisitOrder(world.pairs(), clock.millis()), batch);
        double best = 0;
        for (int count = 1; count <= connections; count *= 2) {
            double perSecond = limit.perSecond(count, each);
            people.printf("limit: %,.0f check-ins/s over %d connections%n", perSecond, count);
            best = Math.max(best, perSecond);
        }
        return best;
    }
}
