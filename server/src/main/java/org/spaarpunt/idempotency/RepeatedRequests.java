package org.spaarpunt.idempotency;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.idempotency.IdempotencyRecords.Cause;
import org.spaarpunt.idempotency.IdempotencyRecords.Content;
import org.spaarpunt.idempotency.IdempotencyRecords.Kept;
import org.spaarpunt.idempotency.IdempotencyRecords.KeyTaken;
import org.spaarpunt.idempotency.IdempotencyRecords.New;

/**
 * Keys of requests that are neither a check-in nor a redemption. For {@link #KEPT} a key stands for its request: a repeat
 * is recognised, and so is another request under the same key.
 */
public final class RepeatedRequests {
    /** How long a key stands for its request. */
    public static final Duration KEPT = Duration.ofDays(1);

    private static final OutcomeFormat<Answered> FORMAT = new OutcomeFormat<>("answer", 1, Answered.class);

    private final IdempotencyRecords records;
    private final InstantSource clock;

    /**
     * @param status of the answer
     * @param empty whether the answer had no body
     * @param made the number of the thing that was made or changed; 0: not told
     */
    private record Answered(int status, boolean empty, long made) {}

    /** What is known of a key. */
    public sealed interface Earlier {
        /** Nothing: this is the first request with it. */
        record None() implements Earlier {}

        /** The same request had an answer of this status without a body. */
        record AnsweredEmpty(int status) implements Earlier {}

        /** The same request made or changed the thing with this number. */
        record Made(long number) implements Earlier {}

        /** The same request was answered, in a form that is not kept here. */
        record Answered() implements Earlier {}

        /** Another request had the key. */
        record OfAnother() implements Earlier {}
    }

    public RepeatedRequests(IdempotencyRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    public Earlier find(String consumerKey, IdempotentRequest request) {
        var key = new IdempotencyRecords.Key(consumerKey, request.key());
        return Optional.ofNullable(records.find(List.of(key), clock.instant()).get(key))
                .map(kept -> kept.digest().equals(request.digest()) ? earlier(kept) : new Earlier.OfAnother())
                .orElseGet(Earlier.None::new);
    }

    private static Earlier earlier(Kept kept) {
        if (!(kept.content() instanceof Content.Outcome(var json)) || !FORMAT.wrote(json)) {
            return new Earlier.Answered();
        }
        var answered = FORMAT.read(json).outcome();
        if (answered.made() != 0) {
            return new Earlier.Made(answered.made());
        }
        return answered.empty() ? new Earlier.AnsweredEmpty(answered.status()) : new Earlier.Answered();
    }

    /** Keeps how a request was answered; of two at the same moment, the first. */
    public void keep(String consumerKey, IdempotentRequest request, int status, boolean empty) {
        keep(consumerKey, request, new Answered(status, empty, 0));
    }

    /** Keeps which thing a request made or changed. */
    public void keepMade(String consumerKey, IdempotentRequest request, long number) {
        keep(consumerKey, request, new Answered(200, false, number));
    }

    private void keep(String consumerKey, IdempotentRequest request, Answered answered) {
        try {
            records.keep(List.of(record(consumerKey, request, answered)), clock.instant());
        } catch (KeyTaken _) {
            // What the first request was answered stays.
        }
    }

    /**
     * Has an act keep, in its own transaction, the number of what it makes.
     *
     * <p>The act throws {@link KeyTaken}, and does nothing, if another request took the key at the same moment.
     */
    public <T> Once<T> once(String consumerKey, IdempotentRequest request, ToLongFunction<T> number) {
        return act -> handle -> {
            var outcome = act.apply(handle);
            if (outcome instanceof Outcome.Done<T>(T made)) {
                var answered = new Answered(200, false, number.applyAsLong(made));
                IdempotencyRecords.keep(handle, List.of(record(consumerKey, request, answered)), clock.instant());
            }
            return outcome;
        };
    }

    private New record(String consumerKey, IdempotentRequest request, Answered answered) {
        return new New(
                new IdempotencyRecords.Key(consumerKey, request.key()),
                request.digest(),
                FORMAT.write(answered, request.rendering()),
                0,
                new Cause.Request(),
                Optional.of(clock.instant().plus(KEPT)));
    }
}
