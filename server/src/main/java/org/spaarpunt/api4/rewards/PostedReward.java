package org.spaarpunt.api4.rewards;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.rewards.Reward.Periods;
import org.spaarpunt.rewards.RewardDraft;
import org.spaarpunt.rewards.RewardDraft.Scope;
import org.spaarpunt.rewards.RewardDraft.Texts;
import org.spaarpunt.rewards.RewardLimit;
import org.spaarpunt.time.LocalZone;

/**
 * A reward as it is posted.
 *
 * @param cardSystems those of its passholders; empty: the one that owns it
 * @param organizers ids of those that hand it out; empty: all that may
 */
record PostedReward(
        Texts texts,
        int points,
        Periods periods,
        Optional<Integer> units,
        Optional<RewardLimit> limit,
        Optional<Long> owner,
        List<Long> cardSystems,
        List<String> organizers) {
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_ADDRESS = 1_000;

    /** No card system has this number. */
    private static final long NONE = 0;

    /** The types of reward, in the words of the API. */
    private enum Type {
        POINTS,
        WELCOME
    }

    static PostedReward read(Fields fields) {
        var published = period(fields, "publicationPeriod");
        if (published.isEmpty() && !fields.has("publicationPeriod")) {
            fields.wrong("publicationPeriod", "is required");
        }
        var shown = published.orElseGet(() -> new Period(LocalZone.BEGINNING, LocalZone.END));
        var granted = period(fields, "grantingPeriod");
        var periods = new Periods(
                shown,
                period(fields, "redeemPeriod").orElse(shown),
                granted.map(Period::from),
                granted.map(Period::to).filter(end -> end.isBefore(LocalZone.END)));
        return new PostedReward(
                texts(fields),
                points(fields),
                periods,
                fields.optionalWholeNumber("maxAvailableUnits", 1, RewardDraft.MAX_UNITS),
                fields.object("redeemConstraint").flatMap(PostedReward::limit),
                fields.object("owningCardSystem").map(PostedReward::systemId),
                fields.objects("applicableCardSystems").stream()
                        .map(PostedReward::systemId)
                        .toList(),
                fields.objects("organizers").stream()
                        .map(organizer -> organizer.text("id", LONGEST_ID))
                        .toList());
    }

    private static Texts texts(Fields fields) {
        return new Texts(
                fields.text("title", RewardDraft.MAX_TEXT),
                fields.text("promotionalDescription", RewardDraft.MAX_TEXT),
                fields.optionalText("practicalInfo", RewardDraft.MAX_TEXT).orElse(""),
                fields.texts("pictures", LONGEST_ADDRESS),
                fields.flag("featured").orElse(false));
    }

    /** A welcome advantage costs nothing, and everything else costs something. */
    private static int points(Fields fields) {
        var type = fields.choice("type", List.of(Type.values()));
        if (type.isEmpty() && !fields.has("type")) {
            fields.wrong("type", "is required");
        }
        return type.filter(Type.POINTS::equals).isPresent()
                ? fields.wholeNumber("points", 1, RewardDraft.MAX_POINTS)
                : fields.optionalWholeNumber("points", 0, 0).orElse(0);
    }

    private static Optional<Period> period(Fields fields, String name) {
        return fields.object(name).flatMap(period -> {
            var begin = period.time("begin");
            if (begin.isEmpty() && !period.has("begin")) {
                period.wrong("begin", "is required");
            }
            var end = period.time("end").orElse(LocalZone.END);
            return begin.flatMap(from -> from.isBefore(end)
                    ? Optional.of(new Period(from, end))
                    : period.wrong("end", "is before the begin"));
        });
    }

    private static Optional<RewardLimit> limit(Fields fields) {
        int volume = fields.wholeNumber("volume", 1, RewardDraft.MAX_VOLUME);
        return fields.choice("period", List.of(LimitPeriod.values())).map(period -> new RewardLimit(volume, period));
    }

    private static long systemId(Fields system) {
        return RewardOperations.id(system.text("id", LONGEST_ID)).orElse(NONE);
    }

    /**
     * What is decided about the reward.
     *
     * @param ifNone the card system that owns it, if it names none
     * @param cities which the API has no word for
     */
    RewardDraft draft(long ifNone, List<String> cities, List<String> counters) {
        long owning = owner.orElseGet(() -> cardSystems.isEmpty() ? ifNone : cardSystems.getFirst());
        var systems = cardSystems.isEmpty() ? List.of(owning) : cardSystems;
        return new RewardDraft(
                texts, points, periods, units, limit, new Scope(Optional.of(owning), systems, cities, counters));
    }
}
