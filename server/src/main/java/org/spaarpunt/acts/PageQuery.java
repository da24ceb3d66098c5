package org.spaarpunt.acts;

/**
 * Which page of a list is wanted, and in which order. Pages have numbers, so that people see how many there are and go back; lists that
 * grow without end, such as the audit log, are read on from a row instead.
 *
 * @param search what a row must contain, in any case and with or without accents; empty: everything
 * @param order by what it is sorted
 * @param page from 1; one behind the last counts as the last
 * @param size rows on a page, 1 to {@link #MAX_SIZE}
 */
public record PageQuery<O extends Enum<O>>(String search, O order, boolean descending, int page, int size) {
    public static final int MAX_SIZE = 1_000;

    public PageQuery {
        page = Math.max(page, 1);
        size = Math.clamp(size, 1, MAX_SIZE);
    }
}
