package org.spaarpunt.loadtest.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.failover.PatroniApi.Member;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.storage.DatabaseAddress;

/**
 * Three nodes with Patroni, the store of their state, and a proxy that leads to the primary; all on this machine, at
 * addresses that do not change. Only one thread at a time may change it.
 */
final class Cluster implements AutoCloseable {
    static final String DATABASE = "spaarpunt";
    private static final int NODES = 3;
    private static final int PORTS = 2 * NODES + 3;
    private static final int PASSWORD_BYTES = 18;
    private static final Duration ASK_EVERY = Duration.ofMillis(250);

    private final Belongings belongings;
    private final Secrets secrets;
    private final Daemon store;
    private final List<Node> nodes;
    private final int proxyPort;
    private final int confirming;
    private final PatroniApi api;

    /**
     * What the nodes agree on.
     *
     * @param confirming how many standbys confirm each commit
     * @param loopWait how often Patroni looks at its node; whole seconds
     */
    record Agreement(int confirming, Duration loopWait) {}

    private Cluster(
            Belongings belongings, Secrets secrets, Daemon store, List<Node> nodes, int proxyPort, int confirming) {
        this.belongings = belongings;
        this.secrets = secrets;
        this.store = store;
        this.nodes = nodes;
        this.proxyPort = proxyPort;
        this.confirming = confirming;
        this.api = belongings.own(new PatroniApi());
    }

    /** The passwords of the superuser, of standbys, and of the servers' role. */
    private record Secrets(String superuser, String replication, String servers) {
        static Secrets make(SecureRandom random) {
            return new Secrets(password(random), password(random), password(random));
        }

        private static String password(SecureRandom random) {
            var bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }

    /**
     * Starts everything; returns when the cluster is complete.
     *
     * @param directory an empty one
     */
    static Cluster start(
            InstalledPrograms programs, Path directory, Agreement agreement, Duration patience, SecureRandom random)
            throws IOException, InterruptedException {
        var belongings = new Belongings();
        try {
            var ports = FreePorts.choose(PORTS);
            var secrets = Secrets.make(random);
            var store = belongings.own(store(programs, directory, ports.get(0), ports.get(1)));
            var shared = Map.of(
                    "store", Node.HOST + ":" + ports.get(0),
                    "confirming", Integer.toString(agreement.confirming()),
                    "loop-wait", Long.toString(agreement.loopWait().toSeconds()),
                    "programs", programs.postgres().toString(),
                    "network", Node.HOST + "/32",
                    "superuser-password", secrets.superuser(),
                    "replication-password", secrets.replication());
            var nodes = new ArrayList<Node>();
            for (int i = 1; i <= NODES; i++) {
                var name = "db" + i;
                var place = new Node.Place(name, directory.resolve(name), ports.get(1 + 2 * i), ports.get(2 + 2 * i));
                nodes.add(belongings.own(Node.start(place, programs, shared)));
            }
            belongings.own(proxy(programs, directory, ports.get(2), nodes));
            var cluster =
                    new Cluster(belongings, secrets, store, List.copyOf(nodes), ports.get(2), agreement.confirming());
            cluster.awaitComplete(patience);
            cluster.createDatabase();
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            belongings.close();
            throw failed;
        }
    }

    /** The address of the primary by way of the proxy. */
    DatabaseAddress byProxy() {
        return address(Node.HOST + ":" + proxyPort);
    }

