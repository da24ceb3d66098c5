package org.spaarpunt.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.rewards.RedemptionOutcome.Redeemed;
import org.spaarpunt.rewards.Reward.Description;
import org.spaarpunt.rewards.Reward.Eligibility;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.rewards.Reward.Periods;
import org.spaarpunt.rewards.Reward.Place;
import org.spaarpunt.rewards.Reward.Stock;

/** What is kept of a redemption must be readable for as long as the redemption exists, so its form is written out here. */
class KeptRedemptionTest {
    private static final Rendering RENDERING =
            new Rendering("POST /uitpas/passholder/{uitpasNumber}/cashInPointsPromotion", "https://punten.example");

    private static final String KEPT = """
            {"kind":"redemption","version":1,\
            "rendering":{"call":"POST /uitpas/passholder/{uitpasNumber}/cashInPointsPromotion","site":"https://punten.example"},\
            "outcome":{"id":7,"reward":{"id":100,"kind":"POINTS_PROMOTION",\
            "description":{"title":"Koffie","first":"een","second":"","pictures":["/a.png"],"inSpotlight":false,\
            "createdAt":"2026-01-01T00:00:00.123456Z"},"points":10,\
            "periods":{"published":{"from":"2026-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z"},\
            "redeemable":{"from":"2026-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z"},\
            "grantedFrom":null,"grantedTo":"2026-06-01T00:00:00Z"},\
            "stock":{"max":5,"taken":1},"limit":{"volume":2,"period":"WEEK"},\
            "reach":{"owner":{"id":1,"name":"UiTPAS Dender"},"cardSystems":[{"id":1,"name":"UiTPAS Dender"}],"cities":["Aalst"],\
            "counters":[{"consumerKey":"de-werf","name":"CC De Werf"}]}},\
            "at":"2026-11-22T11:00:00Z","points":2}}""";

    @Test
    void a_redemption_is_kept_with_the_reward_as_it_stood() {
        assertThat(KeptRedemption.write(redeemed(Optional.empty()), RENDERING)).isEqualTo(KEPT);
        assertThat(KeptRedemption.read(KEPT)).isEqualTo(redeemed(Optional.of(RENDERING)));
    }

    private static Redeemed redeemed(Optional<Rendering> first) {
        var year = new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
        var dender = new CardSystem(1, "UiTPAS Dender");
        var reward = new Reward(
                100,
                Kind.POINTS_PROMOTION,
                new Description(
                        "Koffie", "een", "", List.of("/a.png"), false, Instant.parse("2026-01-01T00:00:00.123456Z")),
                10,
                new Periods(year, year, Optional.empty(), Optional.of(Instant.parse("2026-06-01T00:00:00Z"))),
                new Stock(Optional.of(5), 1),
                Optional.of(new RewardLimit(2, LimitPeriod.WEEK)),
                new Eligibility(
                        Optional.of(dender),
                        List.of(dender),
                        List.of("Aalst"),
                        List.of(new Place("de-werf", "CC De Werf"))));
        return new Redeemed(7, reward, Instant.parse("2026-11-22T11:00:00Z"), 2, first);
    }
}
