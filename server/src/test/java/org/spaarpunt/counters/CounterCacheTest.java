package org.spaarpunt.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.testing.TestClock;

class CounterCacheTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String LIBRARY = "demo-library-haaltert";
    private static final long DENDER = 1;
    private static final long AALST = 2;

    private static DemoDatabase database;
    private long ann;
    private long ben;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @BeforeEach
    void restore() {
        database.restore();
        ann = database.number("select id from app_user where nick = 'ann'");
        ben = database.number("select id from app_user where nick = 'ben'");
        // The demo lets De Werf register people as well.
        database.execute("delete from counter_group where group_id not in"
                + " (select id from permission_group where name = 'Checkin and Ticket balies')");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void who_works_at_a_counter_stands_there_in_a_role() {
        assertThat(standing(DE_WERF, ann).isAdmin()).isTrue();
        assertThat(standing(LIBRARY, ben).role()).contains(Role.MEMBER);
        assertThat(standing(LIBRARY, ben).isAdmin()).isFalse();
        assertThat(standing(LIBRARY, ann).worksHere()).isFalse();
    }

    @Test
    void a_counter_that_does_not_exist_is_not_found() {
        assertThat(directory().find("no-such-counter", ann)).isEmpty();
        assertThat(directory().find(DE_WERF + "\0", ann)).isEmpty();
    }

    @Test
    void what_a_counter_may_do_depends_on_the_card_system() {
        inGroup("Registratie", "PASSHOLDER_CREATE", AALST);
        var standing = standing(DE_WERF, ann);
        assertThat(standing.actions().get(AALST)).contains(CounterAction.PASSHOLDER_CREATE);
        assertThat(standing.actions().get(DENDER))
                .contains(CounterAction.CHECKIN_CREATE)
                .doesNotContain(CounterAction.PASSHOLDER_CREATE);
        assertThat(standing.counterMay(CounterAction.PASSHOLDER_CREATE)).isTrue();
        assertThat(standing.counterMay(CounterAction.PASSHOLDER_BLOCK)).isFalse();
    }

    @Test
    void several_groups_add_up() {
        inGroup("Registratie", "PASSHOLDER_CREATE", AALST);
        inGroup("Omruil", "POINTSPROMOTION_CASHIN", AALST);
        assertThat(standing(DE_WERF, ann).actions().get(AALST))
                .contains(
                        CounterAction.CHECKIN_CREATE,
                        CounterAction.PASSHOLDER_CREATE,
                        CounterAction.POINTSPROMOTION_CASHIN);
    }

    @Test
    void an_action_that_a_newer_server_knows_is_passed_over() {
        inGroup("Toekomst", "TELEPORT", AALST);
        assertThat(standing(DE_WERF, ann).counterMay(CounterAction.CHECKIN_CREATE))
                .isTrue();
    }

    @Test
    void a_counter_without_groups_may_do_nothing() {
        database.execute("delete from counter_group");
        assertThat(standing(DE_WERF, ann).actions()).isEmpty();
    }

    @Test
    void what_is_remembered_is_asked_anew_once_it_is_forgotten() {
        var remembering = new CounterCache(database.jdbi(), Duration.ofHours(1), new TestClock(RunningServer.START));
        assertThat(remembering.find(DE_WERF, ann).orElseThrow().worksHere()).isTrue();
        database.execute("delete from counter_employee");
        assertThat(remembering.find(DE_WERF, ann).orElseThrow().worksHere()).isTrue();
        remembering.forget();
        assertThat(remembering.find(DE_WERF, ann).orElseThrow().worksHere()).isFalse();
    }

    private void inGroup(String group, String action, long cardSystem) {
        database.execute("insert into permission_group (name) values (?)", group);
        database.execute(
                "insert into permission_group_action (group_id, action) select id, ? from permission_group where name = ?",
                action,
                group);
        database.execute("""
                insert into counter_group (counter_id, card_system_id, group_id)
                select counter.id, ?, permission_group.id
                from counter, permission_group
                where consumer_key = ? and permission_group.name = ?
                """, cardSystem, DE_WERF, group);
    }

    private CounterAccess standing(String key, long userId) {
        return directory().find(key, userId).orElseThrow();
    }

    private CounterCache directory() {
        return database.directories().counters();
    }
}
