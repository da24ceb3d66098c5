package org.spaarpunt.api3.wire;

/**
 * Which part of a list a caller wants.
 *
 * @param start how many to pass over
 * @param max how many to show; what is more than {@link #MAX} counts as that, since clients ask for a million to say: all
 */
public record Paging(int start, int max) {
    public static final String START = "start";
    public static final String AT_MOST = "max";

    public static final int MAX = 1_000;
    private static final int DEFAULT = 20;

    public Paging {
        max = Math.min(max, MAX);
    }

    /** Reads the parameters that every list has. */
    public static Paging of(ParameterReader reader) {
        return new Paging(reader.number(START).orElse(0), reader.number(AT_MOST).orElse(DEFAULT));
    }
}
