package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.contact.PostalCode;

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

    /** The same where a place abroad that was known is still that place, as far as its city and postal code tell. */
    public Details keepingAbroad(Details before) {
        return new Details(
                name,
                dateOfBirth,
                gender,
                address.keepingAbroad(before.address),
                contact,
                nationality,
                placeOfBirth,
                moreInfo);
    }

    /**
     * Where a person lives.
     *
     * @param city {@link PostalCode#ABROAD} for every place abroad
     * @param abroad that place, if it is known
     */
    public record Address(
            String street, String number, String box, String postalCode, String city, Optional<Abroad> abroad) {
        public Address {
            if (abroad.isPresent() && !PostalCode.isAbroad(city)) {
                throw new IllegalArgumentException("An address here is in no other country");
            }
        }

        public Address(String street, String number, String box, String postalCode, String city) {
            this(street, number, box, postalCode, city, Optional.empty());
        }

        /** The name of the place, also abroad. */
        public String town() {
            return abroad.map(Abroad::city).orElse(city);
        }

        private Address keepingAbroad(Address before) {
            return abroad.isEmpty() && PostalCode.isAbroad(city) && postalCode.equals(before.postalCode)
                    ? new Address(street, number, box, postalCode, city, before.abroad)
                    : this;
        }
    }

    /**
     * A place abroad.
     *
     * @param country its code of two letters (ISO 3166-1)
     */
    public record Abroad(String city, String country) {}

    public record Contact(String email, String telephone, String gsm) {}
}
