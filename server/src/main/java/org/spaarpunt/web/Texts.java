package org.spaarpunt.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.spaarpunt.languages.Language;
import org.spaarpunt.time.LocalZone;

/** The texts of the pages, in one language. */
final class Texts {
    private static final Map<Language, Texts> ALL = new ConcurrentHashMap<>();

    private final ResourceBundle texts;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private final Locale locale;

    private Texts(Language language) {
        this.texts = ResourceBundle.getBundle(
                "org.spaarpunt.web.texts",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
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

    static Texts in(Language language) {
        return ALL.computeIfAbsent(language, Texts::new);
    }

    /** The text of a key that every language has, with its places filled in. */
    String text(String key, Object... places) {
        return texts.getString(key).formatted(places);
    }

    /** Days around now are written by name, such as today. */
    String moment(Instant moment, Instant now) {
        var date = LocalDate.ofInstant(moment, LocalZone.ZONE);
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, LocalZone.ZONE), date);
        return switch (Math.clamp(days, -2, 2)) {
            case -1 -> text("moment.yesterday", time.format(moment));
            case 0 -> text("moment.today", time.format(moment));
            case 1 -> text("moment.tomorrow", time.format(moment));
            default -> this.moment.format(moment);
        };
    }

    String day(Instant moment) {
        return day.format(moment);
    }

    String day(LocalDate date) {
        return day.format(date);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    String amount(BigDecimal amount) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        return format.format(amount);
    }
}
