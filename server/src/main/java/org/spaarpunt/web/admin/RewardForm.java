package org.spaarpunt.web.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.Reward.Period;
import org.spaarpunt.rewards.Reward.Periods;
import org.spaarpunt.rewards.RewardDraft;
import org.spaarpunt.rewards.RewardDraft.Scope;
import org.spaarpunt.rewards.RewardDraft.Texts;
import org.spaarpunt.rewards.RewardLimit;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.TypedTime;

/**
 * Reads the fields of a reward's form, and collects what is wrong with them. Belongs to one thread.
 *
 * @see RewardFields
 */
final class RewardForm {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** Stands for a period that could not be read, which is an error already. */
    private static final Period ALWAYS = new Period(LocalZone.BEGINNING, LocalZone.END);

    private final RewardFields fields;
    private final Map<String, Set<String>> counters;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param counters the keys of the counters that each line may mean */
    RewardForm(RewardFields fields, Map<String, Set<String>> counters) {
        this.fields = fields;
        this.counters = counters;
    }

    /** What is wrong, in the order of the form; empty: the reward that was read is valid by itself. */
    List<FieldError> errors() {
        return errors.stream()
                .sorted(Comparator.comparingInt(error -> RewardFields.place(error.field())))
                .toList();
    }

    /** The reward; empty if something is wrong. */
    Optional<RewardDraft> draft() {
        var redeemable = period(RewardFields.REDEEMABLE, Optional.empty());
        var published = period(RewardFields.PUBLISHED, Optional.of(redeemable));
        var draft = new RewardDraft(
                texts(),
                points(),
                new Periods(
                        published, redeemable, moment(RewardFields.GRANTED, false), moment(RewardFields.GRANTED, true)),
                units(),
                limit(),
                scope());
        draft.flaws().stream()
                .filter(flaw -> !isSaidOfRedeemable(flaw))
                .flatMap(flaw -> Fields.errors(List.of(flaw), UnaryOperator.identity()).stream())
                .filter(error ->
                        errors.stream().noneMatch(known -> known.field().equals(error.field())))
                .forEach(errors::add);
        return errors.isEmpty() ? Optional.of(draft) : Optional.empty();
    }

    /** Without a period of its own it is published while it can be redeemed. */
    private boolean isSaidOfRedeemable(Flaw flaw) {
        return flaw.input() == Input.PUBLISHED && fields.isOpen(RewardFields.PUBLISHED);
    }

    private Texts texts() {
        return new Texts(
                fields.get(RewardFields.TITLE),
                onOneLine(RewardFields.FIRST),
                onOneLine(RewardFields.SECOND),
                fields.entries(RewardFields.PICTURES),
                fields.isInSpotlight());
    }

    private String onOneLine(String field) {
        return String.join(" ", fields.get(field).lines().map(String::strip).toList());
    }

    private int points() {
        if (fields.is(RewardFields.KIND, Kind.WELCOME_ADVANTAGE.name())) {
            return 0;
        }
        if (!fields.is(RewardFields.KIND, Kind.POINTS_PROMOTION.name())) {
            wrong(RewardFields.KIND, "admin.rewards.kind", "admin.rewards.wrong.kind");
        }
        var points = number(RewardFields.POINTS).filter(number -> number > 0);
        if (points.isEmpty()) {
            wrong(RewardFields.POINTS, "admin.rewards.points", "admin.rewards.wrong.points");
        }
        return points.orElse(1);
    }

    private Optional<Integer> units() {
        if (fields.is(RewardFields.UNITS, "")) {
            return Optional.empty();
        }
        var units = number(RewardFields.UNITS);
        if (units.isEmpty()) {
            wrong(RewardFields.UNITS, "admin.rewards.units", "admin.refused.BAD_UNITS");
        }
        return units;
    }

