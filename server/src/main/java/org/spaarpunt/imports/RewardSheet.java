package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.audit.Act;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardImport;
import org.spaarpunt.time.LocalZone;

/**
 * Rewards, one a line. A reward keeps its number, which clients refer to; one that costs nothing is a welcome
 * advantage.
 */
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

    /** The price of a reward cannot change once points were spent on it, because the ledger holds the old price. */
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
        var columns = new ArrayList<>(RewardImport.optionalColumns());
        columns.addAll(List.of("cities", "counters", "pictures"));
        return columns.stream().sorted().toList();
    }

    @Override
    public String staging() {
        return RewardImport.STAGED;
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
                SqlArray.of(pictures(line)));
    }

    @Override
    public List<String> checks() {
        return List.of(TWICE, UNKNOWN_CARD_SYSTEM, UNKNOWN_COUNTER, OTHER_PRICE, TOO_FEW_UNITS);
    }

    @Override
    public String countOfNew() {
        return """
                select count(*) from incoming
                where not exists (select from reward where reward.id = incoming.id)
                """;
    }

    @Override
    public long save(Handle handle, List<String> columns) {
        return RewardImport.save(handle, columns);
    }

    /** A local time, or a day, which as an end is included. */
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

    private static List<String> pictures(Line line) throws BadLine {
        var pictures = line.entries("pictures");
        for (var picture : pictures) {
            WebAddress.checked("pictures", picture);
        }
        return pictures;
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
