package org.spaarpunt.visits;

import org.spaarpunt.rewards.Reward.Kind;

/** Something that an employee wants to have done during a visit. */
public sealed interface Wish {
    /** To check in at an event. */
    record CheckIn(String cdbid) implements Wish {}

    /** To redeem a reward. */
    record Redeem(Kind kind, long rewardId) implements Wish {}
}
