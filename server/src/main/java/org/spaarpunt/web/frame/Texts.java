package org.spaarpunt.web.frame;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.languages.Language;
import org.spaarpunt.time.LocalZone;

/** The texts of the pages, in one language. */
public final class Texts {
    /** A file of each part of the site, in its package. No two files have a key in common. */
    private static final List<String> BUNDLES = Stream.of(
                    "frame",
                    "accounts",
                    "admin",
                    "devices",
                    "docs",
                    "events",
                    "me",
                    "people",
                    "points",
                    "staff",
                    "webhooks",
                    "counter")
            .map(part -> "org.spaarpunt.web." + part + ".texts")
            .toList();

    private static final ResourceBundle.Control WITHOUT_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Map<Language, Texts> ALL = new ConcurrentHashMap<>();

    private final Map<String, String> texts;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private final Locale locale;

    private Texts(Language language) {
        this.texts = BUNDLES.stream()
                .map(bundle -> ResourceBundle.getBundle(bundle, language.locale(), WITHOUT_FALLBACK))
                .flatMap(bundle -> bundle.keySet().stream().map(key -> Map.entry(key, bundle.getString(key))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        this.locale = language.locale();
        this.moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(LocalZone.ZONE);
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(LocalZone.ZONE);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .withZone(LocalZone.ZONE);
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    public static Texts in(Language language) {
        return ALL.computeIfAbsent(language, Texts::new);
    }

    /** The text of a key that every language has, with its places filled in. */
    public String text(String key, Object... places) {
        var text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        return text.formatted(places);
    }

    /** Days around now are written by name, such as today. */
    public String moment(Instant moment, Instant now) {
        var date = LocalDate.ofInstant(moment, LocalZone.ZONE);
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, LocalZone.ZONE), date);
        return switch (Math.clamp(days, -2, 2)) {
            case -1 -> text("moment.yesterday", time.format(moment));
            case 0 -> text("moment.today", time.format(moment));
            case 1 -> text("moment.tomorrow", time.format(moment));
            default -> this.moment.format(moment);
        };
    }

    public String day(Instant moment) {
        return day.format(moment);
    }

    public String day(LocalDate date) {
        return day.format(date);
    }

    public String time(LocalTime moment) {
        return time.format(moment);
    }

    public String weekday(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    public String amount(BigDecimal amount) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        return format.format(amount);
    }
}
