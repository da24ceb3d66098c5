package org.spaarpunt.rewards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.storage.Timestamps;

/** The rewards that a counter handed out lately, without cancelled redemptions. */
public final class CounterRedemptions {
    private static final String LATEST = """
            with found as materialized (
                select id, passholder_id, reward_id, points, redeemed_at
                from redemption
                where counter_id = :counter and cancelled_at is null
                order by redeemed_at desc, id desc
                limit :max
            )
            select found.id, found.passholder_id, found.points, found.redeemed_at, reward.title,
                   passholder.uid, passholder.first_name, passholder.name, passholder.city,
                   array(select card_system_id from membership where membership.passholder_id = found.passholder_id)
                       || array(select card_system_id from card where card.passholder_id = found.passholder_id) as card_systems
            from found
            join reward on reward.id = found.reward_id
            left join passholder on passholder.id = found.passholder_id
            order by found.redeemed_at desc, found.id desc
            """;

    private final Jdbi jdbi;

    /**
     * A reward that was handed out.
     *
     * @param id contains the visitor's number only if the viewer may know the visitor, as that of a check-in does
     * @param title of the reward
     * @param points what it cost then
     * @param visitor empty if the viewer may not know, or if the person was removed
     */
    public record HandedOut(String id, Instant at, String title, int points, Optional<String> visitor) {}

    CounterRedemptions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The latest of a counter, the newest first. */
    public List<HandedOut> latest(long counterId, Viewer viewer, int max) {
        return jdbi.withHandle(handle -> handle.createQuery(LATEST)
                .bind("counter", counterId)
                .bind("max", max)
                .map((row, _) -> handedOut(row, viewer))
                .list());
    }

    private static HandedOut handedOut(ResultSet row, Viewer viewer) throws SQLException {
        var visitor = visitor(row, viewer);
        var reference = new RedemptionReference(row.getLong("passholder_id"), row.getLong("id"));
        return new HandedOut(
                visitor.isPresent() ? reference.text() : String.valueOf(reference.redemptionId()),
                Timestamps.in(row, "redeemed_at"),
                row.getString("title"),
                row.getInt("points"),
                visitor);
    }

    private static Optional<String> visitor(ResultSet row, Viewer viewer) throws SQLException {
        var uid = row.getString("uid");
        if (uid == null) {
            return Optional.empty();
        }
        var passholder =
                new Passholder(row.getLong("passholder_id"), uid, row.getString("city"), Set.copyOf(List.of((Long[])
                        row.getArray("card_systems").getArray())));
        return switch (viewer.visibilityOf(passholder)) {
            case FULL -> Optional.of((row.getString("first_name") + " " + row.getString("name")).strip());
            case DOOR -> Optional.of(row.getString("first_name"));
            case POINTS, NONE -> Optional.empty();
        };
    }
}
