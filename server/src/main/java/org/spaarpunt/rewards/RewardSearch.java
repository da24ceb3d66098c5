package org.spaarpunt.rewards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.rewards.CashInState.NotPossible;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/** Finds rewards, and whether a passholder can redeem them now. */
public final class RewardSearch {
    private static final String MATCHING = """
            from reward
            where kind = any(:kinds)
              and points between :minPoints and :maxPoints
              and redeemable_from <= :redeemableUntil and redeemable_to > :redeemableFrom
              and coalesce(granted_from <= :grantedUntil, true) and coalesce(granted_to > :grantedFrom, true)
              and (not :published or (published_from <= :now and :now < published_to))
              and (:inSpotlight is null or in_spotlight = :inSpotlight)
              and (:title = '' or position(folded(:title) in folded(title)) > 0)
              and (cardinality(:cities) = 0
                   or not exists (select from reward_city where reward_id = reward.id)
                   or exists (select from reward_city where reward_id = reward.id
                                and folded(city) = any(array(select folded(asked) from unnest(:cities) as asked))))
              and (cardinality(:counters) = 0
                   or not exists (select from reward_counter where reward_id = reward.id)
                   or exists (select from reward_counter join counter on counter.id = counter_id
                              where reward_id = reward.id and consumer_key = any(:counters)))
              and (cardinality(:owning) = 0 or owning_card_system_id = any(:owning))
              and (cardinality(:applicable) = 0
                   or exists (select from reward_card_system
                              where reward_id = reward.id and card_system_id = any(:applicable)))
              and ((cardinality(:organisers) = 0 and cardinality(:postalCodes) = 0)
                   or exists (select from counter
                              left join organisation on organisation.id = counter.organisation_id
                              where (cardinality(:organisers) = 0
                                     or coalesce(organisation.external_id, consumer_key) = any(:organisers))
                                and (cardinality(:postalCodes) = 0 or postal_code = any(:postalCodes))
                                and (not exists (select from reward_counter where reward_id = reward.id)
                                     or exists (select from reward_counter
                                                where reward_id = reward.id and counter_id = counter.id))
                                and exists (select from counter_group join reward_card_system using (card_system_id)
                                            where counter_id = counter.id and reward_id = reward.id)))
              and (:text = ''
                   or position(folded(:text) in folded(title)) > 0
                   or exists (select from reward_counter
                              join counter on counter.id = counter_id
                              left join organisation on organisation.id = counter.organisation_id
                              where reward_id = reward.id
                                and (position(folded(:text) in folded(coalesce(organisation.name, counter.name))) > 0
                                     or position(folded(:text) in folded(coalesce(city, ''))) > 0)))
            """;

    private static final String COUNT = "select count(*) " + MATCHING;

    private static final String FIND = "select " + RewardColumns.SELECT + MATCHING;

    private static final String COUNT_BY_OWNER = """
            select kind, owning_card_system_id as owner,
                   (select name from card_system where card_system.id = owning_card_system_id) as owner_name,
                   count(*) as rewards
            """ + MATCHING;

    private static final String BY_OWNER = " group by kind, owning_card_system_id order by kind, owning_card_system_id";

    private static final String ONE = "select " + RewardColumns.SELECT + " from reward where id = any(:ids)";

    private static final String UNKNOWN_COUNTERS = """
            select count(*) from unnest(:counters) as named (key)
            where not exists (select from counter where consumer_key = key)
            """;

    private static final String UNKNOWN_CARD_SYSTEMS = """
            select count(*) from unnest(:systems) as named (id)
            where not exists (select from card_system where card_system.id = named.id)
            """;

    /** The most rewards that a counter is shown. */
    private static final int MAX_SHOWN = 1_000;

    private static final RewardCriteria.Page LATEST =
            new RewardCriteria.Page(RewardCriteria.Sort.CREATION_DATE, false, 0, MAX_SHOWN);

    private static final RewardCriteria.Page CHEAPEST =
            new RewardCriteria.Page(RewardCriteria.Sort.POINTS, true, 0, MAX_SHOWN);

    private final Jdbi jdbi;
    private final InstantSource clock;

    /** The result of a search. */
    public sealed interface Result {
        /**
         * The requested rewards.
         *
         * @param total how many there are in all
         */
        record Page(List<Offer> offers, int total) implements Result {}

        record UnknownCounter() implements Result {}

        record UnknownCardSystem() implements Result {}
    }

    /**
     * The passholder for whom rewards are searched.
     *
     * @param extraPoints added to the passholder's points
     * @param affordable whether to find only rewards that these points can buy
     */
    public record Seeker(long passholderId, int extraPoints, boolean affordable) {}

