package org.spaarpunt.web.events;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.codes.CodeIssuer.Outcome;
import org.spaarpunt.codes.CodeValidity;
import org.spaarpunt.events.CheckinWindow;
import org.spaarpunt.events.Days;
import org.spaarpunt.http.Response;
import org.spaarpunt.posters.EventPoster;
import org.spaarpunt.posters.Paper;
import org.spaarpunt.posters.PosterFile;
import org.spaarpunt.posters.PosterFile.Format;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.events.VisitedEvents.Visited;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.wiring.Features;

/** The poster of an event: choosing the days on which its code is valid, and the document to print. */
record PosterPages(Features features, VisitedEvents visited) {
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String PAPER = "paper";

    /**
     * The page.
     *
     * @param days that are proposed; empty: the event is over
     */
    record Offered(Visited visited, Optional<Days> days, Form form) {}

    Response show(PageRequest request) {
        return visited.on(
                request, one -> one.mayMakeCodes() ? page(request, one, List.of()) : Notices.NOT_FOUND.to(request));
    }

    Response make(PageRequest request) {
        return visited.on(request, one -> one.mayMakeCodes() ? make(request, one) : Notices.NOT_FOUND.to(request));
    }

    /** The poster for the days on which a code made by an application is valid, zipped: where applications link to. */
    Response zipped(PageRequest request) {
        return visited.onEither(
                request, one -> one.mayMakeCodes() ? zipped(request, one) : Notices.NOT_FOUND.to(request));
    }

    private Response zipped(PageRequest request, Visited one) {
        var event = one.event();
        var outcome = features.codes()
                .make(event.cdbid(), Optional.of(event.organiser().id()), actor(request, one));
        return answer(request, one, outcome, made -> file(request, made, Paper.A4, Format.ZIP));
    }

    private Response page(PageRequest request, Visited one, List<FieldError> errors) {
        var form = errors.isEmpty() ? Form.UNTOUCHED : Form.UNTOUCHED.rejected("", request.form(), errors);
        var offered = new Offered(one, proposed(request, one), form);
        return PageRenderer.formPage(
                request,
                one.path("poster"),
                form,
                (output, interceptor, frame) -> JteposterGenerated.render(output, interceptor, frame, offered));
    }

    /** As many days as a code made by an application is valid, from the first on which it can be used. */
    private static Optional<Days> proposed(PageRequest request, Visited one) {
        var now = request.receivedAt();
        var today = LocalZone.dayOf(now);
        return one.event()
                .schedule()
                .shownAt(now)
                .map(CheckinWindow::opens)
                .map(LocalZone::dayOf)
                .map(opens -> opens.isBefore(today) ? today : opens)
                .map(first -> new Days(first, last(first)));
    }

    private static LocalDate last(LocalDate first) {
        var last = first.plusDays(CodeIssuer.DAYS - 1L);
        return last.isAfter(LocalZone.LAST_DAY) ? LocalZone.LAST_DAY : last;
    }

    private Response make(PageRequest request, Visited one) {
        var first = day(request, FIRST);
        var last = day(request, LAST);
        if (first.isEmpty() || last.isEmpty()) {
            return page(
                    request,
                    one,
                    List.of(new FieldError(
                            first.isEmpty() ? FIRST : LAST,
                            first.isEmpty() ? "poster.first" : "poster.last",
                            "events.wrong.day")));
        }
        var flaw = CodeValidity.flawOf(first.get(), last.get(), LocalZone.dayOf(request.receivedAt()));
        return flaw.isPresent()
                ? page(request, one, List.of(new FieldError(LAST, "poster.last", "poster.flaw." + flaw.get())))
                : make(request, one, new CodeValidity(new Days(first.get(), last.get())));
    }

    private Response make(PageRequest request, Visited one, CodeValidity validity) {
        var event = one.event();
        var outcome = features.codes()
                .make(event.cdbid(), Optional.of(event.organiser().id()), validity, actor(request, one));
        return answer(request, one, outcome, made -> file(request, made, paper(request), Format.PDF));
    }

    /** The user's right to make a code was checked for the event, at whatever host. */
    private Response answer(
            PageRequest request, Visited one, Outcome outcome, Function<Outcome.Made, Response> document) {
        return switch (outcome) {
            case Outcome.Made made -> document.apply(made);
            case Outcome.NothingToCome _ ->
                page(request, one, List.of(new FieldError(LAST, "poster.last", "poster.nothing")));
            case Outcome.UnknownEvent _, Outcome.NotItsEvent _ -> Notices.NOT_FOUND.to(request);
        };
    }

    private Response file(PageRequest request, Outcome.Made made, Paper paper, Format format) {
        var cardName = features.core().settings().cardName();
        var poster = new EventPoster(made, request.site(), cardName, request.receivedAt());
        var file = PosterFile.of(poster, request.language(), paper, format);
        var document =
                Response.of(200, file.contentType(), file.content()).with("Content-Disposition", file.disposition());
        return request.policy().on(document, "");
    }

    private static Actor actor(PageRequest request, Visited one) {
        return new Actor.Person(one.access().user().uid(), request.client().getHostAddress());
    }

    private static Paper paper(PageRequest request) {
        return Stream.of(Paper.values())
                .filter(size ->
                        size.name().equals(request.form().firstFilled(PAPER).orElse("")))
                .findFirst()
                .orElse(Paper.A4);
    }

    private static Optional<LocalDate> day(PageRequest request, String name) {
        try {
            return Optional.of(
                    LocalDate.parse(request.form().firstFilled(name).orElse("").strip()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
