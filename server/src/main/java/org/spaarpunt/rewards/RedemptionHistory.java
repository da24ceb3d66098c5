package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.Reward.Place;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/** What passholders have redeemed, without cancelled redemptions. */
public final class RedemptionHistory {
    private static final String REDEEMED = """
            with redeemed as materialized (
                select id, reward_id, counter_id, points, redeemed_at
                from redemption
                where passholder_id = :passholderId and cancelled_at is null
            )
            """;

    private static final String MATCHING = """
            from redeemed
            join reward on reward.id = reward_id
            join counter on counter.id = counter_id
            where reward.kind = :kind
              and redeemed_at between :from and :until
              and (cast(:counterId as bigint) is null or counter_id = :counterId)
            """;

    private static final String COUNT = REDEEMED + "select count(*) " + MATCHING;

    private static final String PAGE = REDEEMED + """
            select redeemed.id, reward_id, title, redeemed.points, redeemed_at, consumer_key, counter.name
            """ + MATCHING + """
        order by %s %s, redeemed.id %2$s
        limit :max offset :start
        """;

    private static final String SOUGHT = """
            from redeemed
            join reward on reward.id = reward_id
            where reward.kind = any(:kinds)
              and (:title = '' or position(folded(:title) in folded(title)) > 0)
              and (:everywhere or counter_id = any(:counters))
            """;

    private static final String LATEST = REDEEMED + """
            select redeemed.id as redemption_id, redeemed.redeemed_at, reward_id
            """ + SOUGHT + """
        order by redeemed_at desc, redeemed.id desc
        limit :max offset :start
        """;

    private final Jdbi jdbi;

    /**
     * A redemption.
     *
     * @param points what it cost then
     */
    public record Redemption(long id, long rewardId, String title, int points, Instant at, Place counter) {}

    /**
     * The requested redemptions.
     *
     * @param total how many there are in all
     */
    public record Page(List<Redemption> redemptions, int total) {}

    /** The sort keys of redemptions. */
    public enum Sort {
        CASHINGDATE("redeemed_at"),
        TITLE("title"),
        BALIE("counter.name"),
        CITY("counter.city");

        private final String column;

        Sort(String column) {
            this.column = column;
        }
    }

    /** The requested part and order. */
    public record Wanted(
            Optional<Instant> from, Optional<Instant> until, Sort sort, boolean ascending, int start, int max) {}

    /**
     * Which redemptions of a passholder to find.
     *
     * @param title part of the title of the reward; empty: any
     * @param counters those that handed them out; empty: any
     */
    public record Sought(Set<Kind> kinds, String title, Optional<Set<Long>> counters) {
        public Sought {
            kinds = Set.copyOf(kinds);
            counters = counters.map(Set::copyOf);
        }
    }

    /** A redemption with its number and that of its reward. */
    public record Brief(long id, long rewardId, Instant at) {}

    /** A page of what was found, and the total. */
    public record BriefPage(List<Brief> redemptions, int total) {}

    RedemptionHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The redemptions of one kind of reward by a passholder.
     *
     * @param counterId limits the result to what this counter handed out; empty: any counter
     */
    public Page of(long passholderId, Kind kind, Wanted wanted, Optional<Long> counterId) {
        return jdbi.inTransaction(handle -> {
            int total = bound(handle.createQuery(COUNT), passholderId, kind, wanted, counterId)
                    .mapTo(Integer.class)
                    .one();
            var page = PAGE.formatted(wanted.sort().column, wanted.ascending() ? "asc" : "desc");
            var found = bound(handle.createQuery(page), passholderId, kind, wanted, counterId)
                    .bind("max", wanted.max())
                    .bind("start", wanted.start())
                    .map((row, _) -> new Redemption(
                            row.getLong("id"),
                            row.getLong("reward_id"),
                            row.getString("title"),
                            row.getInt("points"),
                            Timestamps.in(row, "redeemed_at"),
                            new Place(row.getString("consumer_key"), row.getString("name"))))
                    .list();
            return new Page(found, total);
        });
    }

    /** The redemptions of any kind by a passholder, the latest first. */
    public BriefPage latest(long passholderId, Sought sought, int start, int max) {
        return jdbi.inTransaction(handle -> {
            int total = bound(handle.createQuery(REDEEMED + "select count(*) " + SOUGHT), passholderId, sought)
                    .mapTo(Integer.class)
                    .one();
            var found = bound(handle.createQuery(LATEST), passholderId, sought)
                    .bind("max", max)
                    .bind("start", start)
                    .map((row, _) -> new Brief(
                            row.getLong("redemption_id"), row.getLong("reward_id"), Timestamps.in(row, "redeemed_at")))
                    .list();
            return new BriefPage(found, total);
        });
    }

    private static Query bound(Query query, long passholderId, Sought sought) {
        return query.bind("passholderId", passholderId)
                .bindArray(
                        "kinds",
                        String.class,
                        sought.kinds().stream().map(Kind::name).toList())
                .bind("title", sought.title())
                .bind("everywhere", sought.counters().isEmpty())
                .bindArray("counters", Long.class, sought.counters().orElse(Set.of()));
    }

    private static Query bound(Query query, long passholderId, Kind kind, Wanted wanted, Optional<Long> counterId) {
        return query.bind("passholderId", passholderId)
                .bind("kind", kind)
                .bind("counterId", counterId)
                .bind("from", Timestamps.bound(wanted.from().orElse(LocalZone.BEGINNING)))
                .bind("until", Timestamps.bound(wanted.until().orElse(LocalZone.END)));
    }
}
