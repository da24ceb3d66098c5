package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.idempotency.OutcomeFormat;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.rewards.RedemptionOutcome.Redeemed;

/** A redemption as stored for a repeat of its request: everything that an answer to it shows, as it was then. */
record KeptRedemption(long id, Reward reward, Instant at, int points) {
    private static final OutcomeFormat<KeptRedemption> FORMAT =
            new OutcomeFormat<>("redemption", 1, KeptRedemption.class);

    static String write(Redeemed redeemed, Rendering rendering) {
        var kept = new KeptRedemption(redeemed.id(), redeemed.reward(), redeemed.at(), redeemed.points());
        return FORMAT.write(kept, rendering);
    }

    static Redeemed read(String json) {
        var written = FORMAT.read(json);
        var kept = written.outcome();
        return new Redeemed(kept.id(), kept.reward(), kept.at(), kept.points(), Optional.of(written.rendering()));
    }
}
