package org.spaarpunt.processing;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.ResourceBundle;
import org.spaarpunt.languages.Language;
import org.spaarpunt.time.LocalZone;

/** The texts of the record, in one language. */
record RecordTexts(Language language, ResourceBundle texts) {
    static RecordTexts in(Language language) {
        return new RecordTexts(
                language,
                ResourceBundle.getBundle(
                        "org.spaarpunt.processing.texts",
                        language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String text(String key, Object... places) {
        return texts.getString(key).formatted(places);
    }

    String day(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .withZone(LocalZone.ZONE)
                .format(moment);
    }

    /** A number of days; empty: without end. */
    String days(Optional<Duration> keptFor) {
        return keptFor.map(duration -> days(duration.toDays())).orElseGet(() -> text("forever"));
    }

    private String days(long number) {
        return number == 1 ? text("day") : text("days", number);
    }
}
