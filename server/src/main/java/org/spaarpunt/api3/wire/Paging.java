package org.spaarpunt.api3.wire;

/**
 * The part of a list that a caller wants.
 *
 * @param start how many entries to skip
 * @param max how many entries to show; limited to {@link #MAX}, because clients request a million to mean all
 */
public record Paging(int start, int max) {
    public static final String START = "start";
    public static final String AT_MOST = "max";

    public static final int MAX = 1_000;
    private static final int DEFAULT = 20;

    public Paging {
        max = Math.min(max, MAX);
    }

    /** Reads the paging parameters, which every list has. */
    public static Paging of(ParameterReader reader) {
        return new Paging(reader.number(START).orElse(0), reader.number(AT_MOST).orElse(DEFAULT));
    }
}
