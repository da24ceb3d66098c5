package org.spaarpunt.events;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spaarpunt.time.LocalZone;

/** Calendars, margins and moments near a day, the same for the same seed. */
record RandomCalendars(Random random) {
    private static final int SECONDS_A_DAY = 86_400;

    Calendar calendar(LocalDate around) {
        return switch (random.nextInt(3)) {
            case 0 -> new Calendar.Dates(several(1, 5, () -> occurrence(around)));
            case 1 -> {
                LocalDate from = near(around);
                yield new Calendar.Periodic(from, from.plusDays(random.nextInt(40)), hours(around));
            }
            default -> new Calendar.Permanent(hours(around));
        };
    }

    WindowMargins margins() {
        return random.nextInt(3) == 0 ? WindowMargins.DEFAULT : new WindowMargins(margin(), margin());
    }

    /** Often on an edge or the second before it, otherwise anywhere in the weeks around the day. */
    Instant moment(List<CheckinWindow> windows, LocalDate around) {
        Instant anywhere = around.atStartOfDay(LocalZone.ZONE)
                .toInstant()
                .plusSeconds(random.nextInt(-40 * SECONDS_A_DAY, 40 * SECONDS_A_DAY));
        List<Instant> edges = windows.stream()
                .flatMap(window -> Stream.of(window.opens(), window.closes()))
                .filter(edge -> Duration.between(anywhere, edge).abs().toDays() < 10)
                .toList();
        return edges.isEmpty() || random.nextInt(4) == 0
                ? anywhere
                : oneOf(edges).minusSeconds(random.nextInt(2));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Occurrence occurrence(LocalDate around) {
        LocalDate day = near(around);
        LocalDateTime start = day.atTime(time());
        return switch (random.nextInt(3)) {
            case 0 -> new Occurrence.AllDay(day, day.plusDays(random.nextInt(4)));
            case 1 -> new Occurrence.Starting(start);
            default ->
                new Occurrence.Timed(start, start.plusMinutes(random.nextInt(1, random.nextBoolean() ? 90 : 6_000)));
        };
    }

    private OpeningHours hours(LocalDate around) {
        return new OpeningHours(week(), several(0, 3, () -> adjustment(around)));
    }

    private OpeningHours.Adjustment adjustment(LocalDate around) {
        LocalDate first = near(around);
        return new OpeningHours.Adjustment(
                first, first.plusDays(random.nextInt(30)), random.nextBoolean() ? Map.of() : week());
    }

    private Map<DayOfWeek, List<OpeningHours.Span>> week() {
        Map<DayOfWeek, List<OpeningHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        // Sunday most often, for the clock changes on a Sunday.
        if (random.nextBoolean()) {
            week.put(DayOfWeek.SUNDAY, spans());
        }
        several(0, 3, () -> oneOf(List.of(DayOfWeek.values()))).forEach(weekday -> week.put(weekday, spans()));
        return week;
    }

    private List<OpeningHours.Span> spans() {
        return several(0, 3, () -> {
            LocalTime opens = random.nextInt(8) == 0 ? LocalTime.MIDNIGHT : time();
            return new OpeningHours.Span(opens, random.nextInt(8) == 0 ? opens : time());
        });
    }

    /** Half of the times lie in the hours that the clock skips or repeats, and just beside them. */
    private LocalTime time() {
        return random.nextBoolean()
                ? LocalTime.of(random.nextInt(1, 5), 15 * random.nextInt(4))
                : LocalTime.of(random.nextInt(24), random.nextInt(60));
    }

    private LocalDate near(LocalDate around) {
        return around.plusDays(random.nextBoolean() ? random.nextInt(-1, 2) : random.nextInt(-20, 21));
    }

    private Duration margin() {
        return random.nextInt(3) == 0 ? Duration.ZERO : Duration.ofMinutes(random.nextInt(48 * 60 + 1));
    }

    private <T> List<T> several(int least, int most, Supplier<T> making) {
        return Stream.generate(making).limit(random.nextInt(least, most + 1)).toList();
    }
}
