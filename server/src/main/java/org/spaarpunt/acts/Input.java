package org.spaarpunt.acts;

/** The inputs of acts, so that an act can report which one is wrong. */
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
    KIND_OF_CLIENT,
    GRANTS,
    REDIRECTS,
    SIGN_OUTS,
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
