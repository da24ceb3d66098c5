package org.spaarpunt.loadtest.failover;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.spaarpunt.loadtest.history.Attempt;
import org.spaarpunt.loadtest.history.Attempt.Outcome;
import org.spaarpunt.loadtest.history.History;
import org.spaarpunt.loadtest.history.HistoryChecker;
import org.spaarpunt.loadtest.history.Holdings;
import org.spaarpunt.loadtest.history.Visitors;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.secrets.SecretBox;

/**
 * Faults one after another, each under load at both servers and from a complete cluster to a complete cluster. Every
 * fault has its own events, and ends when every visit that was begun has a definite answer.
 */
final class FailoverRun {
    private static final Duration CALM_BEFORE = Duration.ofSeconds(3);
    private static final Duration CALM_AFTER = Duration.ofSeconds(3);

    /** After this a server counts as one that never came back, and a cluster as one that needs an operator. */
    private static final Duration RECOVERY_MAX = Duration.ofMinutes(3);

    /** Longer than a server takes to refuse what the database does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** As when a supervisor starts it again. */
    private static final Duration SERVER_AWAY = Duration.ofSeconds(5);

    private static final int VISITORS = 10;

    /** One event has room for as many visits as there are passholders. */
    private static final int EVENTS = 400;

    private final Cluster cluster;
    private final Servers servers;
    private final SecretBox box;
    private final FailoverPlan plan;
    private final InstantSource clock;
    private final PrintStream people;

    FailoverRun(
            Cluster cluster,
            Servers servers,
            SecretBox box,
            FailoverPlan plan,
            InstantSource clock,
            PrintStream people) {
        this.cluster = cluster;
        this.servers = servers;
        this.box = box;
        this.plan = plan;
        this.clock = clock;
        this.people = people;
    }

    /** @param eachReport gets the report of every fault as soon as it is over */
    List<FaultReport> run(Consumer<FaultReport> eachReport) throws IOException, InterruptedException {
        var reports = new ArrayList<FaultReport>();
        var run = Long.toString(clock.millis(), Character.MAX_RADIX);
        for (var fault : plan.faults()) {
            people.println("next: " + fault.label());
            var report = report(fault, run + "-" + reports.size());
            reports.add(report);
            eachReport.accept(report);
        }
        return reports;
    }

    /** The visits to one server: its own events, so that each visit is reported to one server only. */
    private record Load(Servers.Member server, World world, History history, Replays replays, long logLines) {}

    private FaultReport report(Fault fault, String name) throws IOException, InterruptedException {
        cluster.awaitComplete(RECOVERY_MAX);
        var loads = new ArrayList<Load>();
        for (var server : servers.all()) {
            var world = World.forRun(
                    cluster.jdbi(cluster.primary()), box, name + "-" + server.name(), World.NewEvents.once(EVENTS));
            loads.add(new Load(server, world, new History(), captured(server, name), server.logLines()));
        }
        var events =
                loads.stream().flatMap(load -> load.world().events().stream()).toList();
        var before = Holdings.read(cluster.jdbi(cluster.primary()), events);
        try (var watch = new SplitBrainWatch(cluster, events)) {
            var moments = underLoad(fault, name, loads);
            cluster.awaitComplete(RECOVERY_MAX);
            var primary = cluster.jdbi(cluster.primary());
            long replaysGranted = 0;
            for (var load : loads) {
                replaysGranted += load.replays().granted();
            }
            var attempts = loads.stream()
                    .flatMap(load -> load.history().attempts().stream())
                    .toList();
            return new FaultReport(
                    fault,
                    attempts.size(),
                    HistoryChecker.check(attempts, before, Holdings.read(primary, events)),
                    watch.missingOn(primary),
                    replaysGranted,
                    serverReports(loads, moments),
                    silenceMax(fault));
        }
    }

