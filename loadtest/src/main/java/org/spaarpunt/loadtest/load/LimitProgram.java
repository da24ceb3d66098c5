package org.spaarpunt.loadtest.load;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.VisitOrder;
import org.spaarpunt.loadtest.world.World;

/** Measures the {@link Limit} alone, with one connection, two, four and so on. */
public final class LimitProgram implements Program {
    static final int CONNECTIONS = 4;

    private static final int SECONDS = 5;

    private final Tools tools;

    public LimitProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public String description() {
        return "The same rows, sent to PostgreSQL directly.";
    }

    @Override
    public List<ProgramOption> options() {
        return Stage.optionsAnd(
                new ProgramOption("seconds", "N", "For each measurement. Default: 5."),
                new ProgramOption("batch", "N", "Check-ins sent together. Default: 128."),
                new ProgramOption("connections", "N", "At most. Default: 4."));
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException, InterruptedException, ExecutionException {
        var duration = Duration.ofSeconds(arguments.number("seconds", 1, SECONDS));
        int batch = arguments.count("batch", 1, Limit.BATCH);
        int connections = arguments.count("connections", 1, CONNECTIONS);
        try (var belongings = new Belongings()) {
            var stage = Stage.set(arguments, belongings, tools.random(), tools.people());
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
        var run = "limit-" + tools.clock().millis();
        var world = World.forRun(stage.jdbi(), stage.database().box(), run, World.NewEvents.weekly(events));
        var limit = new Limit(
                stage.database().address(),
                world,
                new VisitOrder(world.pairs(), tools.clock().millis()),
                batch);
        double best = 0;
        for (int count = 1; count <= connections; count *= 2) {
            double perSecond = limit.write(count, each).perSecond();
            tools.people().printf("limit: %,.0f check-ins/s over %d connections%n", perSecond, count);
            best = Math.max(best, perSecond);
        }
        return best;
    }
}
