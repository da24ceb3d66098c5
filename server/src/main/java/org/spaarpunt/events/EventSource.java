package org.spaarpunt.events;

/** Where an event was made, which decides what may change it. */
public enum EventSource {
    /** Here; UiTdatabank does not know it. */
    LOCAL,

    /** At UiTdatabank, whose data it follows. */
    UITDATABANK
}
