package org.spaarpunt.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Role;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.Passholder;

class ViewerTest {
    private static final long AALST = 1;
    private static final long GENT = 2;

    private static final User ANN = new User(1, "ann", "ann");
    private static final Consumer APP = new Consumer("app", "Balie-app", Set.of(Permission.ACT_FOR_COUNTERS));

    private static final Passholder OF_AALST = new Passholder(11, "jef", "Aalst", Set.of(AALST));
    private static final Passholder OF_BOTH = new Passholder(12, "els", "Aalst", Set.of(AALST, GENT));
    private static final Passholder OF_NONE = new Passholder(13, "tom", "Aalst", Set.of());

    @Test
    void an_employee_sees_the_people_of_a_card_system_where_the_counter_reads_in_full_and_others_at_the_door() {
        var viewer = employee(Map.of(GENT, Set.of(CounterAction.PASSHOLDER_READ)));
        assertThat(viewer.visibilityOf(OF_BOTH)).isEqualTo(Visibility.FULL);
        assertThat(viewer.visibilityOf(OF_AALST)).isEqualTo(Visibility.DOOR);
        assertThat(viewer.visibilityOf(OF_NONE)).isEqualTo(Visibility.DOOR);
    }

    @Test
    void reading_in_one_card_system_is_not_reading_in_another_where_the_counter_may_do_other_things() {
        var viewer = employee(Map.of(
                GENT, Set.of(CounterAction.PASSHOLDER_READ),
                AALST, Set.of(CounterAction.CHECKIN_CREATE, CounterAction.PASSHOLDER_UPDATE)));
        assertThat(viewer.visibilityOf(OF_AALST)).isEqualTo(Visibility.DOOR);
    }

