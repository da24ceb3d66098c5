package org.spaarpunt.web.admin;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardDraft;
import org.spaarpunt.rewards.RewardPart;
import org.spaarpunt.storage.Text;
import org.spaarpunt.time.LocalZone;

/**
 * The values in the fields of a reward's form, as texts: stored ones, or those that were sent.
 *
 * @see RewardForm
 */
record RewardFields(Map<String, String> values) {
    static final String TITLE = "title";
    static final String FIRST = "description1";
    static final String SECOND = "description2";
    static final String PICTURES = "pictures";
    static final String SPOTLIGHT = "spotlight";
    static final String KIND = "kind";
    static final String POINTS = "points";
    static final String UNITS = "units";
    static final String VOLUME = "volume";
    static final String PERIOD = "period";
    static final String OWNER = "owner";

    /** Sent once for each card system that is chosen. */
    static final String CARD_SYSTEM = "cardSystem";

    static final String CITIES = "cities";
    static final String COUNTERS = "counters";

    /** The value of {@link #PERIOD} for a reward without a limit. */
    static final String UNLIMITED = "NONE";

    /** Each of these begins the names of four fields. */
    static final String PUBLISHED = "published";

    static final String REDEEMABLE = "redeemable";
    static final String GRANTED = "granted";

    static final String FROM_DAY = "FromDay";
    static final String FROM_TIME = "FromTime";
    static final String TO_DAY = "ToDay";
    static final String TO_TIME = "ToTime";

    private static final String YES = "yes";

    /** Between the entries of a list, each of which is on a line of its own. */
    private static final String NEXT_LINE = "\n";

    private static final Map<RewardPart, List<String>> FIELDS = Map.ofEntries(
            Map.entry(RewardPart.TITLE, List.of(TITLE)),
            Map.entry(RewardPart.DESCRIPTION, List.of(FIRST, SECOND)),
            Map.entry(RewardPart.PICTURES, List.of(PICTURES)),
            Map.entry(RewardPart.SPOTLIGHT, List.of(SPOTLIGHT)),
            Map.entry(RewardPart.POINTS, List.of(KIND, POINTS)),
            Map.entry(RewardPart.PUBLISHED, ofPeriod(PUBLISHED)),
            Map.entry(RewardPart.REDEEMABLE, ofPeriod(REDEEMABLE)),
            Map.entry(RewardPart.GRANTED, ofPeriod(GRANTED)),
            Map.entry(RewardPart.UNITS, List.of(UNITS)),
            Map.entry(RewardPart.LIMIT, List.of(VOLUME, PERIOD)),
            Map.entry(RewardPart.OWNER, List.of(OWNER)),
            Map.entry(RewardPart.CARD_SYSTEMS, List.of(CARD_SYSTEM)),
            Map.entry(RewardPart.CITIES, List.of(CITIES)),
            Map.entry(RewardPart.COUNTERS, List.of(COUNTERS)));

    /** All fields in the order of the form. */
    private static final List<String> IN_ORDER = Stream.of(RewardPart.values())
            .flatMap(part -> fieldsOf(part).stream())
            .toList();

    RewardFields {
        values = Map.copyOf(values);
    }

    /** A form for a new reward, for the only card system if there is one. */
    static RewardFields ofNew(List<Long> cardSystems) {
        var only = cardSystems.size() == 1 ? String.valueOf(cardSystems.getFirst()) : "";
        return new RewardFields(Map.of(
                KIND, Kind.POINTS_PROMOTION.name(), PERIOD, UNLIMITED, VOLUME, "1", CARD_SYSTEM, only, OWNER, only));
    }