    private Replays captured(Servers.Member server, String name) throws IOException, InterruptedException {
        var run = name + "-" + server.name() + "-replays";
        var world = World.forRun(cluster.jdbi(cluster.primary()), box, run, World.NewEvents.unlimited(1));
        return Replays.capture(world, server.url(), run.replace("-", "x"), clock);
    }

    /** When a fault began, was over, and the load ended. */
    private record Moments(long begun, long over, long ended) {}

    private Moments underLoad(Fault fault, String name, List<Load> loads) throws IOException, InterruptedException {
        var every = Duration.ofSeconds(VISITORS).dividedBy(plan.rate());
        try (var _ = visitors(loads.get(0), name, every);
                var _ = visitors(loads.get(1), name, every)) {
            Thread.sleep(CALM_BEFORE);
            long begun = System.nanoTime();
            inflict(fault);
            long over = System.nanoTime();
            for (var load : loads) {
                load.history().firstAnswer(over, RECOVERY_MAX);
            }
            Thread.sleep(CALM_AFTER);
            return new Moments(begun, over, System.nanoTime());
        }
    }

    private Visitors visitors(Load load, String name, Duration every) {
        var manners = new Visitors.Manners(PATIENCE, every, true);
        var visitors = new Visitors(load.world(), load.world().pairs() / 2, manners, load.history());
        var nonces = (name + load.server().name()).replace("-", "x");
        visitors.start(VISITORS, load.server().url(), nonces, clock);
        return visitors;
    }

    /** Returns when the fault is over, as far as it is undone from outside. */
    private void inflict(Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case SWITCHOVER -> cluster.switchover();
            case KILL_PRIMARY -> cluster.primary().killPostgres();
            case KILL_NODE -> {
                var node = cluster.primary();
                node.kill();
                Thread.sleep(plan.outage());
                node.restart();
            }
            case PAUSE_PRIMARY -> pause(cluster.primary());
            case PAUSE_STANDBY -> pause(cluster.confirmingStandby());
            case LOSE_STORE -> {
                cluster.killStore();
                Thread.sleep(plan.outage());
                cluster.restartStore();
            }
            case KILL_SERVER -> {
                servers.behindProxy().kill();
                Thread.sleep(SERVER_AWAY);
                servers.behindProxy().restart();
            }
        }
    }

    private void pause(Node node) throws IOException, InterruptedException {
        node.pause();
        try {
            Thread.sleep(plan.outage());
        } finally {
            node.resume();
        }
    }

    private List<FaultReport.ServerReport> serverReports(List<Load> loads, Moments moments) throws IOException {
        var reports = new ArrayList<FaultReport.ServerReport>();
        for (var load : loads) {
            var attempts = load.history().attempts();
            reports.add(new FaultReport.ServerReport(
                    load.server().name(),
                    load.history().longestSilence(moments.begun(), moments.ended()),
                    attempts.stream().anyMatch(attempt -> attempt.acknowledged() && attempt.asked() >= moments.over()),
                    failures(attempts),
                    load.server().logLines() - load.logLines()));
        }
        return reports;
    }

    private static Map<String, Long> failures(List<Attempt> attempts) {
        return attempts.stream()
                .map(Attempt::outcome)
                .filter(outcome -> outcome instanceof Outcome.Unknown || outcome instanceof Outcome.Refused)
                .collect(Collectors.groupingBy(FailoverRun::label, TreeMap::new, Collectors.counting()));
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unknown(var label) -> label;
            case Outcome.Refused(var label) -> label;
            case Outcome.Granted _, Outcome.HadItsPoint _ -> "acknowledged";
        };
    }

    private Optional<Duration> silenceMax(Fault fault) {
        return switch (fault) {
            case SWITCHOVER -> Optional.of(plan.switchoverMax());
            case KILL_PRIMARY -> Optional.of(plan.killMax());
            case KILL_NODE, PAUSE_PRIMARY, PAUSE_STANDBY, LOSE_STORE, KILL_SERVER -> Optional.empty();
        };
    }
}
