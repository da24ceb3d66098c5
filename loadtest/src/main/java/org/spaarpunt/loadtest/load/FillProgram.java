package org.spaarpunt.loadtest.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.OwnDatabase;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.loadtest.world.WorldFile;

/**
 * Fills an embedded database with a world, for {@code load --data} or for a server with {@code SPAARPUNT_DATA} set to
 * it, and writes a file with what another load generator needs to know.
 */
public final class FillProgram implements Program {
    private static final long PASSHOLDERS = 1_000_000;
    private static final long PAST = 20_000_000;

    private final Tools tools;

    public FillProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "fill";
    }

    @Override
    public String description() {
        return "Fills an embedded database with passholders and past check-ins.";
    }

    @Override
    public List<ProgramOption> options() {
        return List.of(
                new ProgramOption("data", "DIR", "Where the database is; needed."),
                new ProgramOption("out", "FILE", "Takes what another load generator must know; needed."),
                new ProgramOption("passholders", "N", "Default: 1000000."),
                new ProgramOption("past", "N", "Check-ins. Default: 20000000."),
                new ProgramOption("events", "N", "Default: 16."));
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException {
        var data = Path.of(arguments.required("data"));
        var out = arguments.output("out").orElseThrow(() -> ProgramArguments.Misuse.needed("out"));
        int events = Stage.events(arguments);
        var size = new Fill.Size(
                arguments.number("passholders", 1, PASSHOLDERS), arguments.number("past", 0, PAST), events);
        long start = System.nanoTime();
        try (var belongings = new Belongings()) {
            var database = belongings.own(OwnDatabase.forFilling(data, tools.random()));
            var jdbi = Stage.jdbi(database.address());
            var fill = new Fill(jdbi, tools.random(), step -> tools.people().println("filling: " + step));
            if (fill.isDone()) {
                throw new ProgramArguments.Misuse("The database in " + data + " holds a world already");
            }
            fill.make(size);
            var run = UUID.randomUUID().toString();
            WorldFile.write(World.forRun(jdbi, database.box(), run, World.NewEvents.weekly(events)), out);
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("passholders", size.passholders());
        figures.put("past", size.past());
        figures.put("seconds", Math.round((System.nanoTime() - start) / 1e9));
        figures.put("file", out.toString());
        return new Result(true, figures);
    }
}
