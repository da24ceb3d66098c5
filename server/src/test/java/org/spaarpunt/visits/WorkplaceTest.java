package org.spaarpunt.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Role;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rights.Viewer;

/** A counter that hands out points promotions in card systems 1 and 2, and welcome advantages in none. */
class WorkplaceTest {
    private static final Consumer APP = new Consumer("counter-app", "Balie-app", Set.of());
    private static final Workplace DE_WERF = new Workplace(
            new Viewer.Employee(
                    new User(7, "ann-uid", "ann"),
                    new CounterAccess(
                            11,
                            Optional.empty(),
                            Optional.of(Role.MEMBER),
                            Map.of(
                                    1L, Set.of(CounterAction.POINTSPROMOTION_CASHIN, CounterAction.CHECKIN_CREATE),
                                    2L, Set.of(CounterAction.POINTSPROMOTION_CASHIN),
                                    3L, Set.of(CounterAction.CHECKIN_CREATE))),
                    APP),
            "de-werf");

    @Test
    void a_counter_hands_out_each_kind_of_reward_in_the_card_systems_where_it_may() {
        assertThat(DE_WERF.mayHandOut(Kind.POINTS_PROMOTION)).isTrue();
        assertThat(DE_WERF.mayHandOut(Kind.WELCOME_ADVANTAGE)).isFalse();
        assertThat(DE_WERF.counter(Kind.POINTS_PROMOTION).cardSystems()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(DE_WERF.counter(Kind.WELCOME_ADVANTAGE).cardSystems()).isEmpty();
        assertThat(DE_WERF.counter(Kind.POINTS_PROMOTION).key()).isEqualTo("de-werf");
    }

    @Test
    void what_is_asked_for_at_a_counter_names_the_application_the_employee_and_the_counter() {
        var checkin = DE_WERF.checkin(card(CardStatus.ACTIVE), "quiz");
        assertThat(checkin.consumerKey()).isEqualTo("counter-app");
        assertThat(checkin.userId()).isEqualTo(7);
        assertThat(checkin.counterKey()).isEqualTo("de-werf");

        var passholder = new Passholder(31, "jef-uid", "Aalst", Set.of(1L));
        var redemption = DE_WERF.redemption(card(CardStatus.ACTIVE), passholder, Kind.POINTS_PROMOTION, 100);
        assertThat(redemption.consumerKey()).isEqualTo("counter-app");
        assertThat(redemption.userId()).contains(7L);
        assertThat(redemption.counter().id()).isEqualTo(11);
        assertThat(redemption.card().isActive()).isTrue();
    }

    @Test
    void a_card_that_is_blocked_is_redeemed_with_as_what_it_is() {
        var passholder = new Passholder(31, "jef-uid", "Aalst", Set.of(1L));
        assertThat(DE_WERF.redemption(card(CardStatus.BLOCKED), passholder, Kind.POINTS_PROMOTION, 100)
                        .card()
                        .isActive())
                .isFalse();
    }

    private static HeldCard card(CardStatus status) {
        return new HeldCard(
                new UitpasNumber("0930056878802"),
                new ChipNumber("04B2C3D4E5F680"),
                CardType.CARD,
                status,
                new CardSystem(1, "UiTPAS Dender"),
                Optional.empty(),
                new HeldCard.Holder.Nobody());
    }
}
