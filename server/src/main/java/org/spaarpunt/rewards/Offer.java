package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.Optional;

/**
 * A reward as it is offered to somebody, or to nobody in particular.
 *
 * @param redeemedAt when that passholder redeemed it first in the present period of its limit
 */
public record Offer(Reward reward, CashInState state, Optional<Instant> redeemedAt) {}
