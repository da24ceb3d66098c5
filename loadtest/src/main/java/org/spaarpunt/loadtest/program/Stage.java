package org.spaarpunt.loadtest.program;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.OwnDatabase;
import org.spaarpunt.loadtest.machine.ScratchDirectory;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.storage.DatabaseAddress;

/**
 * The filled database of a program: one in the directory given by {@code --data}, which stays, or a temporary one.
 *
 * @param scratch for temporary files of the program
 */
public record Stage(OwnDatabase database, Path scratch, Jdbi jdbi) {
    /** The options for where the database is and how much it holds. */
    private static final List<ProgramOption> OPTIONS = List.of(
            new ProgramOption("data", "DIR", "Where the database is kept. Default: a temporary one."),
            new ProgramOption("passholders", "N", "Default: 200000."),
            new ProgramOption("past", "N", "Past check-ins. Default: 0."),
            new ProgramOption("events", "N", "Default: 16."));

    private static final int PASSHOLDERS = 200_000;
    private static final int EVENTS = 16;

    /** These options, and more of the program's own. */
    public static List<ProgramOption> optionsAnd(ProgramOption... more) {
        return Stream.concat(Stream.of(more), OPTIONS.stream()).toList();
    }

    /** Prepares the database that the options describe. */
    public static Stage set(ProgramArguments arguments, Belongings belongings, SecureRandom random, PrintStream people)
            throws IOException {
        return set(arguments.text("data").map(Path::of), size(arguments), belongings, random, people);
    }

    /** Prepares a database with a world of this size, or with the world that it already holds. */
    public static Stage set(
            Optional<Path> data, Fill.Size size, Belongings belongings, SecureRandom random, PrintStream people)
            throws IOException {
        var scratch = belongings.own(ScratchDirectory.create()).path();
        var database = belongings.own(OwnDatabase.in(data.orElse(scratch.resolve("data")), random));
        var jdbi = jdbi(database.address());
        var fill = new Fill(jdbi, random, step -> people.println("filling: " + step));
        if (!fill.isDone()) {
            fill.make(size);
        }
        return new Stage(database, scratch, jdbi);
    }

    /** The number of events in the options. */
    public static int events(ProgramArguments arguments) {
        return arguments.count("events", 2, EVENTS);
    }

    private static Fill.Size size(ProgramArguments arguments) {
        return new Fill.Size(
                arguments.number("passholders", 1, PASSHOLDERS), arguments.number("past", 0, 0), events(arguments));
    }

    /**
     * Connections without a pool and its time limits: counting for a million passholders takes longer than a request
     * may.
     */
    public static Jdbi jdbi(DatabaseAddress address) {
        return Jdbi.create(address.jdbcUrl(), address.user(), address.password());
    }
}
