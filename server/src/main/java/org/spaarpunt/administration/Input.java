package org.spaarpunt.administration;

/** What somebody types for an act, so that an act can say which of it is wrong. */
public enum Input {
    KEY,
    NAME,
    ORGANISATION,
    NICK,
    EMAIL,
    GIVEN_NAME,
    FAMILY_NAME,
    OVERLAP,
    CALLBACK,
    HOSTS,
    NUMBER,
    KIND,
    STREET,
    HOUSE_NUMBER,
    BOX,
    POSTAL_CODE,
    CITY,
    CITY_PART,
    TELEPHONE,
    CONTACT_PERSON,
    YEARS,
    AGES,
    PRICE,
    REASON
}
