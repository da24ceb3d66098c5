package org.spaarpunt.rewards;

import java.util.List;
import java.util.stream.Collectors;
import org.spaarpunt.rewards.Reward.Period;

/** The parts of a reward that an administrator changes, and by which two versions of it are compared. */
public enum RewardPart {
    TITLE,
    DESCRIPTION,
    PICTURES,
    SPOTLIGHT,
    POINTS,
    UNITS,
    LIMIT,
    REDEEMABLE,
    PUBLISHED,
    GRANTED,
    CARD_SYSTEMS,
    OWNER,
    CITIES,
    COUNTERS;

    /** The same text for the same value. */
    String in(RewardDraft draft) {
        var texts = draft.texts();
        var periods = draft.periods();
        var reach = draft.reach();
        return switch (this) {
            case TITLE -> texts.title();
            case DESCRIPTION -> texts.first() + '\n' + texts.second();
            case PICTURES -> String.join("\n", texts.pictures());
            case SPOTLIGHT -> String.valueOf(texts.inSpotlight());
            case POINTS -> String.valueOf(draft.points());
            case UNITS -> draft.units().map(String::valueOf).orElse("unlimited");
            case LIMIT ->
                draft.limit()
                        .map(limit -> limit.volume() + "/" + limit.period())
                        .orElse("none");
            case REDEEMABLE -> text(periods.redeemable());
            case PUBLISHED -> text(periods.published());
            case GRANTED -> periods.grantedFrom() + " " + periods.grantedTo();
            case CARD_SYSTEMS -> sorted(reach.cardSystems());
            case OWNER -> reach.owner().map(String::valueOf).orElse("");
            case CITIES -> sorted(reach.cities());
            case COUNTERS -> sorted(reach.counters());
        };
    }

    private static String text(Period period) {
        return period.from() + " " + period.to();
    }

    private static String sorted(List<?> entries) {
        return entries.stream().map(String::valueOf).sorted().collect(Collectors.joining("\n"));
    }
}
