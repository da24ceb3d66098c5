package org.spaarpunt.rewards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Timestamps;

/** The rewards that a passholder is shown after a check-in. */
public final class RewardCatalogue {
    /** The most rewards that an answer to a check-in shows. */
    public static final int MAX_SHOWN = 20;

    private static final String REDEEMABLE = """
            select reward.id, title, points, description1, description2, max_units, in_spotlight,
                   array(select url from reward_picture where reward_id = reward.id order by position) as pictures
            from reward
            where kind = 'POINTS_PROMOTION'
              and published_from <= :now and :now < published_to
              and redeemable_from <= :now and :now < redeemable_to
              and (max_units is null or units_taken < max_units)
              and exists (
                  select from reward_card_system
                  join membership using (card_system_id)
                  where reward_id = reward.id and passholder_id = :passholderId and status = 'ACTIVE')
              and (not exists (select from reward_city where reward_id = reward.id)
                   or exists (
                       select from reward_city
                       join passholder on lower(passholder.city) = lower(reward_city.city)
                       where reward_id = reward.id and passholder.id = :passholderId))
            order by in_spotlight desc, points, reward.id
            limit :most
            """;

    private final Jdbi jdbi;

    public RewardCatalogue(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The rewards that are published and redeemable now in the passholder's card systems and city, with units left:
     * those in the spotlight first, then the cheapest; {@value #MAX_SHOWN} at most.
     */
    public List<RedeemableReward> redeemableBy(long passholderId, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(REDEEMABLE)
                .bind("passholderId", passholderId)
                .bind("now", Timestamps.bound(now))
                .bind("most", MAX_SHOWN)
                .map((row, _) -> reward(row))
                .list());
    }

    private static RedeemableReward reward(ResultSet row) throws SQLException {
        int maxUnits = row.getInt("max_units");
        return new RedeemableReward(
                row.getLong("id"),
                row.getString("title"),
                row.getInt("points"),
                row.getString("description1"),
                row.getString("description2"),
                List.of((String[]) row.getArray("pictures").getArray()),
                maxUnits == 0 ? Optional.empty() : Optional.of(maxUnits),
                row.getBoolean("in_spotlight"));
    }
}
