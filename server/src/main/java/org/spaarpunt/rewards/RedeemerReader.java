package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/** Reads what decides whether a passholder can redeem a reward, and what they have redeemed already. */
final class RedeemerReader {
    /** A passholder who was removed a moment ago: without a city and without memberships. */
    private static final String PASSHOLDER = """
            with held as materialized (
                select points from balance where passholder_id = :passholderId
            )
            select coalesce(city, '') as city, coalesce((select points from held), 0) as points,
                   exists (select 1 from card where card.passholder_id = asked.id and status = 'ACTIVE') as has_active_card
            from (select :passholderId::bigint as id) asked
            left join passholder on passholder.id = asked.id
            """;

    /** As for check-ins: in card systems where an expired social tariff excludes people, it ends the membership. */
    private static final String MEMBERSHIPS = """
            select card_system_id, since
            from membership
            join card_system on card_system.id = card_system_id
            where passholder_id = :passholderId
              and status = 'ACTIVE'
              and not (expired_social_tariff_stops and coalesce(social_tariff_until < :today, false))
            """;

    private static final String TAKEN = """
            with redeemed as materialized (
                select reward_id, ordinal, period, redeemed_at
                from redemption
                where passholder_id = :passholderId and cancelled_at is null
            )
            select reward_id, ordinal, redeemed_at
            from redeemed
            join reward on reward.id = reward_id
            join unnest(:kinds, :labels) as present (kind_of_period, label)
                on kind_of_period = case kind when 'WELCOME_ADVANTAGE' then 'ABSOLUTE' else coalesce(limit_period, '') end
            where redeemed.period = label
            """;

    private final Handle handle;
    private final Instant now;

    RedeemerReader(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /**
     * @param card whether the presented card is active; empty without a card: then any active card of the passholder
     * counts
     */
    Redeemer redeemer(long passholderId, Optional<Boolean> card) {
        return handle.createQuery(PASSHOLDER)
                .bind("passholderId", passholderId)
                .map((row, _) -> new Redeemer(
                        passholderId,
                        row.getString("city"),
                        card.orElse(row.getBoolean("has_active_card")),
                        row.getInt("points"),
                        memberSince(passholderId)))
                .one();
    }

    /** The slots that a passholder has taken in the present periods, by the reward's id. */
    Map<Long, List<UsedSlot>> taken(long passholderId) {
        var limits = Stream.concat(
                        Stream.of(Optional.<RewardLimit>empty()),
                        Stream.of(LimitPeriod.values()).map(period -> Optional.of(new RewardLimit(1, period))))
                .toList();
        return handle.createQuery(TAKEN)
                .bind("passholderId", passholderId)
                .bindArray(
                        "kinds",
                        String.class,
                        limits.stream().map(RedeemerReader::kind).toList())
                .bindArray(
                        "labels",
                        String.class,
                        limits.stream()
                                .map(limit -> RewardLimit.periodAt(limit, now))
                                .toList())
                .map((row, _) -> Map.entry(
                        row.getLong("reward_id"),
                        new UsedSlot(row.getInt("ordinal"), Timestamps.in(row, "redeemed_at"))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static String kind(Optional<RewardLimit> limit) {
        return limit.map(known -> known.period().name()).orElse("");
    }

    private Map<Long, Optional<Instant>> memberSince(long passholderId) {
        var since = new HashMap<Long, Optional<Instant>>();
        handle.createQuery(MEMBERSHIPS)
                .bind("passholderId", passholderId)
                .bind("today", LocalZone.dayOf(now))
                .map((row, _) -> Map.entry(row.getLong("card_system_id"), Timestamps.ifAnyIn(row, "since")))
                .forEach(membership -> since.put(membership.getKey(), membership.getValue()));
        return since;
    }
}
