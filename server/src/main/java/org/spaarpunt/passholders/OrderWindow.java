package org.spaarpunt.passholders;

import java.util.List;
import java.util.function.LongFunction;

/**
 * Looks for a page among the first people of an order, read from an index, and among ten times as many each time that it is
 * not full. A plan for all values would sort everyone who meets the conditions, however many these are.
 */
final class OrderWindow {
    /** By then everyone was looked at. */
    static final long EVERYONE = 1_000_000_000;

    /** A part of the people who would be sorted is looked at first. */
    private static final int FIRST = 10;

    private static final int FURTHER = 10;

    private OrderWindow() {}

    /**
     * The people of a page.
     *
     * @param few how many people would be sorted
     * @param wanted how many there are on the page, or {@code max} if that is not known
     * @param reader finds them among so many
     */
    static List<Long> page(int few, int wanted, int start, int max, LongFunction<List<Long>> reader) {
        List<Long> found = List.of();
        for (long window = Math.max(few / FIRST, 4L * (start + max));
                found.size() < wanted && window < EVERYONE;
                window *= FURTHER) {
            found = reader.apply(window);
        }
        return found.size() < wanted ? reader.apply(EVERYONE) : found;
    }
}
