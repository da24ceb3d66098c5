package org.spaarpunt.storage;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Lets questions that arrive together travel to the database together. A few clerks each take all that waits, up to a limit,
 * and answer it as one batch. A lone question is taken at once: nobody waits for company. Only beside a batch that is under way
 * does the next one wait until it is worth a journey of its own, because a batch costs much the same however small it is.
 *
 * <p>Every question gets an answer or a failure of its own: when a batch fails, its questions are asked again one by one, unless
 * the database is away. The number that waits is bounded; one more is refused. Safe for use by any number of threads.
 */
public final class Batcher<Q, A> implements AutoCloseable {
    private final Function<List<Q>, List<A>> work;
    private final BatchObserver observer;
    private final Limits limits;

    /** Guards the three fields below it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final Queue<Waiting<Q, A>> waiting = new ArrayDeque<>();
    private int underWay;
    private boolean closing;

    /**
     * How much is asked at once.
     *
     * @param clerks batches under way at the same time
     * @param worthwhile questions that are worth a batch beside another one
     * @param maxBatch questions in one batch
     * @param maxWaiting questions waiting for a clerk; one more is refused
     * @param longestTurn how long a question waits for a clerk before it is refused
     */
    public record Limits(int clerks, int worthwhile, int maxBatch, int maxWaiting, Duration longestTurn) {
        public Limits {
            if (clerks < 1 || worthwhile < 1 || maxBatch < 1 || maxWaiting < 1 || !longestTurn.isPositive()) {
                throw new IllegalArgumentException("A limit below 1");
            }
        }
    }

    private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

    /**
     * Starts the clerks.
     *
     * @param work answers a batch: one answer for each question, in their order
     */
    public Batcher(String name, Limits limits, BatchObserver observer, Function<List<Q>, List<A>> work) {
        this.work = work;
        this.observer = observer;
        this.limits = limits;
        IntStream.rangeClosed(1, limits.clerks())
                .forEach(number ->
                        Thread.ofPlatform().daemon().name(name + "-" + number).start(this::serve));
    }

    /**
     * Waits for the answer to one question.
     *
     * @throws OverloadException when too many wait already, or no clerk took it in time; the question was not asked
     * @throws RuntimeException what the work threw for this question
     */
    public A ask(Q question) {
        long asked = System.nanoTime();
        var place = queue(question);
        try {
            return answered(place);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            observer.question(since(asked));
        }
    }

    /** Lets the batches in hand finish; refuses what still waits. Nothing may be asked any more. */
    @Override
    public void close() {
        var left = new ArrayList<Waiting<Q, A>>();
        lock.lock();
        try {
            closing = true;
            left.addAll(waiting);
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(one -> one.answer().completeExceptionally(new OverloadException("The server is closing")));
    }

    /** A clerk that has taken the question brings an answer or a failure, however long that takes. */
    private A answered(Waiting<Q, A> place) {
        try {
            return place.answer().get(limits.longestTurn().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            if (isWithdrawn(place)) {
                throw new OverloadException("The questions before it wait for the database");
            }
        } catch (InterruptedException _) {
            // An accepted request is answered.
            Thread.currentThread().interrupt();
        } catch (ExecutionException _) {
            // Joining tells it as the work threw it.
        }
        return place.answer().join();
    }

    private boolean isWithdrawn(Waiting<Q, A> place) {
        lock.lock();
        try {
            return waiting.remove(place);
        } finally {
            lock.unlock();
        }
    }

    private Waiting<Q, A> queue(Q question) {
        var place = new Waiting<Q, A>(question, new CompletableFuture<>());
        lock.lock();
        try {
            if (closing || waiting.size() >= limits.maxWaiting()) {
                throw new OverloadException("Too many questions wait for the database");
            }
            waiting.add(place);
            if (isTimeToGo()) {
                changed.signal();
            }
            return place;
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            answer(batch);
            home();
        }
    }

    /** What waits, once it is time to go with it; nothing when the desk closes. */
    private List<Waiting<Q, A>> next() {
        lock.lock();
        try {
            while (!closing && !isTimeToGo()) {
                changed.awaitUninterruptibly();
            }
            var batch = new ArrayList<Waiting<Q, A>>(Math.min(waiting.size(), limits.maxBatch()));
            while (!waiting.isEmpty() && batch.size() < limits.maxBatch()) {
                batch.add(waiting.remove());
            }
            underWay++;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void home() {
        lock.lock();
        try {
            underWay--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean isTimeToGo() {
        return waiting.size() >= (underWay == 0 ? 1 : limits.worthwhile());
    }

    private void answer(List<Waiting<Q, A>> batch) {
        try {
            var answers = worked(batch.stream().map(Waiting::question).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error failure) {
            if (batch.size() == 1 || Outage.caused(failure)) {
                batch.forEach(one -> one.answer().completeExceptionally(failure));
            } else {
                // One question may have spoilt it for all.
                batch.forEach(one -> answer(List.of(one)));
            }
        }
    }

    private List<A> worked(List<Q> questions) {
        long started = System.nanoTime();
        try {
            return work.apply(questions);
        } finally {
            observer.batch(questions.size(), since(started));
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
