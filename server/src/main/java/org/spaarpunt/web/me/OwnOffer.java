package org.spaarpunt.web.me;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.passholders.CardSystemMembership;
import org.spaarpunt.passholders.CardSystemMembership.Status;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.rewards.CashInState.NotPossible;
import org.spaarpunt.rewards.CashInState.Possible;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.RewardSearch;

/**
 * A reward, and how far a passholder is from it.
 *
 * @param points the passholder's balance
 */
record OwnOffer(Offer offer, int points) {
    Reward reward() {
        return offer.reward();
    }

    boolean isNow() {
        return offer.state() == Possible.POSSIBLE;
    }

    /** Whether only points are missing. */
    boolean isSaving() {
        return offer.state() == NotPossible.NOT_POSSIBLE_POINTS_CONSTRAINT;
    }

    /** How many points the passholder has of those that it costs. */
    int saved() {
        return Math.min(points, reward().points());
    }

    int missing() {
        return reward().points() - saved();
    }

    /** The key of the text that explains why it cannot be redeemed now, though the passholder has the points. */
    String obstacle() {
        return obstacle(offer.state());
    }

    private static String obstacle(CashInState state) {
        return switch (state) {
            case Possible _ -> "me.rewards.now";
            case NotPossible reason ->
                switch (reason) {
                    case NOT_POSSIBLE_INVALID_CARD -> "me.rewards.card";
                    case NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM, NOT_APPLICABLE_TO_PASSHOLDER -> "me.rewards.member";
                    case NOT_POSSIBLE_DATE_CONSTRAINT -> "me.rewards.later";
                    case NOT_POSSIBLE_VOLUME_CONSTRAINT -> "me.rewards.gone";
                    case NOT_POSSIBLE_USER_VOLUME_CONSTRAINT -> "me.rewards.had";
                    case NOT_POSSIBLE_POINTS_CONSTRAINT -> "me.rewards.saving";
                };
        };
    }

    /** All rewards of a kind that are for this passholder, the cheapest first. */
    static List<OwnOffer> all(RewardSearch search, Reward.Kind kind, Person person) {
        return search
                .offeredTo(
                        person.id(),
                        kind,
                        activeIn(person),
                        person.details().address().city())
                .stream()
                .map(offer -> new OwnOffer(offer, person.points()))
                .toList();
    }

    /** The points promotions that the passholder can redeem, the most valuable first, and then the next ones to save for. */
    static List<OwnOffer> nearest(RewardSearch search, Person person, int atMost) {
        var all = all(search, Reward.Kind.POINTS_PROMOTION, person);
        return Stream.concat(
                        all.reversed().stream().filter(OwnOffer::isNow),
                        all.stream().filter(OwnOffer::isSaving))
                .limit(atMost)
                .toList();
    }

    private static Set<Long> activeIn(Person person) {
        return person.cardSystems().stream()
                .filter(membership -> membership.status() == Status.ACTIVE)
                .map(CardSystemMembership::cardSystem)
                .map(system -> system.id())
                .collect(Collectors.toUnmodifiableSet());
    }
}
