package org.spaarpunt.rewards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.rewards.Reward.Description;
import org.spaarpunt.rewards.Reward.Eligibility;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.rewards.Reward.Periods;
import org.spaarpunt.rewards.Reward.Place;
import org.spaarpunt.rewards.Reward.Stock;
import org.spaarpunt.storage.Timestamps;

/** The columns that every statement reads for a reward, and their conversion. */
final class RewardColumns {
    static final String SELECT = """
            reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
            redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
            owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
            array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
            array(select city from reward_city where reward_id = reward.id order by city) as cities,
            array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
            array(select name from reward_card_system join card_system on card_system.id = card_system_id
                  where reward_id = reward.id order by card_system_id) as systems,
            array(select consumer_key from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id order by consumer_key) as counter_keys,
            array(select name from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id order by consumer_key) as counters
            """;

    private RewardColumns() {}

    static Reward read(ResultSet row) throws SQLException {
        var kind = Kind.valueOf(row.getString("kind"));
        return new Reward(
                row.getLong("id"),
                kind,
                new Description(
                        row.getString("title"),
                        row.getString("description1"),
                        row.getString("description2"),
                        texts(row, "pictures"),
                        row.getBoolean("in_spotlight"),
                        Timestamps.in(row, "created_at")),
                row.getInt("points"),
                new Periods(
                        new Period(Timestamps.in(row, "published_from"), Timestamps.in(row, "published_to")),
                        new Period(Timestamps.in(row, "redeemable_from"), Timestamps.in(row, "redeemable_to")),
                        Timestamps.ifAnyIn(row, "granted_from"),
                        Timestamps.ifAnyIn(row, "granted_to")),
                new Stock(number(row, "max_units"), row.getInt("units_taken")),
                limit(kind, row),
                reach(row));
    }

    /** A welcome advantage is given once, whatever its limit columns contain. */
    private static Optional<RewardLimit> limit(Kind kind, ResultSet row) throws SQLException {
        if (kind == Kind.WELCOME_ADVANTAGE) {
            return Optional.of(RewardLimit.ONCE);
        }
        var period = row.getString("limit_period");
        return period == null
                ? Optional.empty()
                : Optional.of(new RewardLimit(row.getInt("limit_volume"), LimitPeriod.valueOf(period)));
    }

    private static Eligibility reach(ResultSet row) throws SQLException {
        var systemIds = List.of((Long[]) row.getArray("system_ids").getArray());
        var systems = texts(row, "systems");
        var keys = texts(row, "counter_keys");
        var counters = texts(row, "counters");
        var owner = row.getString("owner");
        return new Eligibility(
                owner == null
                        ? Optional.empty()
                        : Optional.of(new CardSystem(row.getLong("owning_card_system_id"), owner)),
                IntStream.range(0, systems.size())
                        .mapToObj(i -> new CardSystem(systemIds.get(i), systems.get(i)))
                        .toList(),
                texts(row, "cities"),
                IntStream.range(0, keys.size())
                        .mapToObj(i -> new Place(keys.get(i), counters.get(i)))
                        .toList());
    }

    private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
