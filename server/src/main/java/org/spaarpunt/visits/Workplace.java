package org.spaarpunt.visits;

import java.util.Optional;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rewards.RedemptionRequest;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rights.Right;
import org.spaarpunt.rights.Viewer;

/**
 * The counter where a visit takes place, and the employee that was admitted there.
 *
 * @param counterKey the consumer key of the counter
 */
public record Workplace(Viewer.Employee employee, String counterKey) {

    /** The right to hand out rewards of this kind at a counter. */
    public static Right.ActionAt handOut(Kind kind) {
        return new Right.ActionAt(
                switch (kind) {
                    case POINTS_PROMOTION -> CounterAction.POINTSPROMOTION_CASHIN;
                    case WELCOME_ADVANTAGE -> CounterAction.WELCOMEADVANTAGE_CASHIN;
                });
    }

    boolean mayHandOut(Kind kind) {
        return employee.counter().counterMay(handOut(kind).action());
    }

    /** The employee's request to check this card in. */
    CheckinRequest.AtCounter checkin(HeldCard card, String cdbid) {
        return new CheckinRequest.AtCounter(
                employee.application(), employee.user().id(), counterKey, cdbid, card.number());
    }

    /** The employee's request to hand out a reward to the holder of this card. */
    RedemptionRequest redemption(HeldCard card, Passholder passholder, Kind kind, long rewardId) {
        return new RedemptionRequest(
                employee.application().key(),
                passholder.id(),
                presented(card),
                kind,
                rewardId,
                counter(kind),
                Optional.of(employee.user().id()));
    }

    /** The counter as one that hands out rewards of this kind, in the card systems where it may. */
    RedemptionRequest.Counter counter(Kind kind) {
        return counter(employee.counter(), counterKey, kind);
    }

    static RedemptionRequest.Counter counter(CounterAccess access, String key, Kind kind) {
        var systems = access.systemsWhere(handOut(kind).action());
        return new RedemptionRequest.Counter(access.counterId(), key, systems);
    }

    static RedemptionRequest.Card presented(HeldCard card) {
        return new RedemptionRequest.Card(card.number().digits(), card.status() == CardStatus.ACTIVE);
    }
}
