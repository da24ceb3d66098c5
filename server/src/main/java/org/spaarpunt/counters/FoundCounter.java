package org.spaarpunt.counters;

import java.util.List;

/** A counter as people see it that search for one; unknown values are empty. */
public record FoundCounter(
        String consumerKey,
        String name,
        String kind,
        Address address,
        Contact contact,
        boolean visible,
        List<Affiliation> affiliations) {
    public FoundCounter {
        affiliations = List.copyOf(affiliations);
    }

    FoundCounter with(List<Affiliation> known) {
        return new FoundCounter(consumerKey, name, kind, address, contact, visible, known);
    }

    public record Address(String street, String number, String box, String postalCode, String city, String cityPart) {}

    public record Contact(String telephone, String person, String email) {}
}
