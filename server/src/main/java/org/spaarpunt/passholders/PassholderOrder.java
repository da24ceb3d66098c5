package org.spaarpunt.passholders;

/** In what order passholders are listed. */
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

    /** The id decides between equals, so that pages do not overlap. */
    String clause() {
        var direction = descending ? " desc nulls last" : "";
        return " order by " + key.sql + direction + ", passholder.id" + direction;
    }
}
