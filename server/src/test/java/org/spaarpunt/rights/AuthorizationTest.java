package org.spaarpunt.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.User;

class AuthorizationTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String LIBRARY = "demo-library-haaltert";

    private static final Consumer APP = new Consumer("app", "Balie-app", Set.of(Permission.ACT_FOR_COUNTERS));
    private static final Consumer CONFINED = new Consumer("confined", "App", Set.of(Permission.READ_POINTS));

    private static final Right.AtCounter EMPLOYEE = new Right.EmployeeAt();
    private static final Right.AtCounter ADMIN = new Right.AdminAt();
    private static final Right.AtCounter CHECK_IN = new Right.ActionAt(CounterAction.CHECKIN_CREATE);
    private static final Right.AtCounter BLOCK = new Right.ActionAt(CounterAction.PASSHOLDER_BLOCK);

    private static DemoDatabase database;
    private static Authorization gate;
    private static User ann;
    private static User ben;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
        gate = database.directories().authorization();
        ann = user("ann");
        ben = user("ben");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_permission_is_had_by_the_consumers_that_were_given_it() {
        var readPoints = new Right.OfConsumer(Permission.READ_POINTS);
        assertThat(gate.decide(readPoints, claim(CONFINED, Optional.empty(), "")))
                .isEqualTo(new AccessDecision.Allowed());
        assertThat(gate.decide(readPoints, claim(APP, Optional.of(ann), "")))
                .isEqualTo(new AccessDecision.Denied(readPoints));
    }

    @Test
    void an_account_is_its_users_own() {
        var own = new Right.OwnAccount();
        assertThat(gate.decide(own, claim(APP, Optional.of(ann), ann.uid()))).isEqualTo(new AccessDecision.Allowed());
        assertThat(gate.decide(own, claim(APP, Optional.of(ann), ben.uid()))).isEqualTo(new AccessDecision.Denied(own));
    }

    @Test
    void an_employee_has_rights_where_they_work_and_nowhere_else() {
        assertThat(gate.decide(EMPLOYEE, APP, ben.id(), LIBRARY)).isInstanceOf(AccessDecision.Admitted.class);
        assertThat(gate.decide(CHECK_IN, APP, ben.id(), LIBRARY)).isInstanceOf(AccessDecision.Admitted.class);
        assertThat(gate.decide(EMPLOYEE, APP, ben.id(), DE_WERF)).isEqualTo(new AccessDecision.Denied(EMPLOYEE));
        assertThat(gate.decide(CHECK_IN, APP, ben.id(), DE_WERF)).isEqualTo(new AccessDecision.Denied(CHECK_IN));
    }

    @Test
    void only_an_admin_is_an_admin() {
        assertThat(gate.decide(ADMIN, APP, ann.id(), DE_WERF)).isInstanceOf(AccessDecision.Admitted.class);
        assertThat(gate.decide(ADMIN, APP, ben.id(), LIBRARY)).isEqualTo(new AccessDecision.Denied(ADMIN));
    }

    @Test
    void nobody_does_at_a_counter_what_its_groups_may_not_do() {
        assertThat(gate.decide(BLOCK, APP, ann.id(), DE_WERF)).isInstanceOf(AccessDecision.Admitted.class);
        assertThat(gate.decide(BLOCK, APP, ben.id(), LIBRARY)).isEqualTo(new AccessDecision.Denied(BLOCK));
    }

    @Test
    void a_consumer_speaks_for_itself_and_for_others_only_with_the_permission() {
        var deWerf = new Consumer(DE_WERF, "CC De Werf", Set.of());
        assertThat(gate.decide(CHECK_IN, deWerf, ann.id(), DE_WERF)).isInstanceOf(AccessDecision.Admitted.class);
        var missing = new AccessDecision.Denied(new Right.OfConsumer(Permission.ACT_FOR_COUNTERS));
        assertThat(gate.decide(CHECK_IN, CONFINED, ann.id(), DE_WERF)).isEqualTo(missing);
        assertThat(gate.decide(CHECK_IN, CONFINED, ben.id(), DE_WERF)).isEqualTo(missing);
    }

    @Test
    void a_counter_that_does_not_exist_is_told_before_any_right() {
        assertThat(gate.decide(ADMIN, CONFINED, ben.id(), "nowhere")).isEqualTo(new AccessDecision.UnknownCounter());
    }

    @Test
    void a_claim_is_decided_at_the_counter_that_it_names() {
        assertThat(gate.decide(EMPLOYEE, new Caller(APP, Optional.of(ben), LIBRARY, "")))
                .isInstanceOf(AccessDecision.Admitted.class);
        assertThat(gate.decide(EMPLOYEE, new Caller(APP, Optional.of(ben), DE_WERF, "")))
                .isEqualTo(new AccessDecision.Denied(EMPLOYEE));
    }

    @Test
    void an_employee_views_as_the_counter_where_they_work_and_elsewhere_as_themselves() {
        assertThat(gate.viewer(new Caller(APP, Optional.of(ben), LIBRARY, ""))).isInstanceOf(Viewer.Employee.class);
        assertThat(gate.viewer(new Caller(APP, Optional.of(ben), DE_WERF, ""))).isEqualTo(new Viewer.Self(ben));
        assertThat(gate.viewer(new Caller(CONFINED, Optional.of(ben), LIBRARY, "")))
                .isEqualTo(new Viewer.Self(ben));
    }

    @Test
    void an_application_without_a_user_views_as_itself_whatever_counter_it_names() {
        assertThat(gate.viewer(new Caller(APP, Optional.empty(), DE_WERF, "")))
                .isEqualTo(new Viewer.Application(APP, Optional.empty()));
    }

    @Test
    void an_application_that_is_a_counter_is_known_as_that_counter() {
        var deWerf = new Consumer(DE_WERF, "CC De Werf", Set.of());
        assertThat(gate.viewer(claim(deWerf, Optional.empty(), "")))
                .isInstanceOfSatisfying(
                        Viewer.Application.class,
                        viewer -> assertThat(viewer.counter()).isPresent());
    }

    private static Caller claim(Consumer consumer, Optional<User> user, String uid) {
        return new Caller(consumer, user, consumer.key(), uid);
    }

    private static User user(String nick) {
        return new User(
                database.number("select id from app_user where nick = ?", nick),
                database.texts("select uid from app_user where nick = ?", nick).getFirst(),
                nick);
    }
}