    @Test
    void a_counter_without_groups_sees_nobody() {
        assertThat(employee(Map.of()).visibilityOf(OF_AALST)).isEqualTo(Visibility.NONE);
        assertThat(employee(Map.of()).scopeOfPeople()).isEqualTo(new PeopleScope.Only("ann"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CHECKIN_READ",
                "EVENT_READ",
                "POINTSPROMOTION_READ",
                "WELCOMEADVANTAGE_READ",
                "ASSOCIATION_READ",
                "ASSOCIATION_USE",
                "GROUPPASS_READ",
                "KANSENSTATUUT_CREATE"
            })
    void a_counter_that_does_nothing_with_people_at_its_door_sees_nobody(CounterAction action) {
        assertThat(employee(Map.of(AALST, Set.of(action))).visibilityOf(OF_AALST))
                .isEqualTo(Visibility.NONE);
    }

    @Test
    void every_other_action_opens_the_door_and_no_more() {
        for (var action : Viewer.AT_THE_DOOR) {
            assertThat(employee(Map.of(GENT, Set.of(action))).visibilityOf(OF_AALST))
                    .as(action.name())
                    .isEqualTo(Visibility.DOOR);
        }
    }

    @Test
    void a_national_number_is_seen_by_counters_that_register_in_a_card_system_of_the_person() {
        for (var action : Viewer.REGISTERING) {
            var viewer = employee(Map.of(AALST, Set.of(CounterAction.PASSHOLDER_READ, action)));
            assertThat(viewer.seesNationalNumberOf(OF_AALST)).isTrue();
            assertThat(viewer.seesNationalNumberOf(OF_BOTH)).isTrue();
            assertThat(viewer.seesNationalNumberOf(OF_NONE)).isFalse();
            assertThat(viewer.scopeOfNationalNumbers()).isEqualTo(new PeopleScope.InCardSystems(Set.of(AALST)));
        }
    }

    @Test
    void a_counter_that_reads_here_and_registers_elsewhere_sees_no_national_number_here() {
        var viewer = employee(
                Map.of(AALST, Set.of(CounterAction.PASSHOLDER_READ), GENT, Set.of(CounterAction.PASSHOLDER_CREATE)));
        assertThat(viewer.visibilityOf(OF_AALST)).isEqualTo(Visibility.FULL);
        assertThat(viewer.seesNationalNumberOf(OF_AALST)).isFalse();
        assertThat(viewer.scopeOfPeople()).isEqualTo(new PeopleScope.InCardSystems(Set.of(AALST)));
        assertThat(viewer.scopeOfNationalNumbers()).isEqualTo(new PeopleScope.InCardSystems(Set.of(GENT)));
    }

    @Test
    void an_employee_who_is_a_passholder_sees_themselves() {
        var own = new Passholder(14, "ann", "Aalst", Set.of(AALST));
        var viewer = employee(Map.of());
        assertThat(viewer.visibilityOf(own)).isEqualTo(Visibility.FULL);
        assertThat(viewer.seesNationalNumberOf(own)).isTrue();
    }

    @Test
    void a_user_who_is_at_no_counter_sees_themselves_alone() {
        var viewer = new Viewer.Self(new User(2, "jef", "jef"));
        assertThat(viewer.visibilityOf(OF_AALST)).isEqualTo(Visibility.FULL);
        assertThat(viewer.seesNationalNumberOf(OF_AALST)).isTrue();
        assertThat(viewer.visibilityOf(OF_BOTH)).isEqualTo(Visibility.NONE);
        assertThat(viewer.seesNationalNumberOf(OF_BOTH)).isFalse();
        assertThat(viewer.scopeOfPeople()).isEqualTo(new PeopleScope.Only("jef"));
        assertThat(viewer.scopeOfNationalNumbers()).isEqualTo(new PeopleScope.Only("jef"));
    }

    @Test
    void an_application_that_reads_passholders_sees_everybody_but_no_national_number_and_finds_nobody_by_one() {
        var viewer = application(Permission.PASSHOLDER_READ);
        assertThat(viewer.visibilityOf(OF_AALST)).isEqualTo(Visibility.FULL);
        assertThat(viewer.seesNationalNumberOf(OF_AALST)).isFalse();
        assertThat(viewer.scopeOfPeople()).isEqualTo(new PeopleScope.Everybody());
        assertThat(viewer.scopeOfNationalNumbers()).isEqualTo(new PeopleScope.Nobody());
    }

    @Test
    void an_application_that_reads_points_sees_points() {
        var viewer = application(Permission.READ_POINTS);
        assertThat(viewer.visibilityOf(OF_AALST)).isEqualTo(Visibility.POINTS);
        assertThat(viewer.scopeOfPeople()).isEqualTo(new PeopleScope.Nobody());
    }

    @Test
    void an_application_with_all_other_permissions_sees_nobody() {
        var others = EnumSet.complementOf(EnumSet.of(Permission.PASSHOLDER_READ, Permission.READ_POINTS));
        var viewer = application(others.toArray(Permission[]::new));
        assertThat(viewer.visibilityOf(OF_AALST)).isEqualTo(Visibility.NONE);
    }

    @Test
    void an_application_that_is_a_counter_sees_at_the_door_what_the_counter_sees_and_no_more() {
        var counter = counter(Map.of(AALST, EnumSet.allOf(CounterAction.class)));
        var viewer = new Viewer.Application(APP, Optional.of(counter));
        assertThat(viewer.visibilityOf(OF_AALST)).isEqualTo(Visibility.DOOR);
        assertThat(viewer.seesNationalNumberOf(OF_AALST)).isFalse();
        assertThat(viewer.scopeOfPeople()).isEqualTo(new PeopleScope.Nobody());
    }

    @Test
    void a_device_sees_at_the_door_what_its_counter_sees_and_no_more() {
        var viewer = new Viewer.Device("cid", counter(Map.of(AALST, EnumSet.allOf(CounterAction.class))));
        assertThat(viewer.visibilityOf(OF_AALST)).isEqualTo(Visibility.DOOR);
        assertThat(viewer.seesNationalNumberOf(OF_AALST)).isFalse();
        assertThat(viewer.scopeOfPeople()).isEqualTo(new PeopleScope.Nobody());
        assertThat(viewer.scopeOfNationalNumbers()).isEqualTo(new PeopleScope.Nobody());
    }

    @Test
    void an_administrator_sees_everybody() {
        var viewer = new Viewer.Administrator(ANN);
        assertThat(viewer.visibilityOf(OF_NONE)).isEqualTo(Visibility.FULL);
        assertThat(viewer.seesNationalNumberOf(OF_NONE)).isTrue();
        assertThat(viewer.scopeOfPeople()).isEqualTo(new PeopleScope.Everybody());
        assertThat(viewer.scopeOfNationalNumbers()).isEqualTo(new PeopleScope.Everybody());
    }

    @Test
    void more_covers_less() {
        assertThat(Arrays.asList(Visibility.values()))
                .allSatisfy(one -> assertThat(Visibility.FULL.covers(one)).isTrue())
                .allSatisfy(one -> assertThat(one.covers(Visibility.NONE)).isTrue())
                .allSatisfy(one -> assertThat(one.covers(one)).isTrue());
        assertThat(Visibility.POINTS.covers(Visibility.DOOR)).isFalse();
        assertThat(Visibility.DOOR.covers(Visibility.FULL)).isFalse();
    }

    private static Viewer employee(Map<Long, Set<CounterAction>> actions) {
        return new Viewer.Employee(ANN, counter(actions), APP);
    }

    private static Viewer application(Permission... permissions) {
        return new Viewer.Application(new Consumer("app", "App", Set.of(permissions)), Optional.empty());
    }

    private static CounterAccess counter(Map<Long, Set<CounterAction>> actions) {
        return new CounterAccess(7, Optional.empty(), Optional.of(Role.MEMBER), actions);
    }
}
