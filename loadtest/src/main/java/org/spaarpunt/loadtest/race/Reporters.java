package org.spaarpunt.loadtest.race;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.spaarpunt.client.Answer;
import org.spaarpunt.client.Caller;
import org.spaarpunt.client.Visit;
import org.spaarpunt.identity.OAuthSigner.Keys;

/** Threads that report the same visit at the same moment, each over its own open connection, to each server in turn. */
final class Reporters implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Caller> callers = new ArrayList<>();
    private final ExecutorService threads;

    Reporters(int count, List<URI> servers, Keys keys, InstantSource clock, RandomGenerator random) {
        var series = HexFormat.of().toHexDigits(random.nextLong());
        for (int i = 0; i < count; i++) {
            var server = servers.get(i % servers.size());
            callers.add(new Caller(server, keys, series + "r" + i + "n", clock, PATIENCE));
        }
        threads = Executors.newFixedThreadPool(count);
    }

    ReportedVisit report(Visit visit) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(callers.size());
        List<Callable<Optional<Answer>>> reports = new ArrayList<>();
        for (var caller : callers) {
            reports.add(() -> {
                caller.connect();
                start.await();
                return answer(caller, visit);
            });
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Optional<Answer>> report : threads.invokeAll(reports)) {
            report.get().ifPresent(answers::add);
        }
        return new ReportedVisit(visit, answers, callers.size() - answers.size());
    }

    @Override
    public void close() {
        threads.close();
        callers.forEach(Caller::close);
    }

    private static Optional<Answer> answer(Caller caller, Visit visit) {
        try {
            return Optional.of(caller.report(visit));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
