package org.spaarpunt.rewards;

import java.time.Instant;

/** A redemption as it was written. */
record StoredRedemption(long id, long rewardId, long counterId, int points, Instant at, boolean cancelled) {}
