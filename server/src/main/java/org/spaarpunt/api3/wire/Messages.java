package org.spaarpunt.api3.wire;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.CheckinWindow;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.languages.Language;
import org.spaarpunt.time.LocalZone;

/** The texts for people, in one language. */
public final class Messages {
    private static final Map<Language, Messages> ALL = new ConcurrentHashMap<>();

    private final ResourceBundle texts;
    private final DateTimeFormatter dateAndTime;

    private Messages(Language language) {
        this.texts = ResourceBundle.getBundle(
                "org.spaarpunt.api3.wire.messages",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.dateAndTime = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(LocalZone.ZONE);
    }

    public static Messages in(Language language) {
        return ALL.computeIfAbsent(language, Messages::new);
    }

    /** The text with this key, which every language has, with its placeholders filled in. */
    public String text(String key, Object... places) {
        return texts.getString(key).formatted(places);
    }

    /**
     * Why a check-in was refused.
     *
     * @param event what is known of the event of the request
     */
    public String refusal(Reason reason, Optional<Event> event, Instant now) {
        return switch (reason) {
            case OfVisit.LIMIT_REACHED ->
                limitReached(event.flatMap(Event::limit).orElseThrow());
            case OfVisit.NOT_NOW -> notNow(event.orElseThrow(), now);
            default -> text("checkin." + reason.name());
        };
    }

    private String limitReached(CheckinLimit limit) {
        var volume = String.valueOf(limit.volume());
        return text(
                "checkin.LIMIT_REACHED",
                limit.period() == LimitPeriod.ABSOLUTE ? volume : volume + " / " + text("period." + limit.period()));
    }

    private String notNow(Event event, Instant now) {
        return switch (event.schedule().availability()) {
            case AVAILABLE ->
                event.schedule()
                        .nextWindow(now)
                        .map(CheckinWindow::opens)
                        .map(opens -> text("checkin.NOT_NOW.from", dateAndTime.format(opens)))
                        .orElseGet(() -> text("checkin.NOT_NOW.over"));
            case POSTPONED -> text("checkin.NOT_NOW.postponed");
            case CANCELLED -> text("checkin.NOT_NOW.cancelled");
            case WITHDRAWN -> text("checkin.NOT_NOW.withdrawn");
        };
    }
}
