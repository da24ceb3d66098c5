package org.spaarpunt.web.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.checkins.CheckinNumbers;
import org.spaarpunt.checkins.CheckinNumbers.Numbers;
import org.spaarpunt.events.Days;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.events.VisitedEvents.Visited;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Texts;
import org.spaarpunt.wiring.Features;

/** How many people came to an event, when and by which way; and the check-ins as a file for a spreadsheet. */
record NumbersPages(Features features, VisitedEvents visited) {
    private static final String FROM = "from";
    private static final String TO = "to";

    private static final int TOO_MANY = 400;

    /**
     * The page.
     *
     * @param isTooLong whether a file was requested that would be too long
     */
    record Counted(Visited visited, Numbers numbers, boolean isTooLong) {
        String export() {
            return PageRequest.address(
                    visited.path("export.csv"),
                    new Parameters(List.of(
                            new Parameter(FROM, numbers.days().first().toString()),
                            new Parameter(TO, numbers.days().last().toString()))));
        }
    }

    Response show(PageRequest request) {
        return readable(request, (one, _) -> page(request, one, days(request, one), false));
    }

    Response export(PageRequest request) {
        return readable(request, (one, reading) -> file(request, one, reading));
    }

    private interface Answer {
        Response to(Visited one, CheckinReading.Granted reading);
    }

    private Response readable(PageRequest request, Answer answer) {
        return visited.on(
                request,
                one -> one.access()
                        .checkins(one.event())
                        .map(reading -> answer.to(one, reading))
                        .orElseGet(() -> Notices.NOT_FOUND.to(request)));
    }

    private Response page(PageRequest request, Visited one, Days days, boolean isTooLong) {
        var event = one.event();
        var numbers =
                features.checkins().numbers().of(event.id(), event.organiser().id(), days);
        var counted = new Counted(one, numbers, isTooLong);
        return PageRenderer.page(
                request,
                isTooLong ? TOO_MANY : 200,
                (output, interceptor, frame) -> JtenumbersGenerated.render(output, interceptor, frame, counted));
    }

    private Response file(PageRequest request, Visited one, CheckinReading.Granted reading) {
        var days = days(request, one);
        var file = new CheckinFile(Texts.in(request.language()));
        boolean whole = features.checkins()
                .checkins()
                .each(one.event().id(), days, reading.viewer(), CheckinFile.MAX_ROWS, file::add);
        if (!whole) {
            return page(request, one, days, true);
        }
        var name = "check-ins-" + days.first() + "-" + days.last() + ".csv";
        return request.policy()
                .on(
                        Response.of(200, "text/csv;charset=UTF-8", file.text().getBytes(UTF_8))
                                .neverCompressed()
                                .with("Content-Disposition", "attachment; filename=\"" + name + "\""),
                        "");
    }

    /** The days in the address, as far as they can be counted; without them, all that have check-ins. */
    private Days days(PageRequest request, Visited one) {
        var all = features.checkins().numbers().extent(one.event().id(), LocalZone.dayOf(request.receivedAt()));
        var from = day(request, FROM).orElse(all.first());
        var to = day(request, TO).orElse(all.last());
        if (to.isBefore(from)) {
            return all;
        }
        var earliest = to.minusDays(CheckinNumbers.MAX_DAYS - 1L);
        return new Days(from.isBefore(earliest) ? earliest : from, to);
    }

    private static Optional<LocalDate> day(PageRequest request, String name) {
        return request.query().firstFilled(name).flatMap(text -> {
            try {
                var day = LocalDate.parse(text);
                LocalZone.requireInRange(day);
                // Before the earliest day there is nothing to count from either.
                LocalZone.requireInRange(day.minusDays(CheckinNumbers.MAX_DAYS));
                return Optional.of(day);
            } catch (DateTimeException | IllegalArgumentException _) {
                return Optional.empty();
            }
        });
    }
}