    RewardSearch(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public Result find(RewardCriteria criteria, Optional<Seeker> seeker, RewardCriteria.Page page) {
        return find(criteria, seeker, OfferFilter.ALL, page);
    }

    /** What this passholder can redeem now, and what they redeemed in the present period, if it passes the filter. */
    public Result redeemedOrPossible(
            RewardCriteria criteria, long passholderId, OfferFilter filter, RewardCriteria.Page page) {
        return find(criteria, Optional.of(new Seeker(passholderId, 0, false)), filter, page);
    }

    /** What the counter can hand out to this passholder now, latest first. */
    public List<Offer> redeemableAt(RedemptionRequest.Counter counter, Kind kind, long passholderId) {
        if (counter.cardSystems().isEmpty()) {
            return List.of();
        }
        var criteria = RewardCriteria.handedOutAt(kind, counter);
        var seeker = Optional.of(new Seeker(passholderId, 0, false));
        return switch (find(criteria, seeker, OfferFilter.POSSIBLE, LATEST)) {
            case Result.Page(var offers, var _) -> offers;
            // The counter was removed after the caller was admitted.
            case Result.UnknownCounter _, Result.UnknownCardSystem _ -> List.of();
        };
    }

    /**
     * The rewards that are published and not over in a passholder's card systems and city, the cheapest first, each
     * with whether the passholder can redeem it now, or why not.
     */
    public List<Offer> offeredTo(long passholderId, Kind kind, Set<Long> cardSystems, String city) {
        if (cardSystems.isEmpty()) {
            return List.of();
        }
        var criteria = RewardCriteria.offered(kind, cardSystems, city);
        var seeker = Optional.of(new Seeker(passholderId, 0, false));
        return switch (find(criteria, seeker, OfferFilter.ALL, CHEAPEST)) {
            case Result.Page(var offers, var _) ->
                offers.stream()
                        .filter(offer -> offer.state() != NotPossible.NOT_APPLICABLE_TO_PASSHOLDER)
                        .toList();
            case Result.UnknownCounter _, Result.UnknownCardSystem _ -> List.of();
        };
    }

    private Result find(
            RewardCriteria criteria, Optional<Seeker> seeker, OfferFilter filter, RewardCriteria.Page page) {
        return jdbi.inTransaction(handle -> {
            if (count(handle.createQuery(UNKNOWN_COUNTERS).bindArray("counters", String.class, criteria.counters()))
                    > 0) {
                return new Result.UnknownCounter();
            }
            if (count(handle.createQuery(UNKNOWN_CARD_SYSTEMS)
                            .bindArray("systems", Long.class, criteria.systems().owning()))
                    > 0) {
                return new Result.UnknownCardSystem();
            }
            return new Looking(handle, clock.instant(), criteria, seeker, filter).page(page);
        });
    }

    /**
     * How many rewards of a kind and an owner a search finds.
     *
     * @param owner empty: none
     */
    public record Share(Kind kind, Optional<CardSystem> owner, int rewards) {}

    /**
     * What a search finds, counted by kind and owner.
     *
     * @param passholderId only what this passholder can redeem now
     */
    public List<Share> shares(RewardCriteria criteria, Optional<Long> passholderId) {
        var seeker = passholderId.map(id -> new Seeker(id, 0, false));
        var filter = passholderId.isPresent() ? OfferFilter.POSSIBLE : OfferFilter.ALL;
        return jdbi.inTransaction(handle -> new Looking(handle, clock.instant(), criteria, seeker, filter).shares());
    }

    /** One reward, as it is offered to this passholder, or to no passholder in particular. */
    public Optional<Offer> one(Kind kind, long id, Optional<Long> passholderId) {
        return one(id, passholderId).filter(offer -> offer.reward().kind() == kind);
    }

    /** The same, whatever its kind. */
    public Optional<Offer> one(long id, Optional<Long> passholderId) {
        var now = clock.instant();
        return jdbi.inTransaction(handle -> rewards(handle, List.of(id)).stream()
                .findFirst()
                .map(reward -> Offers.to(passholderId, 0, handle, now).of(reward)));
    }

    /** The rewards with these ids, in no order. */
    public List<Reward> all(Collection<Long> ids) {
        return jdbi.withHandle(handle -> rewards(handle, ids));
    }

    private static List<Reward> rewards(Handle handle, Collection<Long> ids) {
        return handle.createQuery(ONE)
                .bindArray("ids", Long.class, ids)
                .map((row, _) -> RewardColumns.read(row))
                .list();
    }

    private static int count(Query query) {
        return query.mapTo(Integer.class).one();
    }

    /** The facts that the rules need about one passholder, or none. */
    private record Offers(Optional<Redeemer> redeemer, Map<Long, List<UsedSlot>> taken, Instant now) {
        static Offers to(Optional<Long> passholderId, int extraPoints, Handle handle, Instant now) {
            var reader = new RedeemerReader(handle, now);
            return new Offers(
                    passholderId.map(id -> reader.redeemer(id, Optional.empty()).withPoints(extraPoints)),
                    passholderId.map(reader::taken).orElse(Map.of()),
                    now);
        }

        Offer of(Reward reward) {
            var places = taken.getOrDefault(reward.id(), List.of());
            return new Offer(
                    reward,
                    RedemptionRules.state(reward, redeemer, places, now),
                    places.stream().map(UsedSlot::at).findFirst());
        }
    }

    /** A search in progress. */
    private record Looking(
            Handle handle, Instant now, RewardCriteria criteria, Optional<Seeker> seeker, OfferFilter filter) {
        Result.Page page(RewardCriteria.Page page) {
            var offers = Offers.to(
                    seeker.map(Seeker::passholderId),
                    seeker.map(Seeker::extraPoints).orElse(0),
                    handle,
                    now);
            var which = criteria.phase().sql() + filter.sql();
            int total = count(bound(handle.createQuery(COUNT + which), offers));
            var order = """
                    order by coalesce(owning_card_system_id = :first, false) desc, %s, reward.id
                    limit :max offset :start
                    """.formatted(
                            page.order().stream().map(RewardCriteria.Order::sql).collect(Collectors.joining(", ")));
            var found = bound(handle.createQuery(FIND + which + order), offers)
                    .bindByType("first", criteria.systems().first().orElse(null), Long.class)
                    .bind("max", page.max())
                    .bind("start", page.start())
                    .map((row, _) -> RewardColumns.read(row))
                    .list();
            return new Result.Page(found.stream().map(offers::of).toList(), total);
        }

        List<Share> shares() {
            var offers = Offers.to(seeker.map(Seeker::passholderId), 0, handle, now);
            var sql = COUNT_BY_OWNER + criteria.phase().sql() + filter.sql() + BY_OWNER;
            return bound(handle.createQuery(sql), offers)
                    .map((row, _) -> share(row))
                    .list();
        }

        private static Share share(ResultSet row) throws SQLException {
            var name = row.getString("owner_name");
            long id = row.getLong("owner");
            return new Share(
                    Kind.valueOf(row.getString("kind")),
                    Optional.ofNullable(name).map(known -> new CardSystem(id, known)),
                    row.getInt("rewards"));
        }

        private Query bound(Query query, Offers offers) {
            offers.redeemer().ifPresent(redeemer -> filter.bound(query, redeemer, offers.taken()));
            return query.bindArray(
                            "kinds",
                            String.class,
                            criteria.kinds().stream().map(Kind::name).toList())
                    .bind("minPoints", criteria.points().min().orElse(0))
                    .bind("maxPoints", mostPoints(offers))
                    .bind("redeemableFrom", from(criteria.redeemable()))
                    .bind("redeemableUntil", until(criteria.redeemable()))
                    .bind("grantedFrom", from(criteria.granted()))
                    .bind("grantedUntil", until(criteria.granted()))
                    .bind("published", criteria.published())
                    .bind("now", Timestamps.bound(now))
                    .bindByType("inSpotlight", criteria.inSpotlight().orElse(null), Boolean.class)
                    .bind("title", criteria.title())
                    .bindArray("cities", String.class, criteria.cities())
                    .bindArray("counters", String.class, criteria.counters())
                    .bindArray("owning", Long.class, criteria.systems().owning())
                    .bindArray("applicable", Long.class, criteria.systems().applicable())
                    .bindArray("organisers", String.class, criteria.offered().organisers())
                    .bindArray("postalCodes", String.class, criteria.offered().postalCodes())
                    .bind("text", criteria.offered().text());
        }

        private int mostPoints(Offers offers) {
            int most = criteria.points().max().orElse(Integer.MAX_VALUE);
            return seeker.isPresent() && seeker.get().affordable()
                    ? Math.min(most, offers.redeemer().orElseThrow().points())
                    : most;
        }

        private static Object from(RewardCriteria.Between between) {
            return Timestamps.bound(between.from().orElse(LocalZone.BEGINNING));
        }

        private static Object until(RewardCriteria.Between between) {
            return Timestamps.bound(between.until().orElse(LocalZone.END));
        }
    }
}