    /** @param counterNames for each key, the name that means only that counter, or else the key */
    static RewardFields of(Reward reward, Map<String, String> counterNames) {
        var draft = RewardDraft.of(reward);
        var values = new HashMap<String, String>();
        values.put(TITLE, draft.texts().title());
        values.put(FIRST, draft.texts().first());
        values.put(SECOND, draft.texts().second());
        values.put(PICTURES, String.join(NEXT_LINE, draft.texts().pictures()));
        values.put(SPOTLIGHT, draft.texts().inSpotlight() ? YES : "");
        values.put(KIND, draft.kind().name());
        values.put(POINTS, draft.points() == 0 ? "" : String.valueOf(draft.points()));
        putPeriods(draft.periods(), values);
        values.put(UNITS, draft.units().map(String::valueOf).orElse(""));
        values.put(
                VOLUME,
                draft.limit().map(limit -> String.valueOf(limit.volume())).orElse("1"));
        values.put(PERIOD, draft.limit().map(limit -> limit.period().name()).orElse(UNLIMITED));
        values.put(OWNER, draft.reach().owner().map(String::valueOf).orElse(""));
        values.put(CARD_SYSTEM, lines(draft.reach().cardSystems().stream().map(String::valueOf)));
        values.put(CITIES, lines(draft.reach().cities().stream()));
        values.put(COUNTERS, lines(draft.reach().counters().stream().map(key -> counterNames.getOrDefault(key, key))));
        return new RewardFields(values);
    }

    /** What was sent, in the form in which it would be stored. */
    static RewardFields of(Parameters sent) {
        return new RewardFields(sent.pairs().stream()
                .collect(Collectors.toMap(
                        Parameters.Parameter::name,
                        pair -> Text.stripped(Text.composed(pair.value().replace("\r\n", NEXT_LINE))),
                        (first, second) -> first + NEXT_LINE + second)));
    }

    /** These fields with those of some parts as they are in others. */
    RewardFields with(RewardFields others, Set<RewardPart> parts) {
        var merged = new HashMap<>(values);
        parts.stream().flatMap(part -> fieldsOf(part).stream()).forEach(field -> merged.put(field, others.get(field)));
        return new RewardFields(merged);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean is(String name, String value) {
        return get(name).equals(value);
    }

    /** The entries of a list, without duplicates. */
    List<String> entries(String name) {
        return get(name)
                .lines()
                .map(Text::stripped)
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .toList();
    }

    boolean isFor(long cardSystem) {
        return entries(CARD_SYSTEM).contains(String.valueOf(cardSystem));
    }

    boolean isInSpotlight() {
        return is(SPOTLIGHT, YES);
    }

    /** Whether nothing is filled in of a period. */
    boolean isOpen(String period) {
        return ofPeriod(period).stream().allMatch(field -> get(field).isEmpty());
    }

    /** Where a field is in the form. */
    static int place(String field) {
        return IN_ORDER.indexOf(field);
    }

    private static List<String> fieldsOf(RewardPart part) {
        return FIELDS.getOrDefault(part, List.of());
    }

    private static List<String> ofPeriod(String period) {
        return List.of(period + FROM_DAY, period + FROM_TIME, period + TO_DAY, period + TO_TIME);
    }

    private static void putPeriods(Reward.Periods periods, Map<String, String> values) {
        putStart(PUBLISHED, Optional.of(periods.published().from()), values);
        putEnd(PUBLISHED, Optional.of(periods.published().to()), values);
        putStart(REDEEMABLE, Optional.of(periods.redeemable().from()), values);
        putEnd(REDEEMABLE, Optional.of(periods.redeemable().to()), values);
        putStart(GRANTED, periods.grantedFrom(), values);
        putEnd(GRANTED, periods.grantedTo(), values);
    }

    private static void putStart(String period, Optional<Instant> moment, Map<String, String> values) {
        moment.map(start -> LocalDateTime.ofInstant(start, LocalZone.ZONE)).ifPresent(start -> {
            values.put(period + FROM_DAY, start.toLocalDate().toString());
            values.put(period + FROM_TIME, time(start));
        });
    }

    /** An end at midnight is that of the day before. */
    private static void putEnd(String period, Optional<Instant> moment, Map<String, String> values) {
        moment.map(end -> LocalDateTime.ofInstant(end, LocalZone.ZONE)).ifPresent(end -> {
            var day = time(end).isEmpty() ? end.toLocalDate().minusDays(1) : end.toLocalDate();
            values.put(period + TO_DAY, day.toString());
            values.put(period + TO_TIME, time(end));
        });
    }

    private static String time(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? ""
                : moment.toLocalTime().toString();
    }

    private static String lines(Stream<String> entries) {
        return entries.collect(Collectors.joining(NEXT_LINE));
    }
}
