package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.audit.Act;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.time.LocalZone;

/** Rewards, one a line. A reward keeps its number, by which clients know it; one that costs nothing is a welcome advantage. */
record RewardSheet() implements Sheet {
    private static final int MAX_POINTS = 1_000_000;

    private static final String TWICE = """
            select line, 'the reward ' || id || ' stands on line ' || first || ' too' as reason
            from (select line, id, min(line) over (partition by id) as first from incoming) numbered
            where line <> first
            """;

    private static final String UNKNOWN_CARD_SYSTEM = """
            select line, 'there is no card system ' || named as reason
            from incoming, unnest(card_systems || owner) as named
            where named is not null and not exists (select from card_system where id = named)
            """;

    private static final String UNKNOWN_COUNTER = """
            select line, 'there is no counter ' || named as reason
            from incoming, unnest(counters) as named
            where not exists (select from counter where consumer_key = named)
            """;

    /** Somebody spent points on it, and the ledger tells how many. */
    private static final String OTHER_PRICE = """
            select line, 'the reward ' || id || ' was redeemed for ' || reward.points || ' points, which stays its price' as reason
            from incoming join reward using (id)
            where reward.points <> incoming.points and exists (select from redemption where reward_id = incoming.id)
            """;

    private static final String TOO_FEW_UNITS = """
            select line, 'of the reward ' || id || ' ' || units_taken || ' units are taken already' as reason
            from incoming join reward using (id)
            where incoming.max_units < units_taken
            """;

    private static final String SAVE = """
            insert into reward (
                id, kind, title, description1, description2, points, in_spotlight, published_from, published_to, redeemable_from,
                redeemable_to, max_units, limit_volume, limit_period, owning_card_system_id, granted_from, granted_to)
            select id, kind, title, coalesce(description1, ''), coalesce(description2, ''), points, in_spotlight, published_from,
                   published_to, redeemable_from, redeemable_to, max_units, limit_volume, limit_period,
                   coalesce(owner, card_systems[1]), granted_from, granted_to
            from incoming
            """;

    private static final List<String> ALWAYS_SAVED =
            List.of("kind", "title", "points", "redeemable_from", "redeemable_to");

    private static final Map<String, List<String>> SAVED_WITH = Map.ofEntries(
            Map.entry("description1", List.of("description1")),
            Map.entry("description2", List.of("description2")),
            Map.entry("spotlight", List.of("in_spotlight")),
            Map.entry("publishedFrom", List.of("published_from")),
            Map.entry("publishedTo", List.of("published_to")),
            Map.entry("units", List.of("max_units")),
            Map.entry("limit", List.of("limit_volume", "limit_period")),
            Map.entry("owner", List.of("owning_card_system_id")),
            Map.entry("grantedFrom", List.of("granted_from")),
            Map.entry("grantedTo", List.of("granted_to")));

    @Override
    public Act act() {
        return Act.REWARDS_IMPORTED;
    }

    @Override
    public List<String> required() {
        return List.of("id", "title", "points", "from", "to", "cardSystems");
    }

    @Override
    public List<String> optional() {
        var columns = new ArrayList<>(SAVED_WITH.keySet());
        columns.addAll(List.of("cities", "counters", "pictures"));
        return columns.stream().sorted().toList();
    }

    @Override
    public String staging() {
        return """
                id bigint, kind text, title text, description1 text, description2 text, points integer, in_spotlight boolean,
                published_from timestamptz, published_to timestamptz, redeemable_from timestamptz, redeemable_to timestamptz,
                max_units integer, limit_volume smallint, limit_period text, owner bigint, granted_from timestamptz,
                granted_to timestamptz, card_systems bigint[], cities text[], counters text[], pictures text[]""";
    }

    @Override
    public List<String> staged(Line line) throws BadLine {
        int points = line.count("points");
        if (points > MAX_POINTS) {
            throw new BadLine("points are more than " + MAX_POINTS);
        }
        var from = moment(line, "from", false).orElseThrow(() -> new BadLine("from is empty"));
        var to = moment(line, "to", true).orElseThrow(() -> new BadLine("to is empty"));
        var publishedFrom = moment(line, "publishedFrom", false).orElse(from);
        var publishedTo = moment(line, "publishedTo", true).orElse(to);
        var grantedFrom = moment(line, "grantedFrom", false);
        var grantedTo = moment(line, "grantedTo", true);
        requireOrder("from", from, to);
        requireOrder("publishedFrom", publishedFrom, publishedTo);
        requireOrder("grantedFrom", grantedFrom.orElse(LocalZone.BEGINNING), grantedTo.orElse(LocalZone.END));
        var limit = LimitText.in(line, "limit");
        return List.of(
                String.valueOf(line.number("id").orElseThrow(() -> new BadLine("id is empty"))),
                (points == 0 ? Kind.WELCOME_ADVANTAGE : Kind.POINTS_PROMOTION).name(),
                line.text("title"),
                line.optionalText("description1"),
                line.optionalText("description2"),
                String.valueOf(points),
                String.valueOf(line.flag("spotlight").orElse(false)),
                publishedFrom.toString(),
                publishedTo.toString(),
                from.toString(),
                to.toString(),
                line.number("units").map(String::valueOf).orElse(""),
                limit.map(some -> String.valueOf(some.volume())).orElse(""),
                limit.map(some -> some.period().name()).orElse(""),
                line.number("owner").map(String::valueOf).orElse(""),
                grantedFrom.map(Instant::toString).orElse(""),
                grantedTo.map(Instant::toString).orElse(""),
                numbers(line),
                SqlArray.of(line.entries("cities")),
                SqlArray.of(line.entries("counters")),
                SqlArray.of(line.entries("pictures")));
    }

    @Override
    public List<String> checks() {
        return List.of(TWICE, UNKNOWN_CARD_SYSTEM, UNKNOWN_COUNTER, OTHER_PRICE, TOO_FEW_UNITS);
    }

    @Override
    public List<String> changes(List<String> columns) {
        var changes = new ArrayList<String>();
        changes.add(SAVE + Upsert.of("reward", "id", ALWAYS_SAVED, SAVED_WITH, columns));
        changes.addAll(RewardLists.changes(columns));
        return changes;
    }

    /** A day, as an end included, or a local time. */
    private static Optional<Instant> moment(Line line, String column, boolean isEnd) throws BadLine {
        var text = line.optionalCode(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.indexOf('T') > 0) {
                return Optional.of(
                        LocalDateTime.parse(text).atZone(LocalZone.ZONE).toInstant());
            }
            var day = LocalDate.parse(text);
            return Optional.of(isEnd ? LocalZone.endOf(day) : LocalZone.startOf(day));
        } catch (DateTimeException _) {
            throw new BadLine(column + " is no day such as 2027-12-31 and no time such as 2027-12-31T20:00: " + text);
        }
    }

    private static void requireOrder(String column, Instant from, Instant to) throws BadLine {
        if (!from.isBefore(to) || from.isBefore(LocalZone.BEGINNING) || to.isAfter(LocalZone.END)) {
            throw new BadLine(column + " is not before its end, or not between 1970 and 9999");
        }
    }

    private static String numbers(Line line) throws BadLine {
        var systems = line.entries("cardSystems");
        if (systems.isEmpty()) {
            throw new BadLine("cardSystems is empty");
        }
        for (var system : systems) {
            if (!system.matches("[0-9]{1,9}")) {
                throw new BadLine("cardSystems has something that is no number: " + system);
            }
        }
        return SqlArray.of(systems);
    }
}
