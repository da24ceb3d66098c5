package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.List;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passholders.CardSystemMembership.Status;

/**
 * What counters of other card systems may see of a passholder.
 *
 * @param uid by which a counter refers to the passholder when making them a member of its own card system
 * @param points the balance
 */
public record PersonAtDoor(String uid, String firstName, int points, List<Membership> memberships)
        implements PersonView {
    public PersonAtDoor {
        memberships = List.copyOf(memberships);
    }

    /**
     * A membership of one card system.
     *
     * @param socialTariff whether there is one today
     */
    public record Membership(CardSystem cardSystem, Status status, boolean socialTariff) {}

    static PersonAtDoor of(Person person, LocalDate today) {
        return new PersonAtDoor(
                person.uid(),
                person.details().name().first(),
                person.points(),
                person.cardSystems().stream()
                        .map(link -> new Membership(link.cardSystem(), link.status(), link.hasTariffOn(today)))
                        .toList());
    }

    @Override
    public boolean isBlocked() {
        return !memberships.isEmpty() && memberships.stream().allMatch(one -> one.status() == Status.BLOCKED);
    }

    @Override
    public boolean isActiveMember() {
        return memberships.stream().anyMatch(one -> one.status() == Status.ACTIVE);
    }
}
