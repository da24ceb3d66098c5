package org.spaarpunt.rewards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.PagedQuery;
import org.spaarpunt.acts.Rows;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.rewards.Reward.Stock;
import org.spaarpunt.storage.Timestamps;

/** All rewards, for an administrator to look through. */
public final class RewardList {
    private static final String TITLE = PagedQuery.folded("title");

    private static final String COLUMNS = """
            id, reward.kind, title, points, redeemable_from, redeemable_to, max_units, units_taken, in_spotlight,
            array(select name from reward_card_system join card_system on card_system.id = card_system_id
                  where reward_id = reward.id order by card_system_id) as systems
            """;

    private final Jdbi jdbi;

    /** Where a reward is in its life: handed out now, later, or no more. */
    public enum Stage {
        ALL("true"),
        NOW("redeemable_from <= given.now and given.now < redeemable_to"),
        LATER("redeemable_from > given.now"),
        OVER("redeemable_to <= given.now");

        private final String condition;

        Stage(String condition) {
            this.condition = condition;
        }

        /** The stage, not {@link #ALL}, of what can be redeemed in this period. */
        public static Stage of(Period redeemable, Instant now) {
            if (now.isBefore(redeemable.from())) {
                return LATER;
            }
            return redeemable.holds(now) ? NOW : OVER;
        }
    }

    public enum Order {
        TITLE(RewardList.TITLE),
        POINTS("points", RewardList.TITLE),
        END("redeemable_to", RewardList.TITLE),
        TAKEN("units_taken", RewardList.TITLE);

        private final String sql;

        Order(String... expressions) {
            this.sql = PagedQuery.order(expressions);
        }
    }

    /**
     * The rewards that are listed.
     *
     * @param kind empty: both
     */
    public record Scope(Optional<Kind> kind, Stage stage, Instant now) {}

    /**
     * A reward of the list.
     *
     * @param cardSystems names
     */
    public record Row(
            long id,
            Kind kind,
            String title,
            int points,
            Period redeemable,
            Stock stock,
            boolean inSpotlight,
            List<String> cardSystems) {
        public Row {
            cardSystems = List.copyOf(cardSystems);
        }
    }

    public RewardList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public ListPage<Row> part(Scope scope, PageQuery<Order> wanted) {
        var source = """
                from reward
                cross join (select cast(:now as timestamptz) as now, cast(:kind as text) as kind) given
                where (given.kind = '' or reward.kind = given.kind) and %s
                """.formatted(scope.stage().condition);
        var parameters = Map.of(
                "now",
                scope.now().toString(),
                "kind",
                scope.kind().map(Kind::name).orElse(""));
        return new PagedQuery(COLUMNS, source, "(id::text = :search or " + PagedQuery.found("title") + ")", "id")
                .part(jdbi, wanted, wanted.order().sql, parameters, (row, _) -> row(row));
    }

    private static Row row(ResultSet row) throws SQLException {
        int most = row.getInt("max_units");
        return new Row(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getInt("points"),
                new Period(Timestamps.in(row, "redeemable_from"), Timestamps.in(row, "redeemable_to")),
                new Stock(most == 0 ? Optional.empty() : Optional.of(most), row.getInt("units_taken")),
                row.getBoolean("in_spotlight"),
                Rows.texts(row, "systems"));
    }
}
