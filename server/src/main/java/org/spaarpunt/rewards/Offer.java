package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.Optional;

/**
 * A reward as it is offered to one passholder, or to none in particular.
 *
 * @param redeemedAt when that passholder first redeemed it in the present period of its limit
 */
public record Offer(Reward reward, CashInState state, Optional<Instant> redeemedAt) {}
