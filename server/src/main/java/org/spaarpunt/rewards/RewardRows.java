package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spaarpunt.storage.SqlArray;

/**
 * The rows of the relation {@code incoming}, from which rewards are written: a temporary table of an import, or one row
 * in front of a statement.
 */
final class RewardRows {
    /** A column, with its type in PostgreSQL. */
    private record Column(String name, String type) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("id", "bigint"),
            new Column("kind", "text"),
            new Column("title", "text"),
            new Column("description1", "text"),
            new Column("description2", "text"),
            new Column("points", "integer"),
            new Column("in_spotlight", "boolean"),
            new Column("published_from", "timestamptz"),
            new Column("published_to", "timestamptz"),
            new Column("redeemable_from", "timestamptz"),
            new Column("redeemable_to", "timestamptz"),
            new Column("max_units", "integer"),
            new Column("limit_volume", "smallint"),
            new Column("limit_period", "text"),
            new Column("owner", "bigint"),
            new Column("granted_from", "timestamptz"),
            new Column("granted_to", "timestamptz"),
            new Column("card_systems", "bigint[]"),
            new Column("cities", "text[]"),
            new Column("counters", "text[]"),
            new Column("pictures", "text[]"));

    /** The columns as PostgreSQL declares them. */
    static final String DECLARED =
            COLUMNS.stream().map(column -> column.name + " " + column.type).collect(Collectors.joining(", "));

    /** The beginning of a statement that has one row, by a parameter for each column. */
    static final String ONE = COLUMNS.stream()
            .map(column -> "cast(nullif(:%1$s, '') as %2$s) as %1$s".formatted(column.name, column.type))
            .collect(Collectors.joining(", ", "with incoming as (select ", ")\n"));

    private RewardRows() {}

    /** The values for the columns, in their order; empty for none. */
    static List<String> values(long id, RewardDraft draft) {
        var texts = draft.texts();
        var periods = draft.periods();
        var limit = draft.limit();
        var reach = draft.reach();
        return List.of(
                String.valueOf(id),
                draft.kind().name(),
                texts.title(),
                texts.first(),
                texts.second(),
                String.valueOf(draft.points()),
                String.valueOf(texts.inSpotlight()),
                periods.published().from().toString(),
                periods.published().to().toString(),
                periods.redeemable().from().toString(),
                periods.redeemable().to().toString(),
                draft.units().map(String::valueOf).orElse(""),
                limit.map(some -> String.valueOf(some.volume())).orElse(""),
                limit.map(some -> some.period().name()).orElse(""),
                reach.owner().map(String::valueOf).orElse(""),
                periods.grantedFrom().map(Instant::toString).orElse(""),
                periods.grantedTo().map(Instant::toString).orElse(""),
                SqlArray.of(reach.cardSystems().stream().map(String::valueOf).toList()),
                SqlArray.of(reach.cities()),
                SqlArray.of(reach.counters()),
                SqlArray.of(texts.pictures()));
    }

    /** The parameters of {@link #ONE}. */
    static Map<String, String> parameters(long id, RewardDraft draft) {
        var values = values(id, draft);
        var parameters = new HashMap<String, String>();
        for (int place = 0; place < COLUMNS.size(); place++) {
            parameters.put(COLUMNS.get(place).name, values.get(place));
        }
        return parameters;
    }
}
