package org.spaarpunt.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.spaarpunt.events.EventTime;
import org.spaarpunt.languages.Language;

/** What pages say, in one language. */
final class Texts {
    private static final Map<Language, Texts> ALL = new ConcurrentHashMap<>();

    private final ResourceBundle texts;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter day;

    private Texts(Language language) {
        this.texts = ResourceBundle.getBundle(
                "org.spaarpunt.web.texts",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(EventTime.ZONE);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .withZone(EventTime.ZONE);
    }

    static Texts in(Language language) {
        return ALL.computeIfAbsent(language, Texts::new);
    }

    /** The text of a key that every language has, with its places filled in. */
    String text(String key, Object... places) {
        return texts.getString(key).formatted(places);
    }

    String moment(Instant moment) {
        return this.moment.format(moment);
    }

    String day(Instant moment) {
        return day.format(moment);
    }
}
