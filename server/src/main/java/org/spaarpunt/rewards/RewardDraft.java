package org.spaarpunt.rewards;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.contact.WebAddress;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.rewards.Reward.Periods;
import org.spaarpunt.storage.Text;
import org.spaarpunt.time.LocalZone;

/**
 * What is decided about a reward, on a page or in a file. {@link #flaws} has the rules that it breaks by itself;
 * {@link RewardChecks} has those about what the database holds.
 *
 * @param points its price; one that costs nothing is a welcome advantage
 * @param units how many there are; empty: unlimited
 * @param limit how often one passholder may redeem it; empty: as often as they have points
 */
public record RewardDraft(
        Texts texts, int points, Periods periods, Optional<Integer> units, Optional<RewardLimit> limit, Scope reach) {
    public static final int MAX_POINTS = 1_000_000;
    public static final int MAX_UNITS = 999_999_999;
    public static final int MAX_VOLUME = 9_999;

    /** The most characters of a text. */
    public static final int MAX_TEXT = 255;

    /** The most characters of all texts of a list together, the signs between them included. */
    public static final int MAX_LIST = 4_000;

    /**
     * The texts and pictures that people see.
     *
     * @param pictures addresses of images
     */
    public record Texts(String title, String first, String second, List<String> pictures, boolean inSpotlight) {
        public Texts {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * The passholders it is for, and the counters where it is handed out.
     *
     * @param owner the card system that offers it; empty: the first of its card systems
     * @param cities of the passholders that it is for; empty: every city
     * @param counters consumer keys of the counters where it is handed out; empty: every counter that may
     */
    public record Scope(Optional<Long> owner, List<Long> cardSystems, List<String> cities, List<String> counters) {
        public Scope {
            cardSystems = List.copyOf(cardSystems);
            cities = List.copyOf(cities);
            counters = List.copyOf(counters);
        }
    }

    /** What is decided about a stored reward. */
    public static RewardDraft of(Reward reward) {
        var description = reward.description();
        var reach = reward.reach();
        return new RewardDraft(
                new Texts(
                        description.title(),
                        description.first(),
                        description.second(),
                        description.pictures(),
                        description.inSpotlight()),
                reward.points(),
                reward.periods(),
                reward.stock().max(),
                reward.limit().filter(_ -> reward.kind() == Kind.POINTS_PROMOTION),
                new Scope(
                        reach.owner().map(CardSystem::id),
                        reach.cardSystems().stream().map(CardSystem::id).toList(),
                        reach.cities(),
                        reach.counters().stream().map(Reward.Place::consumerKey).toList()));
    }

    public Kind kind() {
        return points == 0 ? Kind.WELCOME_ADVANTAGE : Kind.POINTS_PROMOTION;
    }

    /** The same, no longer shown nor handed out since this moment, or since it ended before. */
    RewardDraft endedAt(Instant moment) {
        var ended = new Periods(
                ended(periods.published(), moment),
                ended(periods.redeemable(), moment),
                periods.grantedFrom(),
                periods.grantedTo());
        return new RewardDraft(texts, points, ended, units, limit, reach);
    }

    /** A period that has not begun yet becomes the last minute: no period is empty. */
    private static Period ended(Period period, Instant moment) {
        if (!period.to().isAfter(moment)) {
            return period;
        }
        var lastMinute = moment.minus(1, ChronoUnit.MINUTES);
        return new Period(period.from().isAfter(lastMinute) ? lastMinute : period.from(), moment);
    }

    /** What is wrong with it, at most one flaw for each input. */
    public List<Flaw> flaws() {
        return InputRules.flaws(
                InputRules.flawUnless(
                        isText(texts.title()) && !Text.isBlank(texts.title()), Input.TITLE, Refusal.BAD_TITLE),
                InputRules.flawUnless(isText(texts.first()), Input.DESCRIPTION, Refusal.BAD_DESCRIPTION),
                InputRules.flawUnless(isText(texts.second()), Input.MORE_DESCRIPTION, Refusal.BAD_DESCRIPTION),
                InputRules.flawUnless(arePictures(), Input.PICTURES, Refusal.BAD_PICTURES),
                InputRules.flawUnless(points >= 0 && points <= MAX_POINTS, Input.POINTS, Refusal.BAD_POINTS),
                period(Input.REDEEMABLE, periods.redeemable()),
                period(Input.PUBLISHED, periods.published()),
                period(
                        Input.GRANTED,
                        new Period(
                                periods.grantedFrom().orElse(LocalZone.BEGINNING),
                                periods.grantedTo().orElse(LocalZone.END))),
                InputRules.flawUnless(
                        units.filter(most -> most < 1 || most > MAX_UNITS).isEmpty(), Input.UNITS, Refusal.BAD_UNITS),
                InputRules.flawUnless(
                        limit.filter(most -> most.volume() > MAX_VOLUME).isEmpty(), Input.LIMIT, Refusal.BAD_LIMIT),
                InputRules.flawUnless(!reach.cardSystems().isEmpty(), Input.CARD_SYSTEMS, Refusal.NO_CARD_SYSTEM),
                InputRules.flawUnless(isList(reach.cities()), Input.CITIES, Refusal.BAD_LIST),
                InputRules.flawUnless(isList(reach.counters()), Input.COUNTERS, Refusal.BAD_LIST));
    }

    private static Optional<Flaw> period(Input input, Period period) {
        boolean inOrder = period.from().isBefore(period.to());
        boolean inRange =
                !period.from().isBefore(LocalZone.BEGINNING) && !period.to().isAfter(LocalZone.END);
        return InputRules.flawUnless(inOrder && inRange, input, Refusal.BAD_PERIOD);
    }

    private boolean arePictures() {
        return isList(texts.pictures()) && texts.pictures().stream().allMatch(WebAddress::isValid);
    }

    private static boolean isList(List<String> entries) {
        return String.join("|", entries).length() <= MAX_LIST
                && entries.stream().noneMatch(entry -> Text.isBlank(entry) || hasControlCharacter(entry));
    }

    private static boolean isText(String text) {
        return text.length() <= MAX_TEXT && !hasControlCharacter(text);
    }

    private static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
