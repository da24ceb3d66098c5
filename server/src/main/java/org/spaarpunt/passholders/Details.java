package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;

/** A passholder's identity and contact details; unknown values are empty. */
public record Details(
        Name name,
        Optional<LocalDate> dateOfBirth,
        Optional<Gender> gender,
        Address address,
        Contact contact,
        String nationality,
        String placeOfBirth,
        String moreInfo) {
    /** The most characters of a name, street or number; longer than any real one. */
    public static final int MAX_TEXT = 120;

    /** Characters. */
    public static final int MAX_MORE_INFO = 2_000;

    /** Details with nothing but contact details. */
    public static Details only(Contact contact) {
        return new Details(
                new Name("", "", ""),
                Optional.empty(),
                Optional.empty(),
                new Address("", "", "", "", ""),
                contact,
                "",
                "",
                "");
    }

    /** The same with other notes of counters. */
    public Details withMoreInfo(String other) {
        return new Details(name, dateOfBirth, gender, address, contact, nationality, placeOfBirth, other);
    }

    public record Name(String first, String second, String family) {}

    public record Address(String street, String number, String box, String postalCode, String city) {}

    public record Contact(String email, String telephone, String gsm) {}
}
