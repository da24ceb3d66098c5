package org.spaarpunt.acts;

/**
 * Which page of a list is requested, and in which order. Pages have numbers, so that people see how many there are and
 * can go back; lists that grow without end, such as the audit log, continue from a row instead.
 *
 * @param search what a row must contain, ignoring case and accents; empty: everything
 * @param order by what it is sorted
 * @param page from 1; a number beyond the last page means the last page
 * @param size rows on a page, 1 to {@link #MAX_SIZE}
 */
public record PageQuery<O extends Enum<O>>(String search, O order, boolean descending, int page, int size) {
    public static final int MAX_SIZE = 1_000;

    public PageQuery {
        page = Math.max(page, 1);
        size = Math.clamp(size, 1, MAX_SIZE);
    }
}
