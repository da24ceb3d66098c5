package org.spaarpunt.families;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.families.FamilyRegister.Agreement;
import org.spaarpunt.families.LeaveOutcome.Left;
import org.spaarpunt.families.LeaveOutcome.Refused;
import org.spaarpunt.testing.TestClock;
import org.spaarpunt.wiring.TestFeatures;

/** Who may leave a family in which way: Rik owns one, and Jef, who was born in 1990, has an account. */
class LeavingTest {
    private static final Actor SOMEBODY = new Actor.Visitor("192.0.2.1");
    private static final String RIK = "demo-passholder-1";
    private static final String MARIE = "demo-passholder-2";
    private static final String JEF = "demo-passholder-3";

    private static DemoDatabase database;

    private FamilyRegister register;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void marie_and_jef_are_members() {
        var clock = new TestClock(RunningServer.START);
        register = TestFeatures.uncached(database.jdbi(), clock).families().register();
        database.execute("update passholder set date_of_birth = '1990-05-17' where uid = 'demo-passholder-3'");
        database.execute("delete from family_member");
        database.execute("""
                insert into family_member
                select member.id, owner.id, '2026-11-01T10:00:00Z', '', true, false
                from passholder member, passholder owner
                where member.uid in ('demo-passholder-2', 'demo-passholder-3') and owner.uid = 'demo-passholder-1'
                """);
    }

    @Test
    void somebody_without_an_account_leaves_by_card_and_date_of_birth() {
        assertThat(register.leavable(MARIE, Agreement.BY_CARD)).hasValueSatisfying(family -> {
            assertThat(family.ownerUid()).isEqualTo(RIK);
            assertThat(family.sharing().history()).isTrue();
        });

        assertThat(register.leave(SOMEBODY, MARIE, Agreement.BY_CARD)).isInstanceOf(Left.class);

        assertThat(members()).isOne();
        assertThat(register.leavable(MARIE, Agreement.BY_CARD)).isEmpty();
    }

    @Test
    void somebody_with_an_account_leaves_in_it_only() {
        assertThat(register.leavable(JEF, Agreement.BY_CARD)).isEmpty();
        assertThat(register.leave(SOMEBODY, JEF, Agreement.BY_CARD)).isEqualTo(Refused.DECIDES_IN_ACCOUNT);
        assertThat(members()).isEqualTo(2);

        assertThat(register.leave(SOMEBODY, JEF, Agreement.IN_ACCOUNT)).isInstanceOf(Left.class);
        assertThat(members()).isOne();
    }

    @Test
    void a_child_with_an_account_may_leave_by_card_too_until_it_is_thirteen() {
        database.execute("update passholder set date_of_birth = '2013-11-22' where uid = 'demo-passholder-3'");
        assertThat(register.leave(SOMEBODY, JEF, Agreement.BY_CARD)).isEqualTo(Refused.DECIDES_IN_ACCOUNT);

        database.execute("update passholder set date_of_birth = '2013-11-23' where uid = 'demo-passholder-3'");
        assertThat(register.leave(SOMEBODY, JEF, Agreement.BY_CARD)).isInstanceOf(Left.class);
    }

    @Test
    void leaving_again_changes_nothing_and_is_not_in_the_audit_log() {
        register.leave(SOMEBODY, MARIE, Agreement.BY_CARD);
        long entries = entries();

        assertThat(register.leave(SOMEBODY, MARIE, Agreement.BY_CARD)).isEqualTo(Refused.NO_MEMBER);
        assertThat(register.leave(SOMEBODY, "nobody", Agreement.BY_CARD)).isEqualTo(Refused.NO_MEMBER);

        assertThat(entries()).isEqualTo(entries);
        assertThat(members()).isOne();
    }

    private static long members() {
        return count("select count(*) from family_member");
    }

    private static long entries() {
        return count("select count(*) from audit_entry");
    }

    private static long count(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
