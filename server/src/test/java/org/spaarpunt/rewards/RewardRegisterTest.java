package org.spaarpunt.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.administration.TestAdministration.NORA;
import static org.spaarpunt.administration.TestAdministration.done;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.TestAdministration;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.rewards.Reward.Periods;
import org.spaarpunt.rewards.RewardDraft.Scope;
import org.spaarpunt.rewards.RewardDraft.Texts;

class RewardRegisterTest {
    private static final Instant NOW = RunningServer.START;
    private static final long AFFICHE = 5824;

    private static final Period YEAR =
            new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    private static TestAdministration admin;
    private RewardRegister rewards;

    @BeforeAll
    static void open() {
        admin = new TestAdministration();
    }

    @BeforeEach
    void restore() {
        admin.database.restore();
        admin.clock.set(NOW);
        rewards = admin.administration.rewards();
    }

    @AfterAll
    static void close() {
        admin.close();
    }

    @Test
    void a_new_reward_has_the_next_number_and_all_that_was_decided() {
        var draft = draft("Fietstas", 7);
        long id = done(rewards.create(NORA, draft, Once.everyTime()));
        assertThat(id).isEqualTo(5901);
        assertThat(RewardDraft.of(rewards.find(id).orElseThrow())).isEqualTo(draft);
        assertThat(admin.log("5901")).containsExactly("uid-of-nora|203.0.113.7|REWARD_CREATED|Fietstas");
    }

    @Test
    void rewards_that_are_made_at_the_same_time_have_different_numbers() {
        var ids = IntStream.range(0, 20)
                .parallel()
                .mapToObj(number -> done(rewards.create(NORA, draft("Tas " + number, 7), Once.everyTime())))
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(20);
        assertThat(admin.database.number("select count(*) from reward where title like 'Tas %'"))
                .isEqualTo(20);
    }

    @Test
    void a_change_is_written_with_what_it_changed() {
        var before = affiche();
        var after = new RewardDraft(
                new Texts("Affiche A3", "", "", List.of("/assets/coffee.png"), true),
                3,
                before.periods(),
                Optional.of(20),
                Optional.of(new RewardLimit(2, LimitPeriod.WEEK)),
                new Scope(Optional.of(1L), List.of(1L), List.of("Aalst"), List.of("demo-library-haaltert")));
        assertThat(done(rewards.change(NORA, AFFICHE, after, RewardVersion.of(before))))
                .contains(RewardPart.TITLE, RewardPart.POINTS, RewardPart.COUNTERS)
                .doesNotContain(RewardPart.REDEEMABLE, RewardPart.GRANTED);
        assertThat(affiche()).isEqualTo(after);
        assertThat(admin.log("5824"))
                .containsExactly(
                        "uid-of-nora|203.0.113.7|REWARD_CHANGED|TITLE, DESCRIPTION, PICTURES, SPOTLIGHT, POINTS 2 to 3, UNITS 10 to 20, LIMIT, CARD_SYSTEMS, OWNER, CITIES, COUNTERS");
    }

    @Test
    void of_two_who_change_the_same_reward_the_second_is_refused_and_learns_what_the_first_changed() {
        var read = affiche();
        var seen = RewardVersion.parse(RewardVersion.of(read).text()).orElseThrow();
        done(rewards.change(NORA, AFFICHE, titled(read, "Poster"), seen));
        var priced = priced(read, 4);
        assertThat(rewards.change(NORA, AFFICHE, priced, seen)).isEqualTo(new Refused<>(Refusal.CHANGED_MEANWHILE));
        assertThat(affiche()).isEqualTo(titled(read, "Poster"));
        assertThat(seen.changedIn(affiche())).isEqualTo(Set.of(RewardPart.TITLE));
        assertThat(seen.changedIn(priced)).isEqualTo(Set.of(RewardPart.POINTS));
    }

    @Test
    void a_redemption_in_the_meantime_does_not_stand_in_the_way() {
        var read = affiche();
        admin.database.execute("update reward set units_taken = 3 where id = 5824");
        done(rewards.change(NORA, AFFICHE, titled(read, "Poster"), RewardVersion.of(read)));
        assertThat(rewards.find(AFFICHE).orElseThrow().stock().taken()).isEqualTo(3);
    }

    @Test
    void the_stock_is_never_less_than_what_was_taken() {
        var read = affiche();
        admin.database.execute("update reward set units_taken = 3 where id = 5824");
        assertThat(rewards.change(NORA, AFFICHE, counted(read, 2), RewardVersion.of(read)))
                .isEqualTo(new Rejected<>(Input.UNITS, Refusal.UNITS_TAKEN));
        done(rewards.change(NORA, AFFICHE, counted(read, 3), RewardVersion.of(read)));
    }

    @Test
    void the_price_of_what_was_redeemed_changes_for_the_future_but_its_kind_does_not() {
        admin.database.execute("""
                insert into redemption (passholder_id, reward_id, counter_id, user_id, card_number, points, redeemed_at, period, ordinal)
                select passholder.id, 5824, counter.id, app_user.id, '0900000095902', 2, now(), 'ALL', 1
                from passholder, counter, app_user
                where passholder.uid = 'demo-passholder-3' and counter.name = 'CC De Werf' and nick = 'ann'
                """);
        var read = affiche();
        assertThat(rewards.change(NORA, AFFICHE, priced(read, 0), RewardVersion.of(read)))
                .isEqualTo(new Rejected<>(Input.REWARD_KIND, Refusal.REDEEMED));
        done(rewards.change(NORA, AFFICHE, priced(read, 9), RewardVersion.of(read)));
        assertThat(admin.database.number("select points from redemption where reward_id = 5824"))
                .isEqualTo(2);
    }

