package org.spaarpunt.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Lets questions that arrive together travel to the database together. A few clerks each take all that waits, up to a limit,
 * and answer it as one batch. A lone question is taken at once: nobody waits for company.
 *
 * <p>Every question gets an answer or a failure of its own: when a batch fails, its questions are asked again one by one, unless
 * the database is away. The number that waits is bounded; one more is refused. Safe for use by any number of threads.
 */
public final class Batcher<Q, A> implements AutoCloseable {
    private final Function<List<Q>, List<A>> work;
    private final BatchObserver observer;
    private final int maxBatch;
    private final BlockingQueue<Waiting<Q, A>> waiting;
    private final List<Thread> clerks;
    private volatile boolean closing;

    /**
     * How much is asked at once.
     *
     * @param clerks batches under way at the same time
     * @param maxBatch questions in one batch
     * @param maxWaiting questions waiting for a clerk; one more is refused
     */
    public record Limits(int clerks, int maxBatch, int maxWaiting) {
        public Limits {
            if (clerks < 1 || maxBatch < 1 || maxWaiting < 1) {
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
        this.maxBatch = limits.maxBatch();
        this.waiting = new ArrayBlockingQueue<>(limits.maxWaiting());
        this.clerks = IntStream.rangeClosed(1, limits.clerks())
                .mapToObj(number ->
                        Thread.ofPlatform().daemon().name(name + "-" + number).start(this::serve))
                .toList();
    }

    /**
     * Waits for the answer to one question.
     *
     * @throws OverloadException when too many wait already; the question was not asked
     * @throws RuntimeException what the work threw for this question
     */
    public A ask(Q question) {
        var place = new Waiting<Q, A>(question, new CompletableFuture<>());
        if (closing || !waiting.offer(place)) {
            throw new OverloadException("Too many questions wait for the database");
        }
        long asked = System.nanoTime();
        try {
            return place.answer().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            observer.question(since(asked));
        }
    }

    /** Lets the batches in hand finish; refuses what still waits. Nothing may be asked any more. */
    @Override
    public void close() {
        closing = true;
        clerks.forEach(Thread::interrupt);
        refuseWaiting();
    }

    private void serve() {
        var batch = new ArrayList<Waiting<Q, A>>(maxBatch);
        try {
            while (!closing) {
                batch.add(waiting.take());
                waiting.drainTo(batch, maxBatch - 1);
                answer(List.copyOf(batch));
                batch.clear();
            }
        } catch (InterruptedException _) {
            refuseWaiting();
        }
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

    private void refuseWaiting() {
        var left = new ArrayList<Waiting<Q, A>>();
        waiting.drainTo(left);
        left.forEach(one -> one.answer().completeExceptionally(new OverloadException("The server is closing")));
    }
}
