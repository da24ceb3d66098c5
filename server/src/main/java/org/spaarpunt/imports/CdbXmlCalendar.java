package org.spaarpunt.imports;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;
import org.spaarpunt.events.OpeningHours.Adjustment;

/** When an event of CdbXML takes place. Its times are local, unless they have an offset. */
final class CdbXmlCalendar {
    private static final String DATE = "date";
    private static final String FROM = "datefrom";
    private static final String TO = "dateto";

    private CdbXmlCalendar() {}

    static Calendar of(XmlPart event) throws BadLine {
        var calendar = event.first("calendar").orElseThrow(() -> new BadLine("has no calendar"));
        try {
            if (calendar.first("timestamps").isPresent()) {
                return dates(calendar.first("timestamps").get());
            }
            if (calendar.first("periods").isPresent()) {
                return periodic(calendar.first("periods").get());
            }
            if (calendar.first("permanentopeningtimes").isPresent()) {
                var permanent = calendar.at("permanentopeningtimes", "permanent");
                return new Calendar.Permanent(permanent.isPresent() ? hours(permanent.get()) : OpeningHours.UNKNOWN);
            }
            throw new BadLine("its calendar has neither timestamps nor periods nor permanentopeningtimes");
        } catch (IllegalArgumentException impossible) {
            throw new BadLine("its calendar cannot be: " + impossible.getMessage());
        }
    }

    private static Calendar.Dates dates(XmlPart timestamps) throws BadLine {
        var dates = new ArrayList<Occurrence>();
        for (var timestamp : timestamps.all("timestamp").toList()) {
            dates.add(occurrence(timestamp));
        }
        return new Calendar.Dates(dates);
    }

    private static Occurrence occurrence(XmlPart timestamp) throws BadLine {
        var day = day(timestamp, DATE);
        if (timestamp.textOf("timestart").isEmpty()) {
            return new Occurrence.AllDay(day, day);
        }
        var start = moment(day, timestamp, "timestart");
        return timestamp.textOf("timeend").isEmpty()
                ? Occurrence.of(start.local())
                : start.until(moment(day, timestamp, "timeend"));
    }

    private static Calendar periodic(XmlPart periods) throws BadLine {
        var all = periods.all("period").toList();
        if (all.size() != 1) {
            throw new BadLine("its calendar has " + all.size() + " periods, and one is needed");
        }
        var period = all.getFirst();
        var from = day(period, FROM);
        var to = day(period, TO);
        if (to.isBefore(from)) {
            throw new BadLine(TO + " " + to + " lies before " + FROM + " " + from);
        }
        return new Calendar.Periodic(from, to, hours(period));
    }

    private static OpeningHours hours(XmlPart period) throws BadLine {
        var week = new WeekScheme();
        for (var day : period.first("weekscheme").map(XmlPart::parts).orElseGet(List::of)) {
            var weekday = WeekScheme.weekday(day.name());
            if (weekday.isPresent()) {
                for (var hours : day.all("openingtime").toList()) {
                    week.open(weekday.get(), time(hours, "from"), closing(hours));
                }
                if (day.attribute("opentype").equals("open") && day.parts().isEmpty()) {
                    week.open(weekday.get(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
                }
            }
        }
        return new OpeningHours(week.hours().week(), exceptions(period));
    }

    /** Days that are closed, or whose opening hours differ from those of the week. */
    private static List<Adjustment> exceptions(XmlPart period) throws BadLine {
        var adjustments = new ArrayList<Adjustment>();
        for (var exception : period.first("exceptions").stream()
                .flatMap(list -> list.all("timestamp"))
                .toList()) {
            var day = day(exception, DATE);
            var week = new WeekScheme();
            if (!exception.attribute("opentype").equals("closed")) {
                boolean timed = !exception.textOf("timestart").isEmpty();
                var opens = timed ? moment(day, exception, "timestart").local().toLocalTime() : LocalTime.MIDNIGHT;
                var closes = exception.textOf("timeend").isEmpty()
                        ? opens
                        : moment(day, exception, "timeend").local().toLocalTime();
                week.open(day.getDayOfWeek(), opens, closes);
            }
            adjustments.add(new Adjustment(day, day, week.hours().week()));
        }
        return adjustments;
    }

    /** The closing time; if there is none, the opening time, which means that it is unknown. */
    private static LocalTime closing(XmlPart hours) throws BadLine {
        return hours.attribute("to").isEmpty() ? time(hours, "from") : time(hours, "to");
    }

    private static LocalTime time(XmlPart hours, String attribute) throws BadLine {
        var text = hours.attribute(attribute);
        return WrittenTime.parseTime(text)
                .orElseThrow(() -> new BadLine(attribute + " is no time such as 09:00:00: " + PlainText.quoted(text)));
    }

    private static WrittenTime moment(LocalDate day, XmlPart timestamp, String name) throws BadLine {
        var text = timestamp.textOf(name);
        return WrittenTime.parse(day + "T" + text)
                .orElseThrow(() -> new BadLine(name + " is no time such as 20:00:00: " + PlainText.quoted(text)));
    }

    private static LocalDate day(XmlPart part, String name) throws BadLine {
        var text = part.textOf(name);
        return WrittenTime.parseDay(text)
                .orElseThrow(() -> new BadLine(name + " is no day such as 2026-11-24: " + PlainText.quoted(text)));
    }
}
