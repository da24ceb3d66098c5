package org.spaarpunt.passholders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.associations.AssociationMembership;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.CardSystemMembership.Status;

/**
 * A passholder with all that is known of them; unknown texts are empty.
 *
 * @param verified whether the details were read from an identity card
 * @param registeredAt the consumer key of a counter
 * @param createdAt when they were registered
 * @param points the balance
 * @param checkins how many check-ins count
 * @param picture in Base64, if it was requested
 * @param memberships of associations, also those that have expired
 */
public record Person(
        long id,
        String uid,
        Details details,
        Optional<NationalNumber> nationalNumber,
        boolean verified,
        OptIns optIns,
        String registeredAt,
        Instant createdAt,
        Optional<School> school,
        int points,
        int checkins,
        Optional<String> picture,
        List<CardSystemMembership> cardSystems,
        List<AssociationMembership> memberships)
        implements PersonView {
    public Person {
        cardSystems = List.copyOf(cardSystems);
        memberships = List.copyOf(memberships);
    }

    /** A counter that is a school. */
    public record School(String consumerKey, String name) {}

    @Override
    public boolean isBlocked() {
        return !cardSystems.isEmpty() && cardSystems.stream().allMatch(link -> link.status() == Status.BLOCKED);
    }

    @Override
    public boolean isActiveMember() {
        return cardSystems.stream().anyMatch(link -> link.status() == Status.ACTIVE);
    }

    /** The same for viewers that may not know the national number. */
    Person withoutNationalNumber() {
        return new Person(
                id,
                uid,
                details,
                Optional.empty(),
                verified,
                optIns,
                registeredAt,
                createdAt,
                school,
                points,
                checkins,
                picture,
                cardSystems,
                memberships);
    }

    Person with(List<CardSystemMembership> links, List<AssociationMembership> associations) {
        return new Person(
                id,
                uid,
                details,
                nationalNumber,
                verified,
                optIns,
                registeredAt,
                createdAt,
                school,
                points,
                checkins,
                picture,
                links,
                associations);
    }
}
