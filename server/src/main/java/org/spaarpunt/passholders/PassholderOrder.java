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
        /** In a statement that has joined what is counted of the people it is about. */
        CHECKINS(ActivePeople.CHECKINS),
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

    /** Whether criteria leave a range of the values by which people are sorted, to be read from the same index. */
    boolean isWithin(PassholderCriteria criteria) {
        return switch (key) {
            case NAME -> hasBeginning(criteria.words().nameWithStars());
            case FIRST_NAME -> hasBeginning(criteria.words().firstNameWithStars());
            case DATE_OF_BIRTH -> !criteria.born().isOpen();
            case CREATION_DATE, UITPAS_NUMBER, CHECKINS -> false;
        };
    }

    private static boolean hasBeginning(String text) {
        return !text.isEmpty() && !text.startsWith("*");
    }

    /**
     * The first people of the order, read from an index, as {@code passholder}. Those without a birth date or a card come
     * last and are not among them.
     */
    String first(long max) {
        var direction = descending ? BACKWARDS : "";
        return switch (key) {
            case DATE_OF_BIRTH -> """
                (select * from passholder where date_of_birth is not null
                 order by date_of_birth%1$s, id%1$s limit %2$d) passholder
                """.formatted(direction, max);
            case UITPAS_NUMBER -> """
                (select passholder.* from (
                     select passholder_id from card
                     where passholder_id is not null
                       and not exists (
                           select from card lower
                           where lower.passholder_id = card.passholder_id and lower.number < card.number)
                     order by number%1$s limit %2$d) first
                 join passholder on passholder.id = first.passholder_id) passholder
                """.formatted(direction, max);
            case CREATION_DATE, FIRST_NAME, NAME, CHECKINS ->
                "(select * from passholder" + clause() + " limit " + max + ") passholder ";
        };
    }

    /** The expression by which people are sorted. */
    String sorted() {
        return key.sql;
    }

    /** The ORDER BY clause. The id breaks ties, so that pages do not overlap. */
    String clause() {
        return clause(key.sql, "passholder.id");
    }

    /** The same, where the expression and the id are columns of something else. */
    String clause(String sorted, String id) {
        return " order by " + sorted + (descending ? key.descending : "") + ", " + id + (descending ? BACKWARDS : "");
    }

    /** The expression by which people are sorted in a statement that has only people; null for what is counted of them. */
    String sortedOfPeople() {
        return key == Key.CHECKINS ? "null" : key.sql;
    }

    /**
     * The ORDER BY clause of people {@code known (id, seen, sorted, asked)}, of whom only some are seen in full, joined with
     * what is counted of them. The others come last, by what was asked, in an order that reveals nothing about them.
     */
    String atDoor() {
        var direction = descending ? EMPTY_LAST : "";
        return " order by seen desc, case when seen then %1$s end%2$s, case when seen then known.id end%2$s, asked"
                .formatted(key == Key.CHECKINS ? key.sql : "sorted", direction);
    }
}
