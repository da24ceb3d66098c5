package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.load.ClosedLoop;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.ProgramPath;
import org.spaarpunt.loadtest.machine.ServerUnderTest;
import org.spaarpunt.loadtest.program.ProgramArguments.Misuse;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.loadtest.world.World;
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

    /** Whether a system can be started here; the others are installed or built. */
    static boolean isInstalled(String name) {
        return !name.equals(Pgbench.NAME) || ProgramPath.find(Pgbench.NAME).isPresent();
    }

    /** @param from what {@link Sources#earlier} builds, for {@link #EARLIER} */
    ComparedSystem start(String name, Optional<String> from, Fill.Size size) throws IOException, InterruptedException {
        tools.people().println("starting " + name);
        return switch (name) {
            case OURS -> ours(databases.copy(OURS));
            case EARLIER ->
                earlier(from.orElseThrow(() -> new Misuse("An earlier build needs the option --from")), size);
            case CONVENTIONAL -> conventional(databases.copy(CONVENTIONAL));
            case Pgbench.NAME -> Pgbench.on(databases.copy(Pgbench.NAME), pgbench(), scratch, tools);
            case BareLimit.NAME -> new BareLimit(databases.copy(BareLimit.NAME), tools);
            default -> throw new Misuse("The systems are " + String.join(", ", NAMES) + ", and not " + name);
        };
    }

    private static Path pgbench() {
        return ProgramPath.find(Pgbench.NAME)
                .orElseThrow(() ->
                        new Misuse("pgbench is not installed here. On Debian: apt-get install postgresql-contrib"));
    }

    private ComparedSystem ours(DatabaseAddress address) throws IOException {
        var server = ServerUnderTest.start(databases.settings(address), log(OURS));
        return http(OURS, server, address, TABLES, _ -> {});
    }

    private ComparedSystem earlier(String from, Fill.Size size) throws IOException, InterruptedException {
        var build = sources.earlier(from, scratch, belongings);
        var address = databases.empty(EARLIER);
        var server = ServerUnderTest.startRelease(
                build.jar(), build.javaOptions(), databases.settings(address), log(EARLIER));
        var system = http(EARLIER, server, address, TABLES, _ -> {});
        new Fill(system.database(), tools.random(), _ -> {}).make(size);
        return system;
    }

    private ComparedSystem conventional(DatabaseAddress address) throws IOException, InterruptedException {
        var jar = sources.conventional();
        var jdbi = Stage.jdbi(address);
        jdbi.useHandle(handle -> handle.createScript(sql("schema.sql")).execute());
        jdbi.useHandle(handle -> handle.createScript(sql("world.sql")).execute());
        seal(World.forRun(jdbi, databases.box(), "keys", World.NewEvents.weekly(1)), jdbi);
        var words = Stream.of(Sources.optionsWithoutCache(), CONVENTIONAL_HEAP, List.of("-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
        var settings = Map.of(
                "SPRING_DATASOURCE_URL", address.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", address.user(),
                "SPRING_DATASOURCE_PASSWORD", address.password());
        var server = ServerUnderTest.start(words, settings, log(CONVENTIONAL));
        return http(CONVENTIONAL, server, address, CONVENTIONAL, _ -> copyEvents(jdbi));
    }

    /** Its secrets are in clear: what ours does to seal them costs nothing once they are cached. */
    private static void seal(World world, Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute(
                "update conventional.consumer set secret = ?", world.keys().consumerSecret()));
        jdbi.useHandle(handle -> handle.execute(
                "update conventional.access_token set secret = ?", world.keys().tokenSecret()));
    }

    private void copyEvents(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute(sql("events.sql")));
    }

    private String sql(String name) {
        try {
            return sources.conventionalSql(name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private HttpSystem http(
            String name, ServerUnderTest server, DatabaseAddress address, String schema, Consumer<World> expectation) {
        belongings.own(server);
        var loop = new ClosedLoop(server.url(), server.pid(), databases.pid(), tools);
        return new HttpSystem(name, loop, Stage.jdbi(address), schema, expectation);
    }

    private Path log(String name) {
        return scratch.resolve(name + ".log");
    }
}
