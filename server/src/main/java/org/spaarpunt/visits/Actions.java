package org.spaarpunt.visits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.RedemptionOutcome;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.storage.Outage;

/**
 * The actions of one request, in sequence. Each is decided and saved separately, and under an idempotency key each
 * stores its own outcome.
 */
final class Actions {
    private final CheckinDesk desk;
    private final RewardFeature rewards;
    private final Workplace workplace;
    private final HeldCard card;
    private final Passholder passholder;

    Actions(CheckinDesk desk, RewardFeature rewards, Workplace workplace, HeldCard card, Passholder passholder) {
        this.desk = desk;
        this.rewards = rewards;
        this.workplace = workplace;
        this.card = card;
        this.passholder = passholder;
    }

    /**
     * Acts on each wish. An outage before anything was done fails the whole request. Later it fails only the action it
     * hits, because the caller must learn the outcomes of the others.
     */
    List<Act> perform(List<Wish> wishes, Optional<IdempotentRequest> idempotency) {
        var acts = new ArrayList<Act>();
        for (var wish : wishes) {
            // Each action has a fixed position, whatever its outcome: a repeat has the same ones in the same order.
            int position = acts.size() + 1;
            try {
                acts.add(perform(wish, idempotency.map(request -> request.ofAction(position))));
            } catch (RuntimeException failure) {
                if (acts.isEmpty() || !Outage.caused(failure)) {
                    throw failure;
                }
                acts.add(new Act.Unavailable(wish));
            }
        }
        return List.copyOf(acts);
    }

    private Act perform(Wish wish, Optional<IdempotentRequest> idempotency) {
        return switch (wish) {
            case Wish.CheckIn checkin ->
                new Act.Checkin(
                        checkin, desk.checkIn(workplace.checkin(card, checkin.cdbid()), Once.under(idempotency)));
            case Wish.Redeem redeem -> redeem(redeem, idempotency);
        };
    }

    private Act redeem(Wish.Redeem wish, Optional<IdempotentRequest> idempotency) {
        if (!workplace.mayHandOut(wish.kind())) {
            return new Act.MayNotRedeem(wish, Workplace.handOut(wish.kind()), offer(wish));
        }
        var request = workplace.redemption(card, passholder, wish.kind(), wish.rewardId());
        var outcome = rewards.redemption().redeem(request, idempotency);
        return switch (outcome) {
            case RedemptionOutcome.Redeemed _, RedemptionOutcome.RedeemedEarlier _, RedemptionOutcome.UnknownReward _ ->
                new Act.Redemption(wish, outcome, Optional.empty());
            case RedemptionOutcome.Refused _, RedemptionOutcome.WrongCounter _, RedemptionOutcome.KeyMisused _ ->
                new Act.Redemption(wish, outcome, offer(wish));
        };
    }

    private Optional<Offer> offer(Wish.Redeem wish) {
        return rewards.search().one(wish.kind(), wish.rewardId(), Optional.of(passholder.id()));
    }
}
