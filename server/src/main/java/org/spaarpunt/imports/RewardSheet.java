package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.audit.Act;
import org.spaarpunt.contact.WebAddress;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.rewards.Reward.Periods;
import org.spaarpunt.rewards.RewardChecks;
import org.spaarpunt.rewards.RewardDraft;
import org.spaarpunt.rewards.RewardDraft.Scope;
import org.spaarpunt.rewards.RewardDraft.Texts;
import org.spaarpunt.rewards.RewardImport;
import org.spaarpunt.rewards.RewardLimit;
import org.spaarpunt.time.LocalZone;

/**
 * Rewards, one a line. A reward keeps its number, which clients refer to; one that costs nothing is a welcome
 * advantage.
 */
record RewardSheet() implements Sheet {
    private static final String OUT_OF_ORDER = "%s is not before its end, or not between 1970 and 9999";

    private static final String TWICE = """
            select line, 'the reward ' || id || ' stands on line ' || first || ' too' as reason
            from (select line, id, min(line) over (partition by id) as first from incoming) numbered
            where line <> first
            """;

    private static final String UNKNOWN_CARD_SYSTEM = """
            select line, 'there is no card system ' || named as reason
            """ + RewardChecks.UNKNOWN_CARD_SYSTEM;

    private static final String UNKNOWN_COUNTER = """
            select line, 'there is no counter ' || named as reason
            """ + RewardChecks.UNKNOWN_COUNTER;

    private static final String OTHER_KIND = """
            select line,
                   'the reward ' || id || ' was redeemed, so that its points cannot become 0, nor more than 0 if they are' as reason
            """ + RewardChecks.OTHER_KIND;

    private static final String TOO_FEW_UNITS = """
            select line, 'of the reward ' || id || ' ' || units_taken || ' units are taken already' as reason
            """ + RewardChecks.TOO_FEW_UNITS;

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
        var draft = draft(line);
        var flaws = draft.flaws();
        if (!flaws.isEmpty()) {
            throw new BadLine(inWords(flaws.getFirst(), draft));
        }
        return RewardImport.staged(line.number("id").orElseThrow(() -> new BadLine("id is empty")), draft);
    }

    private static RewardDraft draft(Line line) throws BadLine {
        var from = moment(line, "from", false).orElseThrow(() -> new BadLine("from is empty"));
        var to = moment(line, "to", true).orElseThrow(() -> new BadLine("to is empty"));
        return new RewardDraft(
                new Texts(
                        line.text("title"),
                        line.optionalText("description1"),
                        line.optionalText("description2"),
                        line.entries("pictures"),
                        line.flag("spotlight").orElse(false)),
                line.count("points"),
                new Periods(
                        new Period(
                                moment(line, "publishedFrom", false).orElse(from),
                                moment(line, "publishedTo", true).orElse(to)),
                        new Period(from, to),
                        moment(line, "grantedFrom", false),
                        moment(line, "grantedTo", true)),
                line.number("units"),
                LimitText.in(line, "limit").map(limit -> new RewardLimit(limit.volume(), limit.period())),
                new Scope(
                        line.number("owner").map(Integer::longValue),
                        numbers(line),
                        line.entries("cities"),
                        line.entries("counters")));
    }

    /** The sentence about a flaw. The cells of the other inputs were checked as they were read. */
    private static String inWords(Flaw flaw, RewardDraft draft) {
        return switch (flaw.input()) {
            case POINTS -> "points are more than " + RewardDraft.MAX_POINTS;
            case REDEEMABLE -> OUT_OF_ORDER.formatted("from");
            case PUBLISHED -> OUT_OF_ORDER.formatted("publishedFrom");
            case GRANTED -> OUT_OF_ORDER.formatted("grantedFrom");
            case CARD_SYSTEMS -> "cardSystems is empty";
            case PICTURES ->
                "pictures has something that is no address of http or https, and no path on this server: "
                        + draft.texts().pictures().stream()
                                .filter(picture -> !WebAddress.isValid(picture))
                                .findFirst()
                                .map(PlainText::quoted)
                                .orElse("");
            default -> throw new IllegalStateException("A cell that was read has a flaw: " + flaw);
        };
    }

    @Override
    public List<String> checks() {
        return List.of(TWICE, UNKNOWN_CARD_SYSTEM, UNKNOWN_COUNTER, OTHER_KIND, TOO_FEW_UNITS);
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
                var time = LocalDateTime.parse(text);
                return Optional.of(isEnd ? LocalZone.end(time) : LocalZone.start(time));
            }
            var day = LocalDate.parse(text);
            return Optional.of(isEnd ? LocalZone.endOf(day) : LocalZone.startOf(day));
        } catch (DateTimeException _) {
            throw new BadLine(column + " is no day such as 2027-12-31 and no time such as 2027-12-31T20:00: " + text);
        }
    }

    private static List<Long> numbers(Line line) throws BadLine {
        var systems = new ArrayList<Long>();
        for (var system : line.entries("cardSystems")) {
            if (!system.matches("[0-9]{1,9}")) {
                throw new BadLine("cardSystems has something that is no number: " + system);
            }
            systems.add(Long.parseLong(system));
        }
        return systems;
    }
}
