package org.spaarpunt.api3;

/**
 * Which part of a list a caller wants.
 *
 * @param start how many to pass over
 * @param max how many to show; what is more than {@link #MAX} counts as that, since clients ask for a million to say: all
 */
record Paging(int start, int max) {
    static final String START = "start";
    static final String AT_MOST = "max";

    static final int MAX = 1_000;
    private static final int DEFAULT = 20;

    Paging {
        max = Math.min(max, MAX);
    }

    /** Reads the parameters that every list has. */
    static Paging of(ParameterReader reader) {
        return new Paging(reader.number(START).orElse(0), reader.number(AT_MOST).orElse(DEFAULT));
    }
}
