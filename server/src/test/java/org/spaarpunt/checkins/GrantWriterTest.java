package org.spaarpunt.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.checkins.GrantWriter.Written;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.storage.StatementFailure;

class GrantWriterTest {
    private static final Instant NOW = RunningServer.START;
    private static final String MARIE = "0930056878802";
    private static final String JEF = "0900000095902";
    private static final String LUCAS = "0900000067513";

    private static DemoDatabase database;
    private FactsReader facts;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @BeforeEach
    void restore() {
        database.restore();
        facts = new FactsReader(database.jdbi(), database.directories());
    }

    @AfterEach
    void check() {
        assertThat(database.texts("select passholder_id from unbalanced")).isEmpty();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_grant_is_written_with_its_transfer_and_answers_the_new_balance() {
        assertThat(write(List.of(grant(MARIE, "demo-today")))).containsExactly(Optional.of(6));
        assertThat(balance(MARIE)).isEqualTo(6);
        assertThat(database.texts("""
            select via || ' ' || period || ' ' || ordinal || ' ' || checkin.points || ' ' || transfer.points || ' '
                   || source || ' ' || destination || ' ' || (moved_at = checked_in_at)
            from checkin join transfer on reason = 'CHECKIN' and cause_id = id
            """)).containsExactly("CODE 2026-11-22 1 2 2 EVENT PASSHOLDER true");
    }

    @Test
    void who_never_had_a_balance_gets_one() {
        assertThat(write(List.of(grant("0900000031618", "demo-permanent")))).containsExactly(Optional.of(1));
    }

    @Test
    void a_check_in_at_a_counter_keeps_the_counter_and_the_employee() {
        var known = grant(MARIE, "demo-today");
        var app = new Consumer("app", "Balie-app", Set.of());
        var request = new CheckinRequest.AtCounter(app, 7, "counter", "demo-today", new UitpasNumber(MARIE));
        write(List.of(new Grant(
                request,
                known.event(),
                known.holder(),
                MARIE,
                known.award(),
                Optional.of(11L),
                known.period(),
                known.ordinal(),
                NOW)));
        assertThat(database.texts("select concat_ws(' ', via, consumer_key, counter_id, user_id) from checkin"))
                .containsExactly("COUNTER app 11 7");
    }

    @Test
    void of_two_grants_for_one_slot_the_second_moves_nothing() {
        var grant = grant(MARIE, "demo-today");
        assertThat(write(List.of(grant))).containsExactly(Optional.of(6));
        assertThat(write(List.of(grant))).containsExactly(Optional.empty());
        assertThat(balance(MARIE)).isEqualTo(6);
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void a_taken_slot_in_a_batch_does_not_stop_the_others() {
        var taken = grant(JEF, "demo-today");
        write(List.of(taken));
        var batch = List.of(grant(MARIE, "demo-today"), taken, grant(LUCAS, "demo-today"));
        assertThat(write(batch)).containsExactly(Optional.of(6), Optional.empty(), Optional.of(22));
        assertThat(checkins()).isEqualTo(3);
    }

    @Test
    void two_grants_of_one_passholder_in_a_batch_both_answer_the_balance_after_both() {
        var batch = List.of(grant(MARIE, "demo-today"), grant(MARIE, "demo-permanent"));
        assertThat(write(batch)).containsExactly(Optional.of(7), Optional.of(7));
        assertThat(balance(MARIE)).isEqualTo(7);
    }

    @Test
    void the_place_of_a_reversed_check_in_can_be_taken_again() {
        var grant = grant(MARIE, "demo-permanent");
        write(List.of(grant));
        database.execute("update checkin set reversed_at = now()");
        assertThat(write(List.of(grant))).containsExactly(Optional.of(6));
    }

    @Test
    void a_statement_that_fails_leaves_nothing_of_its_batch() {
        var impossible = withOrdinal(grant(JEF, "demo-today"), 0);
        assertThatThrownBy(() -> write(List.of(grant(MARIE, "demo-today"), impossible)))
                .isInstanceOf(StatementFailure.class)
                .hasMessageContaining("checkin_ordinal_check");
        assertThat(checkins()).isZero();
        assertThat(balance(MARIE)).isEqualTo(4);
    }

    @Test
    void a_transfer_that_cannot_be_written_takes_its_check_in_back() {
        database.execute("alter table transfer add constraint nothing_from_events check (source <> 'EVENT') not valid");
        try {
            assertThatThrownBy(() -> write(List.of(grant(MARIE, "demo-today")))).isInstanceOf(StatementFailure.class);
        } finally {
            database.execute("alter table transfer drop constraint nothing_from_events");
        }
        assertThat(checkins()).isZero();
        assertThat(balance(MARIE)).isEqualTo(4);
    }

    @Test
    void twenty_writers_of_one_slot_write_it_once() throws InterruptedException {
        var grant = grant(MARIE, "demo-today");
        Callable<List<Optional<Integer>>> writing = () -> write(List.of(grant));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var totals = threads
                    .invokeAll(Stream.generate(() -> writing).limit(20).toList())
                    .stream()
                    .map(GrantWriterTest::answer)
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(totals).containsExactly(6);
        }
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void a_commit_that_is_sent_along_ends_the_transaction() {
        var grants = List.of(grant(MARIE, "demo-today"));
        database.jdbi().useHandle(handle -> {
            handle.begin();
            assertThat(GrantWriter.writeAndCommit(handle, grants)).hasSize(1);
            // Nothing is left to take back.
            handle.rollback();
        });
        assertThat(balance(MARIE)).isEqualTo(6);
    }

    @Test
    void nothing_to_write_writes_nothing() {
        assertThat(write(List.of())).isEmpty();
    }

    /** The new balances. */
    private List<Optional<Integer>> write(List<Grant> grants) {
        return database.jdbi().inTransaction(handle -> GrantWriter.write(handle, grants)).stream()
                .map(written -> written.map(Written::total))
                .toList();
    }

    private static Optional<Integer> answer(Future<List<Optional<Integer>>> written) {
        try {
            return written.get().getFirst();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What the rules would grant now for this card and the code of an event. */
    private Grant grant(String number, String code) {
        var request = new CheckinRequest.ByCode("demo-member-app", code, new UitpasNumber(number));
        return Grant.of(request, facts.read(List.of(request), NOW).getFirst(), NOW);
    }

    private static Grant withOrdinal(Grant grant, int ordinal) {
        return new Grant(
                grant.request(),
                grant.event(),
                grant.holder(),
                grant.cardNumber(),
                grant.award(),
                grant.counterId(),
                grant.period(),
                ordinal,
                grant.at());
    }

    private long balance(String number) {
        return database.number("select points from balance join card using (passholder_id) where number = ?", number);
    }

    private long checkins() {
        return database.number("select count(*) from checkin");
    }
}
