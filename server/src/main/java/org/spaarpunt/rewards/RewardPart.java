package org.spaarpunt.rewards;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spaarpunt.rewards.Reward.Period;

/** The parts of a reward that an administrator changes, and by which two versions of it are compared. */
public enum RewardPart {
    TITLE(draft -> draft.texts().title()),
    DESCRIPTION(draft -> draft.texts().first() + '\n' + draft.texts().second()),
    PICTURES(draft -> String.join("\n", draft.texts().pictures())),
    SPOTLIGHT(draft -> String.valueOf(draft.texts().inSpotlight())),
    POINTS(draft -> String.valueOf(draft.points())),
    LIMIT(draft ->
            draft.limit().map(limit -> limit.volume() + "/" + limit.period()).orElse("none")),
    UNITS(draft -> draft.units().map(String::valueOf).orElse("unlimited")),
    REDEEMABLE(draft -> text(draft.periods().redeemable())),
    PUBLISHED(draft -> text(draft.periods().published())),
    GRANTED(draft -> draft.periods().grantedFrom() + " " + draft.periods().grantedTo()),
    CARD_SYSTEMS(draft -> sorted(draft.reach().cardSystems())),
    OWNER(draft -> draft.reach().owner().map(String::valueOf).orElse("")),
    CITIES(draft -> sorted(draft.reach().cities())),
    COUNTERS(draft -> sorted(draft.reach().counters()));

    private final Function<RewardDraft, String> text;

    RewardPart(Function<RewardDraft, String> text) {
        this.text = text;
    }

    /** The same text for the same value. */
    String in(RewardDraft draft) {
        return text.apply(draft);
    }

    private static String text(Period period) {
        return period.from() + " " + period.to();
    }

    private static String sorted(List<?> entries) {
        return entries.stream().map(String::valueOf).sorted().collect(Collectors.joining("\n"));
    }
}