    /** The address that names every node. */
    DatabaseAddress bySeveralHosts() {
        return address(nodes.stream()
                .map(node -> Node.HOST + ":" + node.place().port())
                .collect(Collectors.joining(",")));
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Opens the database of a node, whatever its role is. */
    Jdbi jdbi(Node node) {
        return node.jdbi(DATABASE, secrets.superuser());
    }

    Node primary() throws IOException, InterruptedException {
        return named(members().stream().filter(Member::isLeader).findFirst());
    }

    /** A standby that confirms commits. */
    Node confirmingStandby() throws IOException, InterruptedException {
        return named(members().stream().filter(Member::confirmsCommits).findFirst());
    }

    void switchover() throws IOException, InterruptedException {
        api.switchover(primary(), confirmingStandby());
    }

    void killStore() {
        store.kill();
    }

    void restartStore() throws IOException {
        store.restart();
    }

    /**
     * Waits until there is a primary, every other node follows it, and as many as configured confirm commits.
     *
     * @throws IOException if that does not happen in time
     */
    void awaitComplete(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isComplete()) {
            for (var node : nodes) {
                var logIfEnded = node.logIfEnded();
                if (logIfEnded.isPresent()) {
                    throw new IOException("Patroni of " + node.name() + " ended. Its log:\n" + logIfEnded.get());
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "The cluster was not complete after " + patience.toSeconds() + " s: " + members());
            }
            Thread.sleep(ASK_EVERY);
        }
    }

    @Override
    public void close() {
        belongings.close();
    }

    private boolean isComplete() throws InterruptedException {
        try {
            var members = members();
            return members.size() == NODES
                    && members.stream().filter(Member::isLeader).count() == 1
                    && members.stream().allMatch(Member::follows)
                    && members.stream().filter(Member::confirmsCommits).count() == confirming;
        } catch (IOException _) {
            return false;
        }
    }

    /** What the first node that answers says. */
    private List<Member> members() throws IOException, InterruptedException {
        var failure = new IOException("No node of the cluster answers");
        for (var node : nodes) {
            try {
                return api.members(node);
            } catch (IOException silent) {
                failure.addSuppressed(silent);
            }
        }
        throw failure;
    }

    private Node named(Optional<Member> member) throws IOException {
        var name = member.orElseThrow(() -> new IOException("The cluster has no such node now"))
                .name();
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A role without rights beyond its own database, as docs/operations.md describes it. */
    private void createDatabase() throws IOException, InterruptedException {
        primary().jdbi("postgres", secrets.superuser()).useHandle(handle -> {
            handle.execute("create role " + DATABASE + " login password '" + secrets.servers() + "'");
            handle.execute("create database " + DATABASE + " owner " + DATABASE);
        });
    }

    private DatabaseAddress address(String hosts) {
        return new DatabaseAddress("jdbc:postgresql://" + hosts + "/" + DATABASE, DATABASE, secrets.servers());
    }

    private static Daemon store(InstalledPrograms programs, Path directory, int port, int peerPort) throws IOException {
        var peers = "http://" + Node.HOST + ":" + peerPort;
        var clients = "http://" + Node.HOST + ":" + port;
        var command = List.of(
                programs.etcd().toString(),
                "--data-dir=" + directory.resolve("etcd"),
                "--enable-v2",
                "--listen-client-urls=" + clients,
                "--advertise-client-urls=" + clients,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers);
        return Daemon.start(command, directory.resolve("etcd.log"));
    }

    private static Daemon proxy(InstalledPrograms programs, Path directory, int port, List<Node> nodes)
            throws IOException {
        var lines = nodes.stream()
                .map(node -> proxyLine(
                        node.name(),
                        Node.HOST,
                        node.place().port(),
                        node.place().restPort()));
        var configuration = directory.resolve("haproxy.cfg");
        Files.writeString(
                configuration,
                Template.HAPROXY.filled(
                        Map.of("address", Node.HOST + ":" + port, "nodes", lines.collect(Collectors.joining("\n")))));
        return Daemon.start(
                List.of(programs.haproxy().toString(), "-db", "-f", configuration.toString()),
                directory.resolve("haproxy.log"));
    }

    /** The line of a node in the proxy's configuration. */
    static String proxyLine(String name, String host, int port, int restPort) {
        return "    server %s %s:%d check port %d".formatted(name, host, port, restPort);
    }
}
