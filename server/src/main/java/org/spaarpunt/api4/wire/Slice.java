package org.spaarpunt.api4.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of a list that a request asks for.
 *
 * @param start how many members to leave out, from 0
 * @param limit how many members at most, from 0 to {@value #MAX}
 */
public record Slice(int start, int limit) {
    static final int MAX = 500;
    static final int DEFAULT = 20;

    /** People do not read further, and a database would count the rows before it. */
    static final int MAX_START = 1_000_000;

    /** The part that is sent without being asked for. */
    public static final Slice FIRST = new Slice(0, DEFAULT);

    /** The part of a list that is known as a whole. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(start).limit(limit).toList();
    }

    /** A page of a list as every operation answers it. */
    public static Map<String, Object> page(long totalItems, List<?> member) {
        var body = new LinkedHashMap<String, Object>();
        body.put("totalItems", totalItems);
        body.put("member", member);
        return body;
    }
}
