package org.spaarpunt.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.Role;
import org.spaarpunt.devices.Device.Connection;
import org.spaarpunt.devices.Device.Place;
import org.spaarpunt.devices.Device.Status;
import org.spaarpunt.devices.DeviceChanges.Outcome;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/** A device of the library, which the theatre has borrowed and the club has not. */
class DeviceRulesTest {
    private static final Place LIBRARY = new Place(1, "library", "Bibliotheek");
    private static final Place THEATRE = new Place(2, "theatre", "Schouwburg");
    private static final Place CLUB = new Place(3, "club", "Sportclub");

    private static final boolean OVER = true;
    private static final boolean GOING_ON = false;

    @ParameterizedTest
    @EnumSource(Role.class)
    void an_employee_of_the_owner_and_of_a_borrower_connects_a_device_that_is_free(Role role) {
        assertThat(DeviceRules.againstConnecting(free(), at(LIBRARY, role), GOING_ON))
                .isEmpty();
        assertThat(DeviceRules.againstConnecting(free(), at(THEATRE, role), GOING_ON))
                .isEmpty();
        assertThat(DeviceRules.againstDisconnecting(free(), at(THEATRE, role), GOING_ON))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_counter_changes_its_own_connection(Role role) {
        assertThat(DeviceRules.againstConnecting(usedBy(THEATRE), at(THEATRE, role), GOING_ON))
                .isEmpty();
        assertThat(DeviceRules.againstDisconnecting(usedBy(THEATRE), at(THEATRE, role), GOING_ON))
                .isEmpty();
        assertThat(DeviceRules.againstDisconnecting(usedBy(LIBRARY), at(LIBRARY, role), GOING_ON))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_borrower_does_not_end_the_connection_of_another_counter(Role role) {
        assertThat(DeviceRules.againstConnecting(usedBy(LIBRARY), at(THEATRE, role), GOING_ON))
                .contains(new Outcome.InUse());
        assertThat(DeviceRules.againstDisconnecting(usedBy(LIBRARY), at(THEATRE, role), GOING_ON))
                .contains(new Outcome.InUse());
    }

    @Test
    void a_connection_to_an_event_that_is_over_holds_nothing() {
        assertThat(DeviceRules.againstConnecting(usedBy(LIBRARY), at(THEATRE, Role.MEMBER), OVER))
                .isEmpty();
        assertThat(DeviceRules.againstDisconnecting(usedBy(LIBRARY), at(THEATRE, Role.MEMBER), OVER))
                .isEmpty();
    }

    @Test
    void of_the_owner_an_admin_ends_what_a_borrower_connected_and_a_member_does_not() {
        assertThat(DeviceRules.againstDisconnecting(usedBy(THEATRE), at(LIBRARY, Role.ADMIN), GOING_ON))
                .isEmpty();
        assertThat(DeviceRules.againstDisconnecting(usedBy(THEATRE), at(LIBRARY, Role.MEMBER), GOING_ON))
                .contains(new Outcome.InUse());
    }

    @Test
    void an_owner_that_lent_it_out_altogether_ends_a_connection_and_makes_none() {
        var lent = device(Status.ACTIVE, Optional.of(LIBRARY), Optional.of(THEATRE), THEATRE);
        assertThat(DeviceRules.againstDisconnecting(lent, at(LIBRARY, Role.ADMIN), GOING_ON))
                .isEmpty();
        assertThat(DeviceRules.againstDisconnecting(lent, at(LIBRARY, Role.MEMBER), GOING_ON))
                .contains(new Outcome.NotAssigned());
        assertThat(DeviceRules.againstConnecting(lent, at(LIBRARY, Role.ADMIN), GOING_ON))
                .contains(new Outcome.NotAssigned());
    }

    @Test
    void only_an_admin_of_the_owner_changes_a_device() {
        assertThat(DeviceRules.againstChanging(free(), at(LIBRARY, Role.ADMIN))).isEmpty();
        assertThat(DeviceRules.againstChanging(free(), at(LIBRARY, Role.MEMBER)))
                .contains(new Outcome.NotTheOwner());
        assertThat(DeviceRules.againstChanging(free(), at(THEATRE, Role.ADMIN))).contains(new Outcome.NotTheOwner());
        assertThat(DeviceRules.againstChanging(free(), at(CLUB, Role.ADMIN))).contains(new Outcome.NotAssigned());
    }

    @Test
    void a_device_without_an_owner_is_used_and_not_changed() {
        var ownerless = device(Status.ACTIVE, Optional.empty(), Optional.empty(), THEATRE);
        assertThat(DeviceRules.againstConnecting(ownerless, at(THEATRE, Role.MEMBER), GOING_ON))
                .isEmpty();
        assertThat(DeviceRules.againstChanging(ownerless, at(THEATRE, Role.ADMIN)))
                .contains(new Outcome.NotTheOwner());
    }

    @Test
    void a_counter_that_has_nothing_to_do_with_a_device_does_nothing_with_it() {
        assertThat(DeviceRules.againstConnecting(free(), at(CLUB, Role.ADMIN), GOING_ON))
                .contains(new Outcome.NotAssigned());
        assertThat(DeviceRules.againstDisconnecting(usedBy(LIBRARY), at(CLUB, Role.ADMIN), OVER))
                .contains(new Outcome.NotAssigned());
    }

    @Test
    void a_removed_device_is_unknown_to_all() {
        var removed = device(Status.REMOVED, Optional.of(LIBRARY), Optional.empty(), LIBRARY, THEATRE);
        for (var by : List.of(at(LIBRARY, Role.ADMIN), at(THEATRE, Role.ADMIN), at(CLUB, Role.MEMBER))) {
            assertThat(Stream.of(
                            DeviceRules.againstConnecting(removed, by, GOING_ON),
                            DeviceRules.againstDisconnecting(removed, by, GOING_ON),
                            DeviceRules.againstChanging(removed, by)))
                    .allMatch(Optional.of(new Outcome.UnknownDevice())::equals);
        }
    }

    private static Device free() {
        return device(Status.ACTIVE, Optional.of(LIBRARY), Optional.empty(), LIBRARY, THEATRE);
    }

    private static Device usedBy(Place counter) {
        return device(Status.ACTIVE, Optional.of(LIBRARY), Optional.of(counter), LIBRARY, THEATRE);
    }

    private static Device device(Status status, Optional<Place> owner, Optional<Place> user, Place... counters) {
        return new Device(
                "cid",
                "Spaarzuil",
                status,
                new CardSystem(1, "UiTPAS Dender"),
                owner,
                user.map(counter -> new Connection("event", "Een avond", counter)),
                List.of(counters),
                Optional.empty());
    }

    private static CounterAccess at(Place counter, Role role) {
        return new CounterAccess(counter.id(), Optional.empty(), Optional.of(role), Map.of());
    }
}
