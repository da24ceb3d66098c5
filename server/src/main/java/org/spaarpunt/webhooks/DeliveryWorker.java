package org.spaarpunt.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.tracing.Attribute;
import org.spaarpunt.tracing.Spans;

/**
 * Sends reports. Each endpoint is served by a thread of its own, so that a slow one delays no other; at most
 * {@link #AT_ONCE} of them at a time. A report is sent at least once: again if this server dies between the answer and
 * its own commit. To be run every second.
 */
public final class DeliveryWorker implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(DeliveryWorker.class);

    private static final int AT_ONCE = 16;

    private static final int FIRST_SUCCESS = 200;
    private static final int LAST_SUCCESS = 299;
    private static final int GONE = 410;

    /** How often the backlog is counted, for those who watch it. */
    private static final Duration COUNTED_EVERY = Duration.ofSeconds(15);

    private final EventReader reader;
    private final DeliveryQueue queue;
    private final WebhookSender sender;
    private final AddressGuard guard;
    private final InstantSource clock;
    private final Map<String, Thread> serving = new ConcurrentHashMap<>();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile Counted counted = new Counted(0, Instant.EPOCH, Instant.EPOCH);
    private volatile boolean closed;

    private record Counted(long waiting, Instant oldest, Instant at) {}

    DeliveryWorker(
            EventReader reader, DeliveryQueue queue, WebhookSender sender, AddressGuard guard, InstantSource clock) {
        this.reader = reader;
        this.queue = queue;
        this.sender = sender;
        this.guard = guard;
        this.clock = clock;
    }

    /** Queues reports of what happened, and begins to send those that are due. */
    public void round() {
        reader.read();
        for (var endpoint : queue.due()) {
            if (closed || serving.size() >= AT_ONCE) {
                break;
            }
            serving.computeIfAbsent(
                    endpoint,
                    id -> Thread.ofVirtual()
                            .name("webhook-endpoint")
                            .start(Spans.continued("webhook endpoint", () -> serve(id))));
        }
        count();
    }

    /** Attempts of this server that were answered with success. */
    public long delivered() {
        return delivered.sum();
    }

    /** Attempts of this server that failed. */
    public long failed() {
        return failed.sum();
    }

    /** How many reports wait on all servers, counted a moment ago. */
    public long waiting() {
        return counted.waiting();
    }

    /** For how many seconds the first of those has been due. */
    public long overdueSeconds() {
        var known = counted;
        return Math.max(0, Duration.between(known.oldest(), known.at()).toSeconds());
    }

    /** Ends the attempts under way; they are made again after their lease. */
    @Override
    public void close() {
        closed = true;
        serving.values().forEach(Thread::interrupt);
    }

    /** Waits until everything that is being sent is done. */
    void settle() throws InterruptedException {
        for (var thread : serving.values()) {
            thread.join();
        }
    }

    private void count() {
        var now = clock.instant();
        if (!now.isBefore(counted.at().plus(COUNTED_EVERY))) {
            var backlog = queue.backlog();
            counted = new Counted(backlog.waiting(), backlog.oldest().orElse(now), now);
        }
    }

    private void serve(String endpoint) {
        try {
            while (!closed && serveBatch(endpoint)) {
                // The next batch.
            }
        } catch (InterruptedException _) {
            // Closed.
        } catch (RuntimeException failure) {
            LOG.warn(
                    "webhook_deliveries_postponed",
                    "Reports to the endpoint {endpoint} are sent later: {reason}",
                    endpoint,
                    failure.toString());
        } finally {
            serving.remove(endpoint);
        }
    }

    /** Whether there may be more. */
    private boolean serveBatch(String endpoint) throws InterruptedException {
        var batch = queue.lease(endpoint);
        for (var leased : batch) {
            var target = queue.target(endpoint, guard);
            if (target.isEmpty() || closed) {
                return false;
            }
            record(endpoint, leased, post(target.get(), leased));
        }
        return batch.size() == DeliveryQueue.BATCH;
    }

    private Attempt post(DeliveryQueue.Target target, DeliveryQueue.Leased leased) throws InterruptedException {
        try (var span = Spans.beginCall("POST", target.address().uri())) {
            var attempt = sender.post(target.address(), headers(target, leased), leased.body());
            switch (attempt) {
                case Attempt.Answered(int status, String _) -> span.set(Attribute.STATUS, status);
                case Attempt.Unanswered(var reason) -> span.fail(reason.name());
            }
            return attempt;
        }
    }

    private Map<String, String> headers(DeliveryQueue.Target target, DeliveryQueue.Leased leased) {
        var now = clock.instant();
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", leased.messageId());
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        headers.put(
                "webhook-signature",
                target.secrets().stream()
                        .map(secret -> secret.sign(leased.messageId(), now, leased.body()))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    private void record(String endpoint, DeliveryQueue.Leased leased, Attempt attempt) {
        if (attempt instanceof Attempt.Answered answered && isSuccess(answered.status())) {
            delivered.increment();
            queue.delivered(endpoint, leased, answered);
            return;
        }
        failed.increment();
        if (attempt instanceof Attempt.Answered(int status, String _) && status == GONE) {
            queue.gone(endpoint, leased, attempt);
        } else {
            queue.failed(endpoint, leased, attempt);
        }
    }

    private static boolean isSuccess(int status) {
        return FIRST_SUCCESS <= status && status <= LAST_SUCCESS;
    }
}
