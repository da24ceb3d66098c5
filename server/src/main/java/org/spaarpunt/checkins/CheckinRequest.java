package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.passes.CardReference;

/** A request to save points: the values of a valid request, from a caller whose signature was verified. */
public sealed interface CheckinRequest {

    /** The consumer that signed the request. */
    String consumerKey();

    CardReference card();

    /** When the check-in took place, if that was before the request; empty: now. */
    default Optional<Instant> happenedAt() {
        return Optional.empty();
    }

    /** A request made on behalf of a counter. */
    sealed interface ForCounter extends CheckinRequest {
        /** The consumer key of the counter. */
        String counterKey();

        String cdbid();
    }

    /**
     * An employee checks a card in at a counter.
     *
     * @param consumer the consumer that signed the request
     * @param userId the employee
     * @param counterKey the consumer key of the counter, which need not be the one that signed
     */
    record AtCounter(Consumer consumer, long userId, String counterKey, String cdbid, CardReference card)
            implements ForCounter {
        @Override
        public String consumerKey() {
            return consumer.key();
        }
    }

    /**
     * An application checks a card in for a counter, without a user: the installation lets it do so.
     *
     * @param counterKey the consumer key of the counter
     */
    record ByAgent(Consumer consumer, String counterKey, String cdbid, CardReference card) implements ForCounter {
        @Override
        public String consumerKey() {
            return consumer.key();
        }
    }

    /**
     * A card was held against a check-in device.
     *
     * @param consumerKey the consumer key of the device
     * @param counterKey the consumer key of the counter that connected the device to the event
     */
    record ByDevice(String consumerKey, String counterKey, String cdbid, CardReference card) implements ForCounter {}

    /**
     * A passholder scanned the code of an event.
     *
     * @param scannedAt when, if the caller knows it: the rules about the event and its code are applied to that moment
     */
    record ByCode(String consumerKey, String code, CardReference.OfNumber card, Optional<Instant> scannedAt)
            implements CheckinRequest {
        /** A code that is scanned now. */
        public ByCode(String consumerKey, String code, CardReference.OfNumber card) {
            this(consumerKey, code, card, Optional.empty());
        }

        @Override
        public Optional<Instant> happenedAt() {
            return scannedAt;
        }
    }
}
