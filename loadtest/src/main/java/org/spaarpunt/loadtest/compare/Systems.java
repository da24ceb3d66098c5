package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.loadtest.load.ClosedLoop;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.ServerUnderTest;
import org.spaarpunt.loadtest.program.ProgramArguments.Misuse;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.storage.DatabaseAddress;

/** Starts the compared systems, each on its own database. */
record Systems(Databases databases, Sources sources, Path scratch, Belongings belongings, Tools tools) {
    static final String OURS = "spaarpunt";
    static final String EARLIER = "earlier";
    static final String CONVENTIONAL = "conventional";

    /** All of them, in the order in which they are shown; {@link #EARLIER} only if it is asked for. */
    static final List<String> NAMES = List.of(OURS, EARLIER, CONVENTIONAL, Pgbench.NAME, BareLimit.NAME);

    private static final String TABLES = "public";

    /** Twice the heap of ours: it allocates more. */
    private static final List<String> CONVENTIONAL_HEAP = List.of("-Xms512m", "-Xmx1g");

    /** Checks that these can be started here; {@link #EARLIER} needs something to start from. */
    static List<String> checked(List<String> names, boolean from) {
        for (var name : names) {
            if (!NAMES.contains(name)) {
                throw new Misuse("The systems are " + String.join(", ", NAMES) + ", and not " + name);
            }
            if (name.equals(EARLIER) && !from) {
                throw new Misuse("An earlier build needs the option --from");
            }
            if (name.equals(Pgbench.NAME) && Pgbench.find().isEmpty()) {
                throw new Misuse("pgbench is not installed here. On Debian: apt-get install postgresql-contrib");
            }
        }
        return names;
    }

    /** All that can be started here. */
    static List<String> here(boolean from) {
        return NAMES.stream()
                .filter(name -> from || !name.equals(EARLIER))
                .filter(name -> !name.equals(Pgbench.NAME) || Pgbench.find().isPresent())
                .toList();
    }

    /** @param from what {@link Sources#earlier} builds, for {@link #EARLIER} */
    ComparedSystem start(String name, Optional<String> from, Fill.Size size) throws IOException, InterruptedException {
        tools.people().println("starting " + name);
        return switch (name) {
            case OURS -> ours(databases.copy(OURS));
            case EARLIER -> earlier(from.orElseThrow(), size);
            case CONVENTIONAL -> conventional(databases.copy(CONVENTIONAL));
            case Pgbench.NAME -> Pgbench.on(databases.copy(Pgbench.NAME), scratch, tools);
            case BareLimit.NAME -> new BareLimit(databases.copy(BareLimit.NAME), tools);
            default -> throw new IllegalArgumentException("There is no system " + name);
        };
    }

    private ComparedSystem ours(DatabaseAddress address) throws IOException {
        var server = ServerUnderTest.start(databases.settings(address), log(OURS));
        return http(OURS, server, address, TABLES, () -> {});
    }

    private ComparedSystem earlier(String from, Fill.Size size) throws IOException, InterruptedException {
        var build = sources.earlier(from, scratch, belongings);
        var address = databases.empty(EARLIER);
        var server = ServerUnderTest.startRelease(
                build.jar(), build.javaOptions(), databases.settings(address), log(EARLIER));
        var system = http(EARLIER, server, address, TABLES, () -> {});
        new Fill(system.database(), tools.random(), _ -> {}).make(size);
        return system;
    }

    private ComparedSystem conventional(DatabaseAddress address) throws IOException, InterruptedException {
        var jar = sources.conventional();
        var tables = new ConventionalTables(Stage.jdbi(address), sources);
        tables.make(databases.box());
        var words = Stream.of(Sources.optionsWithoutCache(), CONVENTIONAL_HEAP, List.of("-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
        var settings = Map.of(
                "SPRING_DATASOURCE_URL", address.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", address.user(),
                "SPRING_DATASOURCE_PASSWORD", address.password());
        var server = ServerUnderTest.start(words, settings, log(CONVENTIONAL));
        return http(CONVENTIONAL, server, address, ConventionalTables.SCHEMA, tables::copyEvents);
    }

    private HttpSystem http(
            String name,
            ServerUnderTest server,
            DatabaseAddress address,
            String schema,
            HttpSystem.Expectation expectation) {
        belongings.own(server);
        var loop = new ClosedLoop(server.url(), server.pid(), databases.pid(), tools);
        return new HttpSystem(name, loop, Stage.jdbi(address), schema, expectation);
    }

    private Path log(String name) {
        return scratch.resolve(name + ".log");
    }
}
