package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.machine.ProgramPath;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.storage.DatabaseAddress;

/**
 * PostgreSQL alone, with one transaction for each check-in: {@code pgbench} runs the script in {@code checkin.sql} with
 * prepared statements. Sessions are set up as the server sets up its own.
 */
record Pgbench(Path program, Path script, DatabaseAddress address, Jdbi database, Tools tools)
        implements ComparedSystem {
    static final String NAME = "pgbench";

    private static final String SCRIPT = "checkin.sql";
    private static final String SESSION =
            "-c timezone=UTC -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off";

    /** It shares the machine with the database, and one thread is enough for some thousand transactions a second. */
    private static final String THREADS = "1";

    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
    private static final Pattern PROCESSED = Pattern.compile("number of transactions actually processed: ([0-9]+)");
    private static final Pattern CONNECTED = Pattern.compile("initial connection time = ([0-9.]+) ms");
    private static final double MILLIS_PER_SECOND = 1000;
    private static final Pattern AVERAGE = Pattern.compile("latency average = ([0-9.]+) ms");

    static Optional<Path> find() {
        return ProgramPath.find(NAME);
    }

    static Pgbench on(DatabaseAddress address, Path scratch, Tools tools) throws IOException {
        var script = scratch.resolve(SCRIPT);
        try (var stored = Pgbench.class.getResourceAsStream(SCRIPT)) {
            if (stored == null) {
                throw new IllegalStateException("The program has no " + SCRIPT);
            }
            Files.copy(stored, script);
        }
        return new Pgbench(find().orElseThrow(), script, address, Stage.jdbi(address), tools);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String schema() {
        return "public";
    }

    @Override
    public Measured measure(World world, int connections, Duration duration) throws IOException, InterruptedException {
        var visits = visits(world, connections);
        // Its clock runs while it connects, which is not part of what is measured; one visit of each client shows how
        // long that takes.
        var first = run(visits, connections, List.of("--define=n=0", "--transactions=1"));
        long connecting = (long) Math.ceil(number(CONNECTED, first) / MILLIS_PER_SECOND);
        var said = run(visits, connections, List.of("--define=n=1", "--time=" + (duration.toSeconds() + connecting)));
        long processed = Math.round(number(PROCESSED, first) + number(PROCESSED, said));
        return new Measured(number(PER_SECOND, said), processed, 0, 0, Map.of("averageMs", number(AVERAGE, said)));
    }

    /** What the script needs to know to choose a visit for each transaction. */
    private List<String> visits(World world, int connections) {
        // Events of a run are numbered from 1, behind their common name.
        var run = world.events().getFirst().replaceFirst("-1$", "");
        return List.of(
                "--define=clients=" + connections,
                "--define=cards=" + world.cards().size(),
                "--define=events=" + world.events().size(),
                "--define=seed=" + tools.random().nextInt(Integer.MAX_VALUE),
                "--define=run=" + run,
                "--define=counter=" + World.COUNTER);
    }

    private String run(List<String> visits, int connections, List<String> extent)
            throws IOException, InterruptedException {
        var place = URI.create(address.jdbcUrl().substring("jdbc:".length()));
        var command = Stream.of(
                        List.of(program.toString(), "--no-vacuum", "--protocol=prepared", "--file=" + script),
                        List.of("--client=" + connections, "--jobs=" + THREADS),
                        List.of("--host=" + place.getHost(), "--port=" + place.getPort()),
                        List.of("--username=" + address.user()),
                        visits,
                        extent,
                        List.of(place.getPath().substring(1)))
                .flatMap(List::stream)
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", address.password());
        builder.environment().put("PGOPTIONS", SESSION);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pgbench failed:\n" + said);
        }
        return said;
    }

    private static double number(Pattern pattern, String said) {
        var matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new UncheckedIOException(new IOException("pgbench did not say what it measured:\n" + said));
        }
        return Double.parseDouble(matcher.group(1));
    }
}
