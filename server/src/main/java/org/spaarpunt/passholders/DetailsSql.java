package org.spaarpunt.passholders;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.passholders.Details.Abroad;

/** The SQL for the columns of {@link Details}. */
final class DetailsSql {
    static final String COLUMNS = DetailColumn.columns();

    static final String VALUES = DetailColumn.joined(detail -> ":" + detail.field());

    /** Empty values leave a column as it was. */
    static final String CHANGES = DetailColumn.joined(DetailsSql::change);

    /** Empty values empty a column. */
    static final String REPLACEMENTS = DetailColumn.joined(detail -> detail.column() + " = :" + detail.field());

    private static final String SEEN = "seen_";

    /** Holds for a row with the values that {@link #seen} binds. */
    static final String AS_SEEN = "row(%s) is not distinct from row(%s)"
            .formatted(DetailColumn.columns(), DetailColumn.joined(detail -> ":" + SEEN + detail.field()));

    private DetailsSql() {}

    /** What {@link #AS_SEEN} binds. */
    static Map<String, @Nullable Object> seen(Details details) {
        var values = new HashMap<String, @Nullable Object>();
        values(details).forEach((field, value) -> values.put(SEEN + field, value));
        return values;
    }

    /** What these statements bind. */
    static Map<String, @Nullable Object> values(Details details) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("firstName", details.name().first());
        values.put("secondName", details.name().second());
        values.put("name", details.name().family());
        values.put("dateOfBirth", details.dateOfBirth().orElse(null));
        values.put("gender", details.gender().map(Enum::name).orElse(null));
        values.put("street", details.address().street());
        values.put("number", details.address().number());
        values.put("box", details.address().box());
        values.put("postalCode", details.address().postalCode());
        values.put("city", details.address().city());
        values.put("email", details.contact().email());
        values.put("telephone", details.contact().telephone());
        values.put("gsm", details.contact().gsm());
        values.put("nationality", details.nationality());
        values.put("placeOfBirth", details.placeOfBirth());
        values.put("moreInfo", details.moreInfo());
        values.put("foreignCity", details.address().abroad().map(Abroad::city).orElse(""));
        values.put("country", details.address().abroad().map(Abroad::country).orElse(""));
        return values;
    }

    private static String change(DetailColumn detail) {
        var given = ":" + detail.field();
        if (detail.isOfAbroad()) {
            // A place abroad stays known while nothing shows that it is another.
            return """
                    %1$s = case when upper(coalesce(nullif(:city, ''), city)) = 'BUITENLAND' and :postalCode in ('', postal_code)
                                then coalesce(nullif(%2$s, ''), %1$s) else %2$s end""".formatted(detail.column(), given);
        }
        return "%1$s = coalesce(%2$s, %1$s)"
                .formatted(detail.column(), detail.canBeNull() ? given : "nullif(" + given + ", '')");
    }
}
