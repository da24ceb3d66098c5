package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.events.LimitPeriod;

/** How often, at least once, a passholder may redeem a reward in each period. */
public record RewardLimit(int volume, LimitPeriod period) {
    static final RewardLimit ONCE = new RewardLimit(1, LimitPeriod.ABSOLUTE);

    public RewardLimit {
        if (volume < 1) {
            throw new IllegalArgumentException("A reward can be redeemed once or more, not " + volume + " times");
        }
    }

    /** The label of the period that a redemption counts in; without a limit every moment is a period of its own. */
    static String periodAt(Optional<RewardLimit> limit, Instant moment) {
        return limit.map(known -> known.period().label(moment)).orElseGet(moment::toString);
    }
}
