package org.spaarpunt.loadtest.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.spaarpunt.client.Visit;
import org.spaarpunt.loadtest.history.Attempt;
import org.spaarpunt.loadtest.history.Findings;
import org.spaarpunt.loadtest.history.History;
import org.spaarpunt.loadtest.history.HistoryChecker;
import org.spaarpunt.loadtest.history.Holdings;
import org.spaarpunt.loadtest.history.Visitors;
import org.spaarpunt.loadtest.machine.Signals;
import org.spaarpunt.loadtest.world.Books;
import org.spaarpunt.loadtest.world.World;

/**
 * Cycles of load, a fault at a random moment, and a check. Every cycle has its own events, and ends when every visit
 * that was begun has a definite answer; in the end the acknowledged visits of all cycles are read once more.
 */
final class CrashRun {
    /** After this long a server counts as one that never came back. */
    private static final Duration FIRST_ANSWER_MAX = Duration.ofSeconds(60);

    /** How long one request may take; longer than any pause. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int CALM_BEFORE_MIN_MS = 100;
    private static final int CALM_BEFORE_MAX_MS = 1_500;
    private static final int TROUBLE_MIN_MS = 300;
    private static final int TROUBLE_MAX_MS = 3_000;
    private static final int CALM_AFTER_MS = 200;

    private final Installation installation;
    private final CrashPlan plan;
    private final InstantSource clock;
    private final PrintStream people;
    private final Random random;
    private final List<Visit> acknowledged = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private Duration worstFirstAnswer = Duration.ZERO;

    CrashRun(Installation installation, CrashPlan plan, InstantSource clock, PrintStream people) {
        this.installation = installation;
        this.plan = plan;
        this.clock = clock;
        this.people = people;
        this.random = new Random(plan.seed());
    }

    /** All that was found, in all cycles and in the end. */
    Findings run() throws IOException, InterruptedException {
        var run = Long.toString(clock.millis(), Character.MAX_RADIX);
        var found = Findings.NONE;
        for (int cycle = 1; cycle <= plan.cycles(); cycle++) {
            found = found.and(cycle(cycle, run + "-" + cycle));
        }
        return found.and(lookUpAgain(found));
    }

    /** From the fault, or from its end when it was a pause, to the first acknowledgement of a later request. */
    Duration worstFirstAnswer() {
        return worstFirstAnswer;
    }

    private Findings cycle(int number, String name) throws IOException, InterruptedException {
        var jdbi = installation.jdbi();
        var world = World.forRun(jdbi, installation.box(), name, plan.events());
        var before = Holdings.read(jdbi, world.events());
        var fault = plan.faults().get(random.nextInt(plan.faults().size()));
        var history = new History();
        var manners = new Visitors.Manners(PATIENCE, Duration.ZERO, plan.withKeys());
        Duration firstAnswer;
        try (var visitors = new Visitors(world, random.nextLong(), manners, history)) {
            visitors.start(plan.visitors(), installation.url(), name.replace("-", "x"), clock);
            // A fault is useful only once the load is under way.
            history.firstAnswer(System.nanoTime(), FIRST_ANSWER_MAX);
            Thread.sleep(random.nextInt(CALM_BEFORE_MIN_MS, CALM_BEFORE_MAX_MS));
            long since = inflict(fault, visitors);
            firstAnswer = history.firstAnswer(since, FIRST_ANSWER_MAX).orElse(FIRST_ANSWER_MAX);
            Thread.sleep(CALM_AFTER_MS);
        }
        var found =
                HistoryChecker.check(history.attempts(), before, Holdings.read(installation.jdbi(), world.events()));
        remember(history, world, firstAnswer);
        people.printf(
                "cycle %d %-15s %6d requests %6d acknowledged, first answer after %d ms%s%n",
                number,
                fault,
                history.attempts().size(),
                found.acknowledged(),
                firstAnswer.toMillis(),
                found.areNone() ? "" : " BROKEN: " + found);
        return found;
    }

    private void remember(History history, World world, Duration firstAnswer) {
        history.attempts().stream()
                .filter(Attempt::acknowledged)
                .map(Attempt::visit)
                .distinct()
                .forEach(acknowledged::add);
        events.addAll(world.events());
        worstFirstAnswer = firstAnswer.compareTo(worstFirstAnswer) > 0 ? firstAnswer : worstFirstAnswer;
    }

    /** Returns the moment from which on the server should work again. */
    private long inflict(Fault fault, Visitors visitors) throws IOException, InterruptedException {
        return switch (fault) {
            case KILL_BOTH -> kill(true, installation.database(true));
            case KILL_SERVER -> kill(true, List.of());
            case KILL_DATABASE -> kill(false, installation.database(true));
            case KILL_POSTMASTER -> kill(false, installation.database(false));
            case PAUSE_SERVER -> pause(installation.server());
            case PAUSE_DATABASE -> pause(installation.database(true));
            case DROP_ANSWERS -> {
                visitors.setDeaf(true);
                Thread.sleep(troubleMs());
                visitors.setDeaf(false);
                yield System.nanoTime();
            }
        };
    }

    private long kill(boolean server, List<ProcessHandle> ofDatabase) throws IOException {
        installation.kill(server, ofDatabase);
        long since = System.nanoTime();
        if (server) {
            installation.restart();
        }
        return since;
    }

    private long pause(List<ProcessHandle> processes) throws IOException, InterruptedException {
        Signals.stop(processes);
        try {
            Thread.sleep(troubleMs());
        } finally {
            Signals.resume(processes);
        }
        return System.nanoTime();
    }

    private int troubleMs() {
        return random.nextInt(TROUBLE_MIN_MS, TROUBLE_MAX_MS);
    }

    /** A later crash may have undone what a cycle found right: adds what is wrong now to the findings. */
    private Findings lookUpAgain(Findings found) throws IOException {
        var books = new Books(installation.jdbi()).compare(acknowledged, events);
        return new Findings(
                0,
                Math.max(books.lost() - found.lost(), 0),
                Math.max(books.duplicated() - found.duplicated(), 0),
                Math.max(books.unbalanced() - found.unbalanced(), 0),
                List.of());
    }
}
