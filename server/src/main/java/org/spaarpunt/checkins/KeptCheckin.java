package org.spaarpunt.checkins;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.SavedCheckin;
import org.spaarpunt.checkins.CheckinOutcome.VisitedEvent;
import org.spaarpunt.idempotency.OutcomeFormat;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.rewards.RedeemableReward;

/**
 * A grant as stored for a repeat of its request: everything that an answer to it shows, as it was then.
 *
 * @param saved absent in records of program versions before the JSON API
 */
record KeptCheckin(
        VisitedEvent event,
        long passholderId,
        int points,
        int savedPoints,
        Optional<List<RedeemableReward>> rewards,
        Optional<SavedCheckin> saved) {
    private static final OutcomeFormat<KeptCheckin> FORMAT = new OutcomeFormat<>("checkin", 1, KeptCheckin.class);

    static String write(Granted<?> granted, Rendering rendering) {
        var holder = granted.holder();
        var kept = new KeptCheckin(
                granted.event(),
                holder.passholderId(),
                holder.points(),
                granted.savedPoints(),
                granted.rewards(),
                granted.saved());
        return FORMAT.write(kept, rendering);
    }

    static <R extends Reason> Granted<R> read(String json) {
        var written = FORMAT.read(json);
        var kept = written.outcome();
        return new Granted<>(
                kept.event(),
                new Holder(kept.passholderId(), kept.points()),
                kept.savedPoints(),
                kept.rewards(),
                kept.saved(),
                Optional.of(written.rendering()));
    }
}
