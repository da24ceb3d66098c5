package org.spaarpunt.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.checkins.CheckinFacts.CardFacts;
import org.spaarpunt.checkins.CheckinFacts.HolderFacts;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.events.Event;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Right;

class FactsReaderTest {
    private static final Instant NOW = RunningServer.START;
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final Consumer APP = new Consumer(DE_WERF, "CC De Werf", Set.of());
    private static final AccessDecision MAY_NOT_CHECK_IN =
            new AccessDecision.Denied(new Right.ActionAt(CounterAction.CHECKIN_CREATE));
    private static final String MARIE = "0930056878802";
    private static final String JEF = "0900000095902";

    private static DemoDatabase database;
    private FactsReader reader;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @BeforeEach
    void restore() {
        database.restore();
        reader = new FactsReader(database.jdbi(), database.directories());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void facts_that_are_read_in_two_steps_are_the_same() {
        var requests = List.of(
                byCode("demo-permanent", MARIE),
                atCounter(DE_WERF, "demo-today", JEF),
                byCode("12345678", "0900000031618"),
                byCode("no-such-code", MARIE),
                atCounter("no-such-counter", "no-such-event", "0900000000000"));
        checkedIn(JEF, "demo-today", "2026-11-22", 1);
        var batch = requests.stream()
                .<PendingCheckin<?>>map(
                        request -> new PendingCheckin<>(request, CheckinRules.AT_COUNTER, Once.under(Optional.empty())))
                .toList();
        var asked = requests.stream()
                .map(request -> AskedFacts.ofCard(request.card(), NOW))
                .toList();
        var cards = database.jdbi().withHandle(handle -> ShardFacts.read(handle, asked, NOW));
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).locate(new ShardFacts.Located(cards.get(i).card(), Optional.empty()));
        }
        var facts = database.jdbi().withHandle(handle -> reader.readPlaces(handle, batch, NOW));
        assertThat(facts).isEqualTo(reader.read(requests, NOW));
    }

    @Test
    void each_request_of_a_batch_gets_its_own_facts_in_order() {
        var facts = reader.read(
                List.of(
                        byCode("12345678", MARIE),
                        atCounter(DE_WERF, "demo-today", JEF),
                        byCode("no-such-code", JEF),
                        atCounter("no-such-counter", "no-such-event", "0900000000000"),
                        byCode("demo-permanent", MARIE)),
                NOW);

        assertThat(facts)
                .map(known -> known.event().map(Event::cdbid).orElse("-"))
                .containsExactly(
                        "fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c",
                        "demo-today",
                        "-",
                        "-",
                        "a89a2707-a35e-48da-aeda-307f857b93c0");
        assertThat(facts)
                .map(known -> known.card().map(CardFacts::number).orElse("-"))
                .containsExactly(MARIE, JEF, JEF, "-", MARIE);
        assertThat(facts).map(known -> known.counter().isPresent()).containsExactly(false, true, false, false, false);
        assertThat(facts).map(known -> known.code().isPresent()).containsExactly(true, false, false, false, true);
    }

    @Test
    void one_card_asked_five_hundred_times_is_answered_as_often() {
        var same = Collections.nCopies(500, byCode("12345678", MARIE));
        assertThat(reader.read(same, NOW))
                .hasSize(500)
                .containsOnly(reader.read(same.subList(0, 1), NOW).getFirst());
    }

    @Test
    void a_card_is_found_by_its_chip_too() {
        var byChip = reader.read(CardReference.ofChip("04B2C3D4E5F680"), NOW);
        var byNumber = reader.read(CardReference.ofNumber(MARIE), NOW);
        assertThat(byChip.card()).isPresent().isEqualTo(byNumber.card());
    }

    @Test
    void a_card_says_its_state_and_who_holds_it() {
        assertThat(card("0900000002312").status()).isEqualTo(CardStatus.BLOCKED);
        assertThat(card("0900000074519").holder()).isEmpty();
        assertThat(card("0900000045410").groupPass()).isTrue();
        assertThat(card("0900000045410").holder()).isEmpty();
    }

    @Test
    void what_no_id_can_hold_finds_nothing() {
        var facts = reader.read(
                List.of(byCode("1234\0005678", MARIE), atCounter(DE_WERF + "\0", "demo-today\0", MARIE)), NOW);
        assertThat(facts).allSatisfy(known -> {
            assertThat(known.event()).isEmpty();
            assertThat(known.counter()).isEmpty();
            assertThat(known.card()).isPresent();
        });
    }

    @Test
    void an_employee_is_known_at_their_own_counters_only() {
        long ben = database.number("select id from app_user where nick = 'ben'");
        var elsewhere = new CheckinRequest.AtCounter(APP, ben, DE_WERF, "demo-today", new UitpasNumber(MARIE));
        assertThat(verdict(elsewhere)).isEqualTo(MAY_NOT_CHECK_IN);
        assertThat(verdict(atCounter(DE_WERF, "demo-today", MARIE))).isInstanceOf(AccessDecision.Admitted.class);
    }

    @Test
    void a_counter_in_no_group_with_that_action_may_not_check_in() {
        database.execute("delete from permission_group_action");
        assertThat(verdict(atCounter(DE_WERF, "demo-today", MARIE))).isEqualTo(MAY_NOT_CHECK_IN);
    }

    @Test
    void only_an_active_membership_counts() {
        assertThat(holder(MARIE).activeMembership()).isTrue();
        assertThat(holder("1000000520006").activeMembership()).isFalse();
        database.execute("update membership set status = 'BLOCKED'");
        assertThat(holder(MARIE).activeMembership()).isFalse();
    }

    @Test
    void an_expired_social_tariff_stops_nobody_unless_the_card_system_says_so() {
        var expired = "0900000031618";
        assertThat(holder(expired).activeMembership()).isTrue();
        database.execute("update card_system set expired_social_tariff_stops = true");
        assertThat(holder(expired).activeMembership()).isFalse();
    }

    @Test
    void where_an_expired_social_tariff_stops_people_those_who_never_had_one_still_save() {
        database.execute("update card_system set expired_social_tariff_stops = true");
        assertThat(holder(MARIE).activeMembership()).isTrue();
        assertThat(holder("0900000067513").activeMembership()).isTrue();
    }

    @Test
    void a_social_tariff_lasts_through_its_last_day_in_brussels() {
        database.execute("update membership set social_tariff_until = '2026-11-22'");
        assertThat(holderAt(MARIE, "2026-11-22T22:59:59Z").socialTariff()).isTrue();
        assertThat(holderAt(MARIE, "2026-11-22T23:00:00Z").socialTariff()).isFalse();
        assertThat(holder("1000000520006").socialTariff()).isFalse();
    }

    @Test
    void the_places_taken_are_those_of_this_passholder_at_this_event_in_this_period() {
        IntStream.of(1, 3).forEach(ordinal -> checkedIn(MARIE, "demo-today", "2026-11-22", ordinal));
        checkedIn(MARIE, "demo-today", "2026-11-21", 2);
        checkedIn(MARIE, "demo-over", "2026-11-22", 4);
        checkedIn(JEF, "demo-today", "2026-11-22", 5);
        assertThat(taken(MARIE)).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void a_reversed_check_in_gives_its_place_back() {
        checkedIn(MARIE, "demo-today", "2026-11-22", 1);
        assertThat(taken(MARIE)).containsExactly(1);
        database.execute("update checkin set reversed_at = now()");
        assertThat(taken(MARIE)).isEmpty();
    }

    private void checkedIn(String card, String cdbid, String period, int ordinal) {
        database.execute("""
            insert into checkin (passholder_id, event_id, card_number, consumer_key, via, points, social_tariff,
                                 checked_in_at, period, ordinal)
            select passholder_id, event.id, number, 'demo-member-app', 'CODE', 1, false, now(), ?, ?
            from card, event
            where number = ? and cdbid = ?
            """, period, ordinal, card, cdbid);
    }

    private Iterable<Integer> taken(String card) {
        var facts = reader.read(List.of(atCounter(DE_WERF, "demo-today", card)), NOW)
                .getFirst();
        return facts.card().flatMap(CardFacts::holder).orElseThrow().takenOrdinals();
    }

    private AccessDecision verdict(CheckinRequest request) {
        return reader.read(List.of(request), NOW).getFirst().atCounter().orElseThrow();
    }

    private CardFacts card(String number) {
        return reader.read(new UitpasNumber(number), NOW).card().orElseThrow();
    }

    private HolderFacts holder(String number) {
        return card(number).holder().orElseThrow();
    }

    private HolderFacts holderAt(String number, String moment) {
        return reader.read(new UitpasNumber(number), Instant.parse(moment))
                .card()
                .flatMap(CardFacts::holder)
                .orElseThrow();
    }

    private static CheckinRequest byCode(String code, String number) {
        return new CheckinRequest.ByCode("demo-member-app", code, new UitpasNumber(number));
    }

    /** By ann, who works at De Werf. */
    private CheckinRequest atCounter(String counterKey, String cdbid, String number) {
        long ann = database.number("select id from app_user where nick = 'ann'");
        return new CheckinRequest.AtCounter(APP, ann, counterKey, cdbid, new UitpasNumber(number));
    }
}
