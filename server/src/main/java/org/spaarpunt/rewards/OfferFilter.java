package org.spaarpunt.rewards;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Selects offers to one passholder in a search, as an SQL condition on rewards, so that whole pages can be read.
 * "Possible" means what {@link RedemptionRules} decide; a test keeps the two equal.
 */
public enum OfferFilter {
    NONE("false"),
    /** Every reward, whether or not the passholder can redeem it. */
    ALL("true"),
    /** What can be redeemed now. */
    POSSIBLE(Sql.POSSIBLE),
    /** What was redeemed in the present period. */
    REDEEMED(Sql.REDEEMED),
    /** What can be redeemed now and was not redeemed in the present period. */
    POSSIBLE_NOT_REDEEMED(Sql.POSSIBLE + " and not " + Sql.REDEEMED),
    REDEEMED_OR_POSSIBLE("(" + Sql.REDEEMED + " or " + Sql.POSSIBLE + ")");

    private final String condition;

    OfferFilter(String condition) {
        this.condition = condition;
    }

    private static final class Sql {
        static final String REDEEMED =
                "exists (select from unnest(:takenIds) as taken (id) where taken.id = reward.id)";

        static final String POSSIBLE = """
                (
                    :cardIsActive
                    and exists (
                        select from reward_card_system
                        join unnest(:memberSystems, :memberSinceUs) as member (system_id, since_us) on system_id = card_system_id
                        where reward_id = reward.id
                          and (since_us is null
                               or (coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' >= granted_from, true)
                                   and coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' < granted_to, true))))
                    and (not exists (select from reward_city where reward_id = reward.id)
                         or exists (select from reward_city
                                    where reward_id = reward.id and lower(reward_city.city) = lower(:memberCity)))
                    and redeemable_from <= :now and :now < redeemable_to
                    and (max_units is null or units_taken < max_units)
                    and coalesce(
                        (select count(*) from unnest(:takenIds) as taken (id) where taken.id = reward.id)
                            < case kind when 'WELCOME_ADVANTAGE' then 1 else limit_volume end,
                        true)
                    and points <= :memberPoints
                )""";

        private Sql() {}
    }

    /** To be appended to the conditions of a statement on rewards that binds {@code :now}. */
    String sql() {
        return "and " + condition + "\n";
    }

    /**
     * Binds the passholder's data that the condition uses.
     *
     * @param taken the slots that the passholder has taken in the present periods, by the reward's id
     */
    Query bound(Query query, Redeemer redeemer, Map<Long, List<UsedSlot>> taken) {
        if (condition.contains(":takenIds")) {
            var ids = taken.entrySet().stream()
                    .flatMap(places -> places.getValue().stream().map(_ -> places.getKey()))
                    .toList();
            query.bindArray("takenIds", Long.class, ids);
        }
        if (condition.contains(":cardIsActive")) {
            var systems = List.copyOf(redeemer.memberSince().keySet());
            var since = systems.stream()
                    .map(system -> micros(redeemer.memberSince().getOrDefault(system, Optional.empty())))
                    .toArray(Long[]::new);
            query.bind("cardIsActive", redeemer.cardIsActive())
                    .bindArray("memberSystems", Long.class, systems)
                    .bindArray("memberSinceUs", Long.class, (Object[]) since)
                    .bind("memberCity", redeemer.city())
                    .bind("memberPoints", redeemer.points());
        }
        return query;
    }

    private static @Nullable Long micros(Optional<Instant> since) {
        return since.map(moment -> ChronoUnit.MICROS.between(Instant.EPOCH, moment))
                .orElse(null);
    }
}
