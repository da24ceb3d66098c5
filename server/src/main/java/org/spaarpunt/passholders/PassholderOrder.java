package org.spaarpunt.passholders;

/** The order in which passholders are listed. */
public record PassholderOrder(Key key, boolean descending) {
    private static final String BACKWARDS = " desc";
    private static final String EMPTY_LAST = " desc nulls last";

    /** Names sort as they are searched: without capitals and accents, and by an index. */
    public enum Key {
        CREATION_DATE("passholder.created_at"),
        UITPAS_NUMBER("(select min(number) from card where card.passholder_id = passholder.id)", EMPTY_LAST),
        FIRST_NAME("folded(passholder.first_name) collate \"C\""),
        NAME("folded(passholder.name) collate \"C\""),
        CHECKINS(PassholderSearch.CHECKINS),
        DATE_OF_BIRTH("passholder.date_of_birth", EMPTY_LAST);

        private final String sql;
        private final String descending;

        /** For what everyone has, so that an index can be read backwards. */
        Key(String sql) {
            this(sql, BACKWARDS);
        }

        Key(String sql, String descending) {
            this.sql = sql;
            this.descending = descending;
        }
    }

    /** The ORDER BY clause. The id breaks ties, so that pages do not overlap. */
    String clause() {
        return " order by " + key.sql + (descending ? key.descending : "") + ", passholder.id"
                + (descending ? BACKWARDS : "");
    }

    /**
     * The same, if only the passholders that meet a condition are seen in full. The others come last, in an order that
     * reveals nothing about them.
     *
     * @param other the expression by which the others are sorted
     */
    String clause(String seen, String other) {
        var direction = descending ? EMPTY_LAST : "";
        return " order by %1$s desc, case when %1$s then %2$s end%3$s, case when %1$s then passholder.id end%3$s, %4$s"
                .formatted(seen, key.sql, direction, other);
    }
}
