package org.spaarpunt.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.rewards.CashInState.NotPossible;
import org.spaarpunt.rewards.CashInState.Possible;
import org.spaarpunt.rewards.Reward.Description;
import org.spaarpunt.rewards.Reward.Eligibility;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.rewards.Reward.Periods;
import org.spaarpunt.rewards.Reward.Place;
import org.spaarpunt.rewards.Reward.Stock;

/** A reward of 10 points in card system 1, two a week; Marie of Aalst has 12 points and has been a member since the first of November. */
class RedemptionRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");
    private static final Instant MEMBER_SINCE = Instant.parse("2026-11-01T00:00:00Z");
    private static final CardSystem DENDER = new CardSystem(1, "UiTPAS Dender");
    private static final CardSystem AALST = new CardSystem(2, "UiTPAS Aalst");
    private static final Periods ALL_YEAR = periods(Optional.empty(), Optional.empty());
    private static final Redeemer MARIE =
            new Redeemer(31, "Aalst", true, 12, Map.of(DENDER.id(), Optional.of(MEMBER_SINCE)));

    @Test
    void what_breaks_no_rule_is_possible() {
        assertThat(state(reward(), MARIE)).isEqualTo(Possible.POSSIBLE);
    }

    @Test
    void each_broken_rule_has_its_own_reason() {
        assertThat(state(reward(), new Redeemer(31, "Aalst", false, 12, MARIE.memberSince())))
                .isEqualTo(NotPossible.NOT_POSSIBLE_INVALID_CARD);
        assertThat(state(reward(), new Redeemer(31, "Aalst", true, 12, Map.of())))
                .isEqualTo(NotPossible.NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM);
        assertThat(state(reward(), new Redeemer(31, "Aalst", true, 12, Map.of(AALST.id(), Optional.empty()))))
                .isEqualTo(NotPossible.NOT_APPLICABLE_TO_PASSHOLDER);
        assertThat(state(reward(), new Redeemer(31, "Aalst", true, 9, MARIE.memberSince())))
                .isEqualTo(NotPossible.NOT_POSSIBLE_POINTS_CONSTRAINT);
        assertThat(RedemptionRules.state(reward(), Optional.of(MARIE), places(2), NOW))
                .isEqualTo(NotPossible.NOT_POSSIBLE_USER_VOLUME_CONSTRAINT);
        assertThat(state(reward(ALL_YEAR, new Stock(Optional.of(3), 3), List.of()), MARIE))
                .isEqualTo(NotPossible.NOT_POSSIBLE_VOLUME_CONSTRAINT);
        assertThat(RedemptionRules.state(reward(), Optional.of(MARIE), List.of(), NOW.plus(Duration.ofDays(365))))
                .isEqualTo(NotPossible.NOT_POSSIBLE_DATE_CONSTRAINT);
    }

    @Test
    void of_several_broken_rules_the_one_about_the_passholder_comes_first_and_the_one_about_points_last() {
        var usedUp = reward(ALL_YEAR, new Stock(Optional.of(3), 3), List.of());
        var poor = new Redeemer(31, "Aalst", true, 0, MARIE.memberSince());

        assertThat(RedemptionRules.state(usedUp, Optional.of(poor), places(2), NOW))
                .isEqualTo(NotPossible.NOT_POSSIBLE_VOLUME_CONSTRAINT);
        assertThat(RedemptionRules.state(reward(), Optional.of(poor), places(2), NOW))
                .isEqualTo(NotPossible.NOT_POSSIBLE_USER_VOLUME_CONSTRAINT);
        assertThat(state(usedUp, new Redeemer(31, "Aalst", false, 0, Map.of())))
                .isEqualTo(NotPossible.NOT_POSSIBLE_INVALID_CARD);
    }

    @Test
    void without_a_passholder_only_the_reward_itself_counts() {
        assertThat(RedemptionRules.state(reward(), Optional.empty(), List.of(), NOW))
                .isEqualTo(Possible.POSSIBLE);
        assertThat(RedemptionRules.state(
                        reward(ALL_YEAR, new Stock(Optional.of(1), 1), List.of()), Optional.empty(), List.of(), NOW))
                .isEqualTo(NotPossible.NOT_POSSIBLE_VOLUME_CONSTRAINT);
    }

    @Test
    void a_reward_can_be_redeemed_from_its_first_moment_until_just_before_its_last() {
        var period = ALL_YEAR.redeemable();
        assertThat(period.holds(period.from())).isTrue();
        assertThat(period.holds(period.from().minusNanos(1))).isFalse();
        assertThat(period.holds(period.to().minusNanos(1))).isTrue();
        assertThat(period.holds(period.to())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aalst", "AALST", "aalst"})
    void a_reward_for_a_city_is_for_whoever_lives_there_however_it_is_written(String city) {
        var reward = reward(ALL_YEAR, new Stock(Optional.empty(), 0), List.of(city, "Gent"));
        assertThat(state(reward, MARIE)).isEqualTo(Possible.POSSIBLE);
        assertThat(state(reward, new Redeemer(31, "Ninove", true, 12, MARIE.memberSince())))
                .isEqualTo(NotPossible.NOT_APPLICABLE_TO_PASSHOLDER);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T00:00:00Z, '', true",
        "2026-11-01T00:00:01Z, '', false",
        "'', 2026-11-01T00:00:01Z, true",
        "'', 2026-11-01T00:00:00Z, false",
        "2026-10-01T00:00:00Z, 2026-12-01T00:00:00Z, true"
    })
    void an_advantage_is_for_those_who_became_members_while_it_was_granted(String from, String to, boolean isFor) {
        var reward = reward(periods(moment(from), moment(to)), new Stock(Optional.empty(), 0), List.of());
        assertThat(RedemptionRules.isFor(reward, MARIE)).isEqualTo(isFor);
        var memberForAnUnknownTime = new Redeemer(31, "Aalst", true, 12, Map.of(DENDER.id(), Optional.empty()));
        assertThat(RedemptionRules.isFor(reward, memberForAnUnknownTime)).isTrue();
    }

    @Test
    void the_place_of_a_redemption_in_its_period_is_the_label_of_that_period_and_without_a_limit_the_moment() {
        assertThat(RewardLimit.periodAt(Optional.of(new RewardLimit(2, LimitPeriod.WEEK)), NOW))
                .isEqualTo("2026-W47");
        assertThat(RewardLimit.periodAt(Optional.of(RewardLimit.ONCE), NOW))
                .isEqualTo(RewardLimit.periodAt(Optional.of(RewardLimit.ONCE), NOW.plus(Duration.ofDays(999))));
        assertThat(RewardLimit.periodAt(Optional.empty(), NOW))
                .isNotEqualTo(RewardLimit.periodAt(Optional.empty(), NOW.plusNanos(1)));
    }

    @Test
    void a_counter_hands_out_rewards_of_its_card_systems_that_name_it_or_no_counter() {
        var anywhere = reward();
        var elsewhere = withCounters(List.of(new Place("library", "Bibliotheek")));
        var here = withCounters(List.of(new Place("library", "Bibliotheek"), new Place("de-werf", "CC De Werf")));

        var counter = new RedemptionRequest.Counter(11, "de-werf", Set.of(DENDER.id()));
        assertThat(counter.handsOut(anywhere)).isTrue();
        assertThat(counter.handsOut(here)).isTrue();
        assertThat(counter.handsOut(elsewhere)).isFalse();
        assertThat(new RedemptionRequest.Counter(11, "de-werf", Set.of(AALST.id())).handsOut(here))
                .isFalse();
        assertThat(new RedemptionRequest.Counter(11, "de-werf", Set.of()).handsOut(anywhere))
                .isFalse();
    }

    private static CashInState state(Reward reward, Redeemer redeemer) {
        return RedemptionRules.state(reward, Optional.of(redeemer), List.of(), NOW);
    }

    private static List<UsedSlot> places(int count) {
        return List.of(new UsedSlot(1, NOW), new UsedSlot(2, NOW)).subList(0, count);
    }

    private static Optional<Instant> moment(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    private static Periods periods(Optional<Instant> grantedFrom, Optional<Instant> grantedTo) {
        var year = new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
        return new Periods(year, year, grantedFrom, grantedTo);
    }

    private static Reward reward() {
        return reward(ALL_YEAR, new Stock(Optional.empty(), 0), List.of());
    }

    private static Reward reward(Periods periods, Stock stock, List<String> cities) {
        return reward(periods, stock, new Eligibility(Optional.of(DENDER), List.of(DENDER), cities, List.of()));
    }

    private static Reward withCounters(List<Place> counters) {
        return reward(
                ALL_YEAR,
                new Stock(Optional.empty(), 0),
                new Eligibility(Optional.of(DENDER), List.of(DENDER), List.of(), counters));
    }

    private static Reward reward(Periods periods, Stock stock, Eligibility reach) {
        return new Reward(
                100,
                Kind.POINTS_PROMOTION,
                new Description("Koffie", "", "", List.of(), false, NOW),
                10,
                periods,
                stock,
                Optional.of(new RewardLimit(2, LimitPeriod.WEEK)),
                reach);
    }
}
