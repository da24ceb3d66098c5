package org.spaarpunt.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardSearch.Result;
import org.spaarpunt.testing.TestClock;

/** What the database finds possible is what the rules find possible: of 300 rewards made at random, for every passholder of the demo. */
class OfferFilterTest {
    private static final int REWARDS = 300;
    private static final RewardCriteria.Page ALL =
            new RewardCriteria.Page(RewardCriteria.Sort.CREATION_DATE, true, 0, 2 * REWARDS);

    private static DemoDatabase database;
    private static RewardSearch search;

    @BeforeAll
    static void fill() {
        database = DemoDatabase.open();
        search = new RewardSearch(database.jdbi(), new TestClock(RunningServer.START));
        database.execute("update membership set since = null where passholder_id % 3 = 0");
        database.execute("update membership set since = '2026-11-10' where passholder_id % 3 = 1");
        database.execute("update passholder set city = 'AALST' where id % 2 = 0");
        var random = new Random(42);
        for (int i = 0; i < REWARDS; i++) {
            addReward(100_000 + i, random);
        }
        redeem(random);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_search_for_what_is_possible_finds_what_the_rules_allow(Kind kind) {
        int possible = 0;
        for (long passholder : passholders()) {
            var offers = all(kind, passholder);
            var expected = offers.stream()
                    .filter(OfferFilterTest::isPossible)
                    .map(offer -> offer.reward().id())
                    .toList();
            assertThat(ids(found(kind, passholder, OfferFilter.POSSIBLE_NOT_REDEEMED)))
                    .containsExactlyElementsOf(without(expected, redeemed(offers)));
            possible += expected.size();
        }
        assertThat(possible).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_redeemed_in_the_present_period_is_found_by_itself_and_with_what_is_possible(Kind kind) {
        int redeemed = 0;
        for (long passholder : passholders()) {
            var offers = all(kind, passholder);
            assertThat(ids(found(kind, passholder, OfferFilter.REDEEMED))).containsExactlyElementsOf(redeemed(offers));
            var either = offers.stream()
                    .filter(offer -> offer.redeemedAt().isPresent() || isPossible(offer))
                    .map(offer -> offer.reward().id())
                    .toList();
            assertThat(ids(found(kind, passholder, OfferFilter.REDEEMED_OR_POSSIBLE)))
                    .containsExactlyElementsOf(either);
            redeemed += redeemed(offers).size();
        }
        assertThat(redeemed).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void a_counter_is_shown_what_it_can_hand_out_to_the_passholder_now(Kind kind) {
        var counter = new RedemptionRequest.Counter(
                database.number("select id from counter where consumer_key = 'demo-library-haaltert'"),
                "demo-library-haaltert",
                Set.of(2L));
        for (long passholder : passholders()) {
            var expected = all(kind, passholder).reversed().stream()
                    .filter(OfferFilterTest::isPossible)
                    .filter(offer -> counter.handsOut(offer.reward()))
                    .map(offer -> offer.reward().id())
                    .toList();
            assertThat(search.redeemableAt(counter, kind, passholder))
                    .extracting(offer -> offer.reward().id())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void a_counter_that_hands_out_nothing_is_shown_nothing() {
        var counter = new RedemptionRequest.Counter(1, "demo-library-haaltert", Set.of());
        assertThat(search.redeemableAt(
                        counter, Kind.POINTS_PROMOTION, passholders().getFirst()))
                .isEmpty();
    }

    private static Result found(Kind kind, long passholder, OfferFilter filter) {
        return search.redeemedOrPossible(criteria(kind), passholder, filter, ALL);
    }

    private static List<Offer> all(Kind kind, long passholder) {
        var seeker = Optional.of(new RewardSearch.Seeker(passholder, 0, false));
        return switch (search.find(criteria(kind), seeker, ALL)) {
            case Result.Page(var offers, var _) -> offers;
            case Result.UnknownCounter _, Result.UnknownCardSystem _ -> throw new AssertionError();
        };
    }

    private static List<Long> ids(Result result) {
        return switch (result) {
            case Result.Page(var offers, var total) -> {
                assertThat(offers).hasSize(total);
                yield offers.stream().map(offer -> offer.reward().id()).toList();
            }
            case Result.UnknownCounter _, Result.UnknownCardSystem _ -> throw new AssertionError();
        };
    }

    private static boolean isPossible(Offer offer) {
        return offer.state() instanceof CashInState.Possible;
    }

    private static List<Long> redeemed(List<Offer> offers) {
        return offers.stream()
                .filter(offer -> offer.redeemedAt().isPresent())
                .map(offer -> offer.reward().id())
                .toList();
    }

    private static List<Long> without(List<Long> ids, List<Long> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }

    private static RewardCriteria criteria(Kind kind) {
        return new RewardCriteria(
                Set.of(kind),
                "",
                List.of(),
                List.of(),
                new RewardCriteria.Points(Optional.empty(), Optional.empty()),
                new RewardCriteria.Between(Optional.empty(), Optional.empty()),
                new RewardCriteria.Between(Optional.empty(), Optional.empty()),
                false,
                RewardCriteria.Phase.ANY,
                Optional.empty(),
                new RewardCriteria.Systems(List.of(), List.of(), Optional.empty()),
                RewardCriteria.Offered.ANYWHERE);
    }

    private static List<Long> passholders() {
        return database.texts("select id from passholder order by id").stream()
                .map(Long::valueOf)
                .toList();
    }

    private static void addReward(long id, Random random) {
        boolean isWelcome = random.nextInt(3) == 0;
        boolean isLimited = !isWelcome && random.nextBoolean();
        database.execute(
                """
                insert into reward (id, kind, title, points, published_from, published_to, redeemable_from, redeemable_to,
                                    granted_from, granted_to, max_units, units_taken, limit_volume, limit_period, created_at)
                select ?, ?, 'made at random', ?, '2026-01-01', '2027-01-01', ?::timestamptz, '2027-01-01', ?::timestamptz,
                       ?::timestamptz, ?::integer, ?, ?::smallint, ?, ?::timestamptz
                """,
                id,
                isWelcome ? "WELCOME_ADVANTAGE" : "POINTS_PROMOTION",
                isWelcome ? 0 : 1 + random.nextInt(25),
                one(random, "2026-11-01", "2026-11-01", "2026-12-01"),
                one(random, null, "2026-11-01", "2026-11-15"),
                one(random, null, "2026-11-20", "2026-12-01"),
                one(random, null, "5", "5"),
                random.nextInt(6),
                isLimited ? 1 + random.nextInt(2) : null,
                isLimited ? one(random, "DAY", "WEEK", "ABSOLUTE") : null,
                "2026-05-01T00:00:00Z".replace("00Z", "%02dZ".formatted(id % 60)));
        database.execute("insert into reward_card_system select ?, ?", id, 1L + random.nextInt(3) % 2);
        if (random.nextInt(4) == 0) {
            database.execute("insert into reward_city select ?, ?", id, one(random, "Aalst", "Gent", "Haaltert"));
        }
        if (random.nextInt(4) == 0) {
            database.execute("""
                    insert into reward_counter select ?, id from counter where consumer_key in ('demo-library-haaltert')
                    """, id);
        }
    }

    private static @Nullable String one(Random random, @Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    /** Every passholder redeems some rewards: in the present period of their limits, or in an earlier one. */
    private static void redeem(Random random) {
        for (long passholder : passholders()) {
            for (int i = 0; i < 40; i++) {
                database.execute(
                        """
                        insert into redemption (passholder_id, reward_id, counter_id, user_id, card_number, points, redeemed_at,
                                                period, ordinal, cancelled_at)
                        select ?, reward.id, (select min(id) from counter), (select min(id) from app_user), '', 0, '2026-11-22 10:00Z',
                               case when kind = 'WELCOME_ADVANTAGE' then 'ALL' else
                                   case limit_period when 'DAY' then ? when 'WEEK' then ? when 'ABSOLUTE' then 'ALL' else 'x' || ? end
                               end, 1, ?::timestamptz
                        from reward where id = ? on conflict do nothing
                        """,
                        passholder,
                        one(random, "2026-11-22", "2026-11-21"),
                        one(random, "2026-W47", "2026-W46"),
                        i,
                        one(random, null, null, "2026-11-22 10:30Z"),
                        100_000L + random.nextInt(REWARDS));
            }
        }
    }
}