    private Optional<RewardLimit> limit() {
        boolean unlimited = fields.is(RewardFields.PERIOD, RewardFields.UNLIMITED);
        if (unlimited || fields.is(RewardFields.KIND, Kind.WELCOME_ADVANTAGE.name())) {
            return Optional.empty();
        }
        var period = Stream.of(LimitPeriod.values())
                .filter(known -> fields.is(RewardFields.PERIOD, known.name()))
                .findFirst();
        if (period.isEmpty()) {
            wrong(RewardFields.PERIOD, "admin.rewards.per", "admin.rewards.wrong.period");
        }
        var volume = number(RewardFields.VOLUME).filter(number -> number > 0);
        if (volume.isEmpty()) {
            wrong(RewardFields.VOLUME, "admin.rewards.limit", "admin.refused.BAD_LIMIT");
        }
        return period.flatMap(known -> volume.map(times -> new RewardLimit(times, known)));
    }

    private Optional<Integer> number(String field) {
        return Optional.of(fields.get(field))
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::parseInt);
    }

    private Scope scope() {
        return new Scope(
                AdminPages.number(fields.get(RewardFields.OWNER)),
                fields.entries(RewardFields.CARD_SYSTEM).stream()
                        .map(AdminPages::number)
                        .flatMap(Optional::stream)
                        .toList(),
                fields.entries(RewardFields.CITIES),
                counterKeys());
    }

    private List<String> counterKeys() {
        var keys = new ArrayList<String>();
        for (var typed : fields.entries(RewardFields.COUNTERS)) {
            var meant = counters.getOrDefault(typed, Set.of());
            if (meant.size() == 1) {
                keys.addAll(meant);
            } else {
                var key = meant.isEmpty() ? "admin.rewards.wrong.counter" : "admin.rewards.wrong.counters";
                wrong(RewardFields.COUNTERS, "admin.rewards.counters", key, typed);
            }
        }
        return keys.stream().distinct().toList();
    }

    /** @param otherwise for a bound that is not filled in; empty: both must be */
    private Period period(String name, Optional<Period> otherwise) {
        int known = errors.size();
        var from = moment(name, false).or(() -> otherwise.map(Period::from));
        var to = moment(name, true).or(() -> otherwise.map(Period::to));
        if (errors.size() > known) {
            return ALWAYS;
        }
        if (from.isEmpty()) {
            wrong(name + RewardFields.FROM_DAY, labelOf(name), "admin.rewards.wrong.missingFirst");
        }
        if (to.isEmpty()) {
            wrong(name + RewardFields.TO_DAY, labelOf(name), "admin.rewards.wrong.missingLast");
        }
        return from.isPresent() && to.isPresent() ? new Period(from.get(), to.get()) : ALWAYS;
    }

    /** A day without a time begins at its first moment, or ends at its last. */
    private Optional<Instant> moment(String period, boolean isEnd) {
        var dayField = period + (isEnd ? RewardFields.TO_DAY : RewardFields.FROM_DAY);
        var timeField = period + (isEnd ? RewardFields.TO_TIME : RewardFields.FROM_TIME);
        boolean noDay = fields.is(dayField, "");
        boolean noTime = fields.is(timeField, "");
        if (noDay && noTime) {
            return Optional.empty();
        }
        var day = TypedTime.day(fields.get(dayField));
        if (day.isEmpty()) {
            wrong(dayField, labelOf(period), "admin.rewards.wrong.day");
        }
        var time = TypedTime.time(fields.get(timeField));
        if (time.isEmpty() && !noTime) {
            wrong(timeField, labelOf(period), "admin.rewards.wrong.time");
        }
        return noTime
                ? day.map(known -> isEnd ? LocalZone.endOf(known) : LocalZone.startOf(known))
                : day.flatMap(known -> time.map(known::atTime))
                        .map(local -> isEnd ? LocalZone.end(local) : LocalZone.start(local));
    }

    private static String labelOf(String period) {
        return "admin.rewards." + period;
    }

    private void wrong(String field, String label, String key, String... places) {
        if (errors.stream().noneMatch(known -> known.field().equals(field))) {
            errors.add(new FieldError(field, label, key, List.of(places)));
        }
    }
}
