package org.spaarpunt.visits;

import org.spaarpunt.rewards.Reward.Kind;

/** An action that an employee requests during a visit. */
public sealed interface Wish {
    /** To check in at an event. */
    record CheckIn(String cdbid) implements Wish {}

    /** To redeem a reward. */
    record Redeem(Kind kind, long rewardId) implements Wish {}
}
