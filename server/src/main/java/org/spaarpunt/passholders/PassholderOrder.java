package org.spaarpunt.passholders;

/** The order in which passholders are listed. */
public record PassholderOrder(Key key, boolean descending) {
    public enum Key {
        CREATION_DATE("passholder.created_at"),
        UITPAS_NUMBER("(select min(number) from card where card.passholder_id = passholder.id)"),
        FIRST_NAME("lower(passholder.first_name)"),
        NAME("lower(passholder.name)"),
        CHECKINS(PassholderSearch.CHECKINS),
        DATE_OF_BIRTH("passholder.date_of_birth");

        private final String sql;

        Key(String sql) {
            this.sql = sql;
        }
    }

    /** The ORDER BY clause. The id breaks ties, so that pages do not overlap. */
    String clause() {
        var direction = descending ? " desc nulls last" : "";
        return " order by " + key.sql + direction + ", passholder.id" + direction;
    }

    /**
     * The same, if only the passholders that meet a condition are seen in full. The others come last, in an order that
     * reveals nothing about them.
     *
     * @param other the expression by which the others are sorted
     */
    String clause(String seen, String other) {
        var direction = descending ? " desc nulls last" : "";
        return " order by %1$s desc, case when %1$s then %2$s end%3$s, case when %1$s then passholder.id end%3$s, %4$s"
                .formatted(seen, key.sql, direction, other);
    }
}
