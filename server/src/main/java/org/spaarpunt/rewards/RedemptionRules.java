package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.rewards.CashInState.NotPossible;
import org.spaarpunt.rewards.CashInState.Possible;

/**
 * Whether a reward can be redeemed: the rules in order; the first broken rule decides the answer. Without a redeemer,
 * only the rules about the reward itself apply. Pure: no clock, no database.
 */
final class RedemptionRules {

    /** The facts that a rule checks. */
    private record Wish(Reward reward, Redeemer redeemer, List<UsedSlot> taken) {}

    private interface Rule {
        boolean isBroken(Wish wish);
    }

    private record Named(NotPossible reason, Rule rule) {}

    private static final List<Named> ABOUT_THE_REDEEMER = List.of(
            new Named(
                    NotPossible.NOT_POSSIBLE_INVALID_CARD,
                    wish -> !wish.redeemer().cardIsActive()),
            new Named(
                    NotPossible.NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM,
                    wish -> wish.redeemer().memberSince().isEmpty()),
            new Named(NotPossible.NOT_APPLICABLE_TO_PASSHOLDER, wish -> !isFor(wish.reward(), wish.redeemer())));

    private static final List<Named> ABOUT_WHAT_THE_REDEEMER_HAS = List.of(
            new Named(
                    NotPossible.NOT_POSSIBLE_USER_VOLUME_CONSTRAINT,
                    wish -> wish.reward()
                            .limit()
                            .map(limit -> wish.taken().size() >= limit.volume())
                            .orElse(false)),
            new Named(
                    NotPossible.NOT_POSSIBLE_POINTS_CONSTRAINT,
                    wish -> wish.redeemer().points() < wish.reward().points()));

    private RedemptionRules() {}

    /** @param taken the slots that the redeemer has taken in the present period of the reward's limit */
    static CashInState state(Reward reward, Optional<Redeemer> redeemer, List<UsedSlot> taken, Instant now) {
        var wish = redeemer.map(known -> new Wish(reward, known, taken));
        return broken(ABOUT_THE_REDEEMER, wish)
                .or(() -> broken(reward, now))
                .or(() -> broken(ABOUT_WHAT_THE_REDEEMER_HAS, wish))
                .<CashInState>map(reason -> reason)
                .orElse(Possible.POSSIBLE);
    }

    /** Whether the reward is meant for this passholder. */
    static boolean isFor(Reward reward, Redeemer redeemer) {
        return reward.reach().isIn(redeemer.city())
                && reward.reach().cardSystems().stream()
                        .map(system -> redeemer.memberSince().get(system.id()))
                        .anyMatch(since -> since != null && reward.periods().grantedTo(since));
    }

    private static Optional<NotPossible> broken(Reward reward, Instant now) {
        if (!reward.periods().redeemable().holds(now)) {
            return Optional.of(NotPossible.NOT_POSSIBLE_DATE_CONSTRAINT);
        }
        return reward.stock().isUsedUp() ? Optional.of(NotPossible.NOT_POSSIBLE_VOLUME_CONSTRAINT) : Optional.empty();
    }

    private static Optional<NotPossible> broken(List<Named> rules, Optional<Wish> wish) {
        return wish.flatMap(known -> rules.stream()
                .filter(named -> named.rule().isBroken(known))
                .map(Named::reason)
                .findFirst());
    }
}
