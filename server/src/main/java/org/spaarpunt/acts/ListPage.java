package org.spaarpunt.acts;

import java.util.List;

/**
 * One page of a list.
 *
 * @param page its number, from 1
 * @param size rows on a full page
 * @param total rows in the whole list that match the search
 */
public record ListPage<T>(List<T> rows, int page, int size, long total) {
    public ListPage {
        rows = List.copyOf(rows);
    }

    /** How many pages there are; one if there is nothing to show. */
    public int pages() {
        return pages(total, size);
    }

    static int pages(long total, int size) {
        return (int) Math.max(1, Math.ceilDiv(total, size));
    }
}
