package org.spaarpunt.checkins;

import org.spaarpunt.identity.Consumer;
import org.spaarpunt.passes.CardReference;

/** A request to save points: the values of a valid request, from a caller whose signature was verified. */
public sealed interface CheckinRequest {

    /** The consumer that signed the request. */
    String consumerKey();

    CardReference card();

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
     * A card was held against a check-in device.
     *
     * @param consumerKey the consumer key of the device
     * @param counterKey the consumer key of the counter that connected the device to the event
     */
    record ByDevice(String consumerKey, String counterKey, String cdbid, CardReference card) implements ForCounter {}

    /** A passholder scanned the code of an event. */
    record ByCode(String consumerKey, String code, CardReference.OfNumber card) implements CheckinRequest {}
}
