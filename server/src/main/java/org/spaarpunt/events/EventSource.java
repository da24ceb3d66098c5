package org.spaarpunt.events;

/** Where an event was created, which decides what may change it. */
public enum EventSource {
    /** On this server; UiTdatabank does not know it. */
    LOCAL,

    /** At UiTdatabank; this server follows its data. */
    UITDATABANK
}
