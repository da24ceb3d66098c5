package org.spaarpunt.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;
import org.spaarpunt.time.LocalZone;

/** An event of the demo data, with the external ids of its organiser and location. */
record DemoEvent(
        String cdbid,
        String title,
        String organiser,
        String location,
        Calendar calendar,
        int points,
        Optional<CheckinLimit> limit) {
    static final String PERMANENT = "a89a2707-a35e-48da-aeda-307f857b93c0";
    static final String PERMANENT_BY_CULTUURNET = "fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c";

    /** Today, all day. */
    static final String CHESS = "5a0967f9-cc06-4c3c-9206-30481a767434";

    /** Over since yesterday: early enough for its margin to end on the same day. */
    static final String LECTURE = "d83b5b8a-108a-45d6-9ac9-8bdc44a0a24a";

    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String CULTUURNET = "47B6FA21-ACB1-EA8F-2C231182C7DD0A19";
    private static final String HAALTERT = "demo-library-haaltert";

    private static final Calendar ALWAYS = new Calendar.Permanent(OpeningHours.UNKNOWN);

    /** All of them, as they are on the day of {@code now}. */
    static List<DemoEvent> on(Instant now) {
        var today = LocalZone.dayOf(now);
        var end = LocalDateTime.ofInstant(endOfDemoOver(now), LocalZone.ZONE);
        return List.of(
                by(DE_WERF, PERMANENT, "Vrij podium", ALWAYS),
                by(CULTUURNET, PERMANENT_BY_CULTUURNET, "Cultuurnet Vlaanderen", ALWAYS),
                by(CULTUURNET, "demo-today", "Open dag", from(today, LocalTime.MIN, LocalTime.of(23, 59)))
                        .at(DE_WERF)
                        .withPoints(2),
                by(DE_WERF, "demo-over", "Ochtendconcert", once(end.minusHours(2), end)),
                by(
                        DE_WERF,
                        "demo-future",
                        "Première",
                        from(today.plusDays(30), LocalTime.of(20, 0), LocalTime.of(22, 0))),
                by(DE_WERF, "demo-unlimited", "Boekenruil", ALWAYS).withoutLimit(),
                by(HAALTERT, "demo-haaltert", "Leesclub", ALWAYS),
                by(DE_WERF, CHESS, "Schaken in De Werf", allDay(today)),
                by(
                        DE_WERF,
                        LECTURE,
                        "Voorbije lezing",
                        from(today.minusDays(1), LocalTime.of(14, 0), LocalTime.of(16, 0))));
    }

    static Instant endOfDemoOver(Instant now) {
        return now.minus(Duration.ofHours(6));
    }

    private static DemoEvent by(String organiser, String cdbid, String title, Calendar calendar) {
        return new DemoEvent(
                cdbid, title, organiser, organiser, calendar, 1, Optional.of(CheckinLimit.defaultFor(calendar)));
    }

    private DemoEvent at(String elsewhere) {
        return new DemoEvent(cdbid, title, organiser, elsewhere, calendar, points, limit);
    }

    private DemoEvent withPoints(int more) {
        return new DemoEvent(cdbid, title, organiser, location, calendar, more, limit);
    }

    private DemoEvent withoutLimit() {
        return new DemoEvent(cdbid, title, organiser, location, calendar, points, Optional.empty());
    }

    private static Calendar from(LocalDate day, LocalTime start, LocalTime end) {
        return once(day.atTime(start), day.atTime(end));
    }

    private static Calendar allDay(LocalDate day) {
        return new Calendar.Dates(List.of(new Occurrence.AllDay(day, day)));
    }

    private static Calendar once(LocalDateTime start, LocalDateTime end) {
        return new Calendar.Dates(List.of(new Occurrence.Timed(start, end)));
    }
}
