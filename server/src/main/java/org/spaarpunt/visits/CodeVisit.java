package org.spaarpunt.visits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.JointCheckin;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.rewards.RedeemableReward;
import org.spaarpunt.rewards.RewardCatalogue;

/** A passholder scans the code of an event, and sees the available rewards. */
public final class CodeVisit {
    private final CheckinDesk desk;
    private final RewardCatalogue rewards;

    public CodeVisit(CheckinDesk desk, RewardCatalogue rewards) {
        this.desk = desk;
        this.rewards = rewards;
    }

    /**
     * The outcome.
     *
     * @param rewards those that the passholder could redeem; empty if the passholder is not known
     */
    public record Scanned(CheckinOutcome<Reason.ByCode> checkin, List<RedeemableReward> rewards) {}

    /** Checks several passholders in, or none of them; see {@link CheckinDesk#checkInTogether}. */
    public List<Optional<CheckinOutcome<Reason.ByCode>>> checkInTogether(List<JointCheckin> together) {
        return desk.checkInTogether(together);
    }

    /**
     * Checks in, and finds the rewards for the answer.
     *
     * @param now when the request was received
     */
    public Scanned checkIn(CheckinRequest.ByCode request, Once once, Instant now) {
        var outcome = desk.checkIn(request, once);
        return new Scanned(
                outcome,
                switch (outcome) {
                    case CheckinOutcome.Granted<Reason.ByCode> granted ->
                        granted.rewards()
                                .orElseGet(() ->
                                        rewards.redeemableBy(granted.holder().passholderId(), now));
                    case CheckinOutcome.Refused<Reason.ByCode> refused ->
                        refused.holder()
                                .map(holder -> rewards.redeemableBy(holder.passholderId(), now))
                                .orElse(List.of());
                    case CheckinOutcome.GrantedEarlier<Reason.ByCode> _, CheckinOutcome.KeyMisused<Reason.ByCode> _ ->
                        List.of();
                });
    }
}
