package org.spaarpunt.loadtest.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.machine.Signals;

/**
 * One machine of a cluster: Patroni and its PostgreSQL. Only one thread at a time may start, kill and pause it.
 */
final class Node implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final String SUPERUSER = "postgres";

    private final Place place;
    private final Daemon patroni;

    private Node(Place place, Daemon patroni) {
        this.place = place;
        this.patroni = patroni;
    }

    /**
     * Where a node is.
     *
     * @param directory for its data, configuration and log
     * @param port of PostgreSQL
     * @param restPort of Patroni
     */
    record Place(String name, Path directory, int port, int restPort) {
        Path data() {
            return directory.resolve("data");
        }
    }

    /**
     * Starts it, without waiting for it.
     *
     * @param shared values of the template that are the same for all nodes
     */
    static Node start(Place place, InstalledPrograms programs, Map<String, String> shared) throws IOException {
        Files.createDirectories(place.directory());
        var values = new HashMap<>(shared);
        values.put("name", place.name());
        values.put("host", HOST);
        values.put("port", Integer.toString(place.port()));
        values.put("rest-port", Integer.toString(place.restPort()));
        values.put("data", place.data().toString());
        values.put("sockets", place.directory().toString());
        var configuration = place.directory().resolve("patroni.yml");
        Files.writeString(configuration, Template.PATRONI.filled(values));
        var command = InstalledPrograms.asOrdinaryUser(programs.patroni());
        command.add(configuration.toString());
        return new Node(place, Daemon.start(command, place.directory().resolve("patroni.log")));
    }

    String name() {
        return place.name();
    }

    Place place() {
        return place;
    }

    /** Opens a database of this node, whatever its role is. */
    Jdbi jdbi(String database, String superuserPassword) {
        return Jdbi.create(
                "jdbc:postgresql://" + HOST + ":" + place.port() + "/" + database + "?connectTimeout=1&socketTimeout=5",
                SUPERUSER,
                superuserPassword);
    }

    /** Kills all processes of PostgreSQL, and leaves Patroni alone. */
    void killPostgres() {
        postgres().forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills everything. */
    void kill() {
        patroni.kill();
        killPostgres();
    }

    void restart() throws IOException {
        patroni.restart();
    }

    void pause() throws IOException, InterruptedException {
        Signals.stop(processes());
    }

    void resume() throws IOException, InterruptedException {
        Signals.resume(processes());
    }

    /** Patroni's log, if Patroni has ended by itself. */
    Optional<String> logIfEnded() throws IOException {
        return patroni.logIfEnded();
    }

    @Override
    public void close() {
        kill();
    }

    private List<ProcessHandle> processes() {
        return Stream.of(Stream.of(patroni.handle()), patroni.handle().descendants(), postgres().stream())
                .flatMap(some -> some)
                .distinct()
                .toList();
    }

    /** Patroni starts PostgreSQL as a process of its own, not as its child. */
    private List<ProcessHandle> postgres() {
        return postmaster()
                .map(first ->
                        Stream.concat(Stream.of(first), first.descendants()).toList())
                .orElse(List.of());
    }

    /** The pid in the file may be of an earlier process, and by now be another program's. */
    private Optional<ProcessHandle> postmaster() {
        try (var lines = Files.lines(place.data().resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElse("0").strip());
            var workplace = Path.of("/proc", Long.toString(pid), "cwd");
            return Files.isSameFile(workplace, place.data()) ? ProcessHandle.of(pid) : Optional.empty();
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