    @Test
    void what_does_not_exist_is_named() {
        var read = affiche();
        var elsewhere = reaching(read, new Scope(Optional.empty(), List.of(99L), List.of(), List.of()));
        assertThat(rewards.change(NORA, AFFICHE, elsewhere, RewardVersion.of(read)))
                .isEqualTo(new Unknown<>(Subject.CARD_SYSTEM, "99"));
        var nowhere = reaching(read, new Scope(Optional.empty(), List.of(2L), List.of(), List.of("nowhere")));
        assertThat(rewards.create(NORA, nowhere, Once.everyTime()))
                .isEqualTo(new Unknown<>(Subject.COUNTER, "nowhere"));
        assertThat(rewards.change(NORA, 77, read, RewardVersion.of(read)))
                .isEqualTo(new Unknown<>(Subject.REWARD, "77"));
    }

    @Test
    void a_draft_that_breaks_rules_is_rejected_with_all_of_them() {
        var backwards = new Period(NOW, NOW);
        var draft = new RewardDraft(
                new Texts(" ", "x".repeat(256), "a\nb", List.of("javascript:alert(1)"), false),
                1_000_001,
                new Periods(backwards, backwards, Optional.of(NOW), Optional.of(NOW)),
                Optional.of(0),
                Optional.of(new RewardLimit(10_000, LimitPeriod.DAY)),
                new Scope(Optional.empty(), List.of(), List.of(" "), List.of("x".repeat(4_001))));
        assertThat(draft.flaws())
                .extracting(Flaw::input)
                .containsExactly(
                        Input.TITLE,
                        Input.DESCRIPTION,
                        Input.MORE_DESCRIPTION,
                        Input.PICTURES,
                        Input.POINTS,
                        Input.REDEEMABLE,
                        Input.PUBLISHED,
                        Input.GRANTED,
                        Input.UNITS,
                        Input.LIMIT,
                        Input.CARD_SYSTEMS,
                        Input.CITIES,
                        Input.COUNTERS);
        assertThat(rewards.create(NORA, draft, Once.everyTime())).isEqualTo(new Rejected<>(draft.flaws()));
    }

    @Test
    void a_reward_ends_now_and_only_once() {
        assertThat(rewards.end(NORA, AFFICHE)).isEqualTo(Outcome.done());
        var ended = affiche().periods();
        assertThat(ended.redeemable().to()).isBeforeOrEqualTo(NOW).isAfter(NOW.minusSeconds(60));
        assertThat(ended.published().to()).isEqualTo(ended.redeemable().to());
        assertThat(rewards.end(NORA, AFFICHE)).isEqualTo(new Unchanged<>());
        assertThat(admin.log("5824")).containsExactly("uid-of-nora|203.0.113.7|REWARD_ENDED|");
        assertThat(rewards.end(NORA, 77)).isEqualTo(new Unknown<>(Subject.REWARD, "77"));
    }

    @Test
    void a_reward_that_has_not_begun_ends_too() {
        admin.database.execute("""
                update reward set published_from = '2099-01-01', redeemable_from = '2099-01-01' where id = 5824
                """);
        done(rewards.end(NORA, AFFICHE));
        assertThat(affiche().periods().redeemable().holds(NOW)).isFalse();
        assertThat(affiche().periods().redeemable().to()).isBeforeOrEqualTo(NOW);
    }

    private RewardDraft affiche() {
        return RewardDraft.of(rewards.find(AFFICHE).orElseThrow());
    }

    private static RewardDraft draft(String title, int points) {
        return new RewardDraft(
                new Texts(title, "Waterdicht", "Zwart", List.of("https://a.example/a.png"), true),
                points,
                new Periods(YEAR, YEAR, Optional.empty(), Optional.empty()),
                Optional.of(12),
                Optional.of(new RewardLimit(1, LimitPeriod.MONTH)),
                new Scope(Optional.of(2L), List.of(1L, 2L), List.of("Aalst"), List.of("demo-library-haaltert")));
    }

    private static RewardDraft titled(RewardDraft draft, String title) {
        var texts = new Texts(title, draft.texts().first(), draft.texts().second(), List.of(), false);
        return new RewardDraft(texts, draft.points(), draft.periods(), draft.units(), draft.limit(), draft.reach());
    }

    private static RewardDraft priced(RewardDraft draft, int points) {
        return new RewardDraft(draft.texts(), points, draft.periods(), draft.units(), draft.limit(), draft.reach());
    }

    private static RewardDraft counted(RewardDraft draft, int units) {
        return new RewardDraft(
                draft.texts(), draft.points(), draft.periods(), Optional.of(units), draft.limit(), draft.reach());
    }

    private static RewardDraft reaching(RewardDraft draft, Scope reach) {
        return new RewardDraft(draft.texts(), draft.points(), draft.periods(), draft.units(), draft.limit(), reach);
    }
}
