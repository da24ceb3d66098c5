package org.spaarpunt.passholders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.testing.LockWaits;

/** A passholder's row has the card systems of the memberships and cards, or does not know them. */
class PeoplesCardSystemsTest {
    private static final String ANN = """
            insert into passholder (id, uid, first_name, name, city) values (777, 'ann', 'Ann', 'Peeters', 'Gent')
            """;

    private static final String JOIN =
            "insert into membership (passholder_id, card_system_id, status) values (777, ?, 'ACTIVE')";

    private static final String MAKE_CARD = """
            insert into card (number, chip, card_system_id, status, counter_id)
            select '0900000077702', '05000000077702', 2, 'LOCAL_STOCK', min(id) from counter
            """;

    private static final String GIVE_CARD =
            "update card set status = 'ACTIVE', passholder_id = 777 where number = '0900000077702'";

    private static final String TAKE_CARD =
            "update card set status = 'DELETED', passholder_id = null where number = '0900000077702'";

    private static DemoDatabase database;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void restore() {
        database.restore();
        database.execute(ANN);
        database.execute(MAKE_CARD);
    }

    @Test
    void everyone_of_the_demo_is_known() {
        assertThat(database.texts("""
                select uid from passholder
                where card_systems is distinct from array(
                    select card_system_id from membership where passholder_id = passholder.id
                    union
                    select card_system_id from card where passholder_id = passholder.id
                    order by 1)
                """)).isEmpty();
    }

    @Test
    void someone_new_belongs_to_none() {
        assertThat(known()).isEqualTo("{}");
    }

    @Test
    void memberships_and_cards_add_theirs_once() {
        database.execute(JOIN, 1);
        assertThat(known()).isEqualTo("{1}");
        database.execute(GIVE_CARD);
        assertThat(known()).isEqualTo("{1,2}");
        database.execute(JOIN, 2);
        assertThat(known()).isEqualTo("{1,2}");
    }

    @Test
    void what_is_taken_away_is_not_known_until_it_is_filled_in() {
        database.execute(JOIN, 1);
        database.execute(GIVE_CARD);
        database.execute(TAKE_CARD);
        assertThat(known()).isNull();
        fillIn();
        assertThat(known()).isEqualTo("{1}");
        database.execute("delete from membership where passholder_id = 777");
        assertThat(known()).isNull();
        fillIn();
        assertThat(known()).isEqualTo("{}");
    }

    @Test
    void people_of_an_older_installation_are_filled_in() {
        database.execute(JOIN, 2);
        database.execute(GIVE_CARD);
        database.execute("update passholder set card_systems = null");
        database.execute("update membership set card_system_id = 1 where passholder_id = 777");
        assertThat(known()).isNull();
        fillIn();
        assertThat(known()).isIn("{1,2}", "{2,1}");
        assertThat(database.texts("select uid from passholder where card_systems is null"))
                .isEmpty();
    }

    /** Each adds to the row as the other leaves it. */
    @Test
    void two_that_join_at_once_are_both_known() throws InterruptedException {
        database.jdbi().useTransaction(handle -> {
            handle.execute(JOIN, 1);
            var other = Thread.startVirtualThread(() -> database.execute(JOIN, 2));
            LockWaits.awaitOne(handle);
            handle.commit();
            other.join();
        });
        assertThat(known()).isEqualTo("{1,2}");
    }

    @Test
    void one_who_joins_while_it_is_filled_in_is_left_for_later() throws InterruptedException {
        database.execute("update passholder set card_systems = null");
        database.jdbi().useTransaction(handle -> {
            handle.execute(JOIN, 1);
            var round = Thread.startVirtualThread(PeoplesCardSystemsTest::fillIn);
            LockWaits.awaitOne(handle);
            handle.commit();
            round.join();
        });
        assertThat(known()).isNull();
        fillIn();
        assertThat(known()).isEqualTo("{1}");
    }

    /** So many have room in the row of an index. */
    @Test
    void those_of_someone_with_more_than_two_hundred_are_not_known() {
        database.execute("""
                insert into card_system (id, name) select 1000 + n, 'Region ' || n from generate_series(1, 1000) n
                """);
        join(1, 200);
        assertThat(number()).isEqualTo("200");
        join(201, 1000);
        assertThat(number()).isNull();
        fillIn();
        assertThat(number()).isNull();
        database.execute("delete from membership where card_system_id > 1200");
        fillIn();
        assertThat(number()).isEqualTo("200");
    }

    private static void join(int first, int last) {
        database.execute(
                "insert into membership (passholder_id, card_system_id, status) select 777, 1000 + n, 'ACTIVE' from generate_series(?, ?) n",
                first,
                last);
    }

    private static String number() {
        return database.texts("select cardinality(card_systems)::text from passholder where id = 777")
                .getFirst();
    }

    private static void fillIn() {
        PeoplesCardSystems.backfill(database.jdbi()).round();
    }

    private static String known() {
        return database.texts("select card_systems::text from passholder where id = 777")
                .getFirst();
    }
}
