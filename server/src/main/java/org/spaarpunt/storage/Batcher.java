package org.spaarpunt.storage;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.spaarpunt.tracing.Spans;

/**
 * Sends requests that arrive together to the database together. A few worker threads ("clerks") each take all waiting
 * requests, up to a limit, and execute them as one batch. A lone request is taken at once: it never waits for others.
 * Only while another batch is under way does the next one wait until it is large enough, because a batch costs much the
 * same however small it is. Large enough is half of all requests that were not answered yet, within limits: then two
 * batches of a few requests each share the work when few callers wait, and neither is larger than it pays when many do.
 *
 * <p>Every request gets an answer or a failure of its own: when a batch fails, its requests are executed again one by
 * one, unless the database is unavailable. The number of waiting requests is bounded; one more is refused. Safe for use
 * by any number of threads.
 */
public final class Batcher<Q, A> implements AutoCloseable {
    /** A batch smaller than this does not pay beside another one. */
    private static final int FEWEST_BESIDE = 8;

    private final String name;
    private final Function<List<Q>, List<A>> work;
    private final BatchObserver observer;
    private final Limits limits;

    /** Guards the fields below it, but for the condition. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final Condition closed = lock.newCondition();
    private final Queue<Waiting<Q, A>> waiting = new ArrayDeque<>();
    private int batchesUnderWay;
    private int requestsUnderWay;
    private boolean closing;

    /**
     * The limits on batches.
     *
     * @param clerks batches under way at the same time
     * @param worthwhile requests that justify a batch while another one is under way, however many there are
     * @param maxBatch requests in one batch
     * @param maxWaiting requests waiting for a clerk; one more is refused
     * @param longestTurn how long a request waits for a clerk before it is refused
     */
    public record Limits(int clerks, int worthwhile, int maxBatch, int maxWaiting, Duration longestTurn) {
        public Limits {
            if (clerks < 1 || worthwhile < 1 || maxBatch < 1 || maxWaiting < 1 || !longestTurn.isPositive()) {
                throw new IllegalArgumentException("A limit below 1");
            }
        }

        /** The same for this many batches at the same time. */
        public Limits withClerks(int number) {
            return new Limits(number, worthwhile, maxBatch, maxWaiting, longestTurn);
        }
    }

    /** @param asked by {@link System#nanoTime} */
    private record Waiting<Q, A>(Q question, long asked, CompletableFuture<A> answer, TracedTurn turn) {
        void refuse(String reason) {
            answer.completeExceptionally(new OverloadException(reason));
        }
    }

    /**
     * Starts the clerks.
     *
     * @param work executes a batch: one answer for each request, in their order
     */
    public Batcher(String name, Limits limits, BatchObserver observer, Function<List<Q>, List<A>> work) {
        this.name = name;
        this.work = work;
        this.observer = observer;
        this.limits = limits;
        IntStream.rangeClosed(1, limits.clerks())
                .forEach(number ->
                        Thread.ofPlatform().daemon().name(name + "-" + number).start(this::serve));
        Thread.ofVirtual().name(name + "-late").start(this::refuseLate);
    }

    /**
     * Waits for the answer to one request. Once a clerk has taken it, that is however long it takes, because what was
     * accepted is answered.
     *
     * @throws OverloadException when too many wait already, or no clerk took it in time; the request was not executed
     * @throws RuntimeException what the work threw for this request
     */
    public A ask(Q question) {
        var place = queue(question);
        try {
            return place.answer().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            place.turn().end();
            observer.question(since(place.asked()));
        }
    }

    /** Lets the batches in hand finish, and refuses what still waits and every later request. */
    @Override
    public void close() {
        var left = new ArrayList<Waiting<Q, A>>();
        lock.lock();
        try {
            closing = true;
            left.addAll(waiting);
            waiting.clear();
            changed.signalAll();
            closed.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(one -> one.refuse("The server is closing"));
    }

    private Waiting<Q, A> queue(Q question) {
        var place = new Waiting<Q, A>(question, System.nanoTime(), new CompletableFuture<>(), TracedTurn.begin(name));
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

    /**
     * Refuses the requests that no clerk took in time. One thread does that for all of them: a timer for each request
     * would cost as much as other parts of its work. The clerks cannot, since all of them may wait for the database.
     */
    private void refuseLate() {
        for (var late = late(); !late.isEmpty(); late = late()) {
            late.forEach(one -> one.refuse("The questions before it wait for the database"));
        }
    }

    /** The requests that waited too long, once there are any; empty when the batcher closes. */
    private List<Waiting<Q, A>> late() {
        var late = new ArrayList<Waiting<Q, A>>();
        lock.lock();
        try {
            while (!closing && late.isEmpty()) {
                closed.awaitNanos(untilLate());
                while (!waiting.isEmpty() && untilLate() <= 0) {
                    late.add(waiting.remove());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return late;
    }

    /** Nanoseconds until a request will have waited too long. */
    private long untilLate() {
        var oldest = waiting.peek();
        long longest = limits.longestTurn().toNanos();
        return oldest == null ? longest : oldest.asked() + longest - System.nanoTime();
    }

    private void serve() {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            answer(batch);
            home(batch.size());
        }
    }

    /** The waiting requests, once there is reason to execute them; empty when the batcher closes. */
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
            batchesUnderWay++;
            requestsUnderWay += batch.size();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void home(int requests) {
        lock.lock();
        try {
            batchesUnderWay--;
            requestsUnderWay -= requests;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean isTimeToGo() {
        return waiting.size() >= (batchesUnderWay == 0 ? 1 : worthwhile());
    }

    private int worthwhile() {
        int half = (waiting.size() + requestsUnderWay + 1) / 2;
        return Math.min(Math.max(half, FEWEST_BESIDE), limits.worthwhile());
    }

    private void answer(List<Waiting<Q, A>> batch) {
        try {
            var answers = worked(batch);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error failure) {
            if (batch.size() == 1 || Outage.caused(failure)) {
                batch.forEach(one -> one.answer().completeExceptionally(failure));
            } else {
                // One request may have failed the whole batch.
                batch.forEach(one -> answer(List.of(one)));
            }
        }
    }

    private List<A> worked(List<Waiting<Q, A>> batch) {
        var questions = batch.stream().map(Waiting::question).toList();
        var span = TracedTurn.taken(name, batch, Waiting::turn);
        long started = System.nanoTime();
        try {
            return span.isRecorded() ? Spans.within(span, () -> work.apply(questions)) : work.apply(questions);
        } finally {
            observer.batch(questions.size(), since(started));
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
