package org.spaarpunt.passholders;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns that hold {@link Details}: one list for registrations, changes, imports and exports. */
public enum DetailColumn {
    FIRST_NAME("first_name", "firstName"),
    SECOND_NAME("second_name", "secondName"),
    NAME("name", "name"),
    DATE_OF_BIRTH("date_of_birth", "dateOfBirth"),
    GENDER("gender", "gender"),
    STREET("street", "street"),
    HOUSE_NUMBER("house_number", "number"),
    BOX("box", "box"),
    POSTAL_CODE("postal_code", "postalCode"),
    CITY("city", "city"),
    EMAIL("email", "email"),
    TELEPHONE("telephone", "telephone"),
    GSM("gsm", "gsm"),
    NATIONALITY("nationality", "nationality"),
    PLACE_OF_BIRTH("place_of_birth", "placeOfBirth"),
    MORE_INFO("more_info", "moreInfo"),
    FOREIGN_CITY("foreign_city", "foreignCity"),
    COUNTRY("country", "country");

    private final String column;
    private final String field;

    DetailColumn(String column, String field) {
        this.column = column;
        this.field = field;
    }

    String column() {
        return column;
    }

    /** The name of the field in calls and files. */
    String field() {
        return field;
    }

    /** Whether an unknown value is null; an unknown text is empty. */
    boolean canBeNull() {
        return this == DATE_OF_BIRTH || this == GENDER;
    }

    /** Whether it is about a place abroad, and empty for people who live here. */
    boolean isOfAbroad() {
        return this == FOREIGN_CITY || this == COUNTRY;
    }

    /** The columns of the table {@code passholder} under the names of their fields, for a select. */
    public static String selected() {
        return joined(detail -> "passholder.%s as \"%s\"".formatted(detail.column, detail.field));
    }

    /** The columns themselves. */
    public static String columns() {
        return joined(DetailColumn::column);
    }

    static String joined(Function<DetailColumn, String> part) {
        return Arrays.stream(values()).map(part).collect(Collectors.joining(", "));
    }
}
