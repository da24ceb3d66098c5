package org.spaarpunt.web.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.checkins.CheckinOutlook.Forecast;
import org.spaarpunt.checkins.PointsAward;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.events.Event;
import org.spaarpunt.http.Response;
import org.spaarpunt.lookups.Reader;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.rights.EventAccess;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.storage.Text;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.frame.EventChoices;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.ProtocolCodes;
import org.spaarpunt.wiring.Features;

/** What a check-in with a card would result in at an event and a time of choice. Nothing is saved. */
record SimulatorPages(Features features, VisitedEvents visited, ProtocolCodes codes) {
    static final String PATH = "/simulator";

    static final String CARD = "card";
    static final String EVENT = "event";
    static final String AT = "at";

    private static final int REJECTED = 400;

    /** How the answer is shown, as on the pages of counters. */
    enum Outcome {
        GRANTED,
        ALREADY,
        REFUSED;

        static Outcome of(Forecast forecast) {
            return forecast.refusal()
                    .map(reason -> reason == OfVisit.LIMIT_REACHED ? ALREADY : REFUSED)
                    .orElse(GRANTED);
        }

        String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The answer to a question. */
    record Answer(Event event, Instant at, Forecast forecast, String code) {
        Outcome outcome() {
            return Outcome.of(forecast);
        }
    }

    /**
     * The page: a question, and the answer if it was asked.
     *
     * @param event its cdbid, or what was typed instead
     * @param title of the event; empty: there is none of that name
     * @param events to suggest
     */
    record Simulated(
            String card,
            String event,
            String title,
            String at,
            List<Event> events,
            Form form,
            Optional<Answer> answer) {}

    /** A question that can be answered. */
    private record Question(CardReference card, Event event, Instant at) {}

    Response ask(PageRequest request) {
        var choices = choices(request);
        var typed = request.query().firstFilled(EVENT).map(Text::bare).orElse("");
        var event = choices.find(typed);
        return page(
                request,
                new Simulated(
                        "",
                        event.map(Event::cdbid).orElse(typed),
                        event.map(Event::title).orElse(""),
                        local(request.receivedAt()),
                        choices.suggested(),
                        Form.UNTOUCHED,
                        Optional.empty()));
    }

    Response answer(PageRequest request) {
        var access = visited.access(request);
        var choices = choices(request);
        var event = choices.find(field(request, EVENT));
        var errors = new ArrayList<FieldError>();
        var question = question(request, event, errors);
        var answer = question.map(known -> answer(request, access, known));
        var form = errors.isEmpty() ? Form.UNTOUCHED : Form.UNTOUCHED.rejected("", request.form(), errors);
        return page(
                request,
                new Simulated(
                        field(request, CARD),
                        event.map(Event::cdbid).orElse(field(request, EVENT)),
                        event.map(Event::title).orElse(""),
                        field(request, AT),
                        choices.suggested(),
                        form,
                        answer));
    }

    private EventChoices choices(PageRequest request) {
        return new EventChoices(
                features.events(), visited.access(request).organisations(), LocalZone.dayOf(request.receivedAt()));
    }

    private static Response page(PageRequest request, Simulated simulated) {
        return PageRenderer.page(
                request,
                simulated.form().isRejected() ? REJECTED : 200,
                (output, interceptor, frame) -> JtesimulatorGenerated.render(output, interceptor, frame, simulated));
    }

    private static Optional<Question> question(PageRequest request, Optional<Event> event, List<FieldError> errors) {
        var card = card(field(request, CARD));
        if (card.isEmpty()) {
            errors.add(new FieldError(CARD, "simulator.card", "simulator.wrong.card"));
        }
        if (event.isEmpty()) {
            errors.add(new FieldError(EVENT, "simulator.event", "simulator.wrong.event"));
        }
        var at = moment(field(request, AT));
        if (at.isEmpty()) {
            errors.add(new FieldError(AT, "simulator.at", "simulator.wrong.at"));
        }
        return errors.isEmpty()
                ? Optional.of(new Question(card.orElseThrow(), event.orElseThrow(), at.orElseThrow()))
                : Optional.empty();
    }

    /** Chips are read in hexadecimal digits; everything else is taken for a number. */
    private static Optional<CardReference> card(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ChipNumber.parse(text)
                .<CardReference>map(chip -> chip)
                .orElseGet(() -> CardReference.ofNumber(text.replace(" ", ""))));
    }

    /** A local time that was skipped or occurs twice is read as a start. */
    private static Optional<Instant> moment(String text) {
        try {
            var at = LocalDateTime.parse(text.replace(' ', 'T'));
            LocalZone.requireInRange(at.toLocalDate());
            // The next period must be a time too.
            LocalZone.requireInRange(at.toLocalDate().plusYears(1));
            return Optional.of(LocalZone.start(at));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Answer answer(PageRequest request, EventAccess access, Question question) {
        var event = question.event();
        var forecast = number(request, access, question)
                .map(number -> features.checkins().outlook().forecast(number, event, question.at()))
                .orElseGet(() -> new Forecast(
                        Optional.of(unknown(question.card())), PointsAward.of(event, question.at()), Optional.empty()));
        return new Answer(
                event,
                question.at(),
                forecast,
                forecast.refusal().map(codes::of).orElse(""));
    }

    /**
     * The number of the card, if the user may know of it: who may not gets the same answer as for a card that does not
     * exist. Looking up counts towards the budget for unknown and foreign cards.
     */
    private Optional<CardReference.OfNumber> number(PageRequest request, EventAccess access, Question question) {
        if (question.card() instanceof CardReference.UnreadableNumber unreadable) {
            return Optional.of(unreadable);
        }
        var lookup = features.passholders().lookup();
        return switch (lookup.card(question.card(), inquiry(request, access, question.event()), Visibility.DOOR)) {
            case Lookup.Found<HeldCard>(var card, var _) -> Optional.of(card.number());
            case Lookup.Unknown<HeldCard> _, Lookup.Hidden<HeldCard> _ -> Optional.empty();
        };
    }

    /** A card of which nothing is known: with a wrong check digit, most likely a typing error. */
    private static OfVisit unknown(CardReference card) {
        return card instanceof UitpasNumber number && !number.hasValidCheckDigit()
                ? OfVisit.MALFORMED_NUMBER
                : OfVisit.UNKNOWN_NUMBER;
    }

    private Inquiry inquiry(PageRequest request, EventAccess access, Event event) {
        var user = access.user();
        var actor = new Actor.Person(user.uid(), request.client().getHostAddress());
        return access.door(event)
                .map(place -> {
                    var counter = new Reader.Counter(
                            place.access().counterId(), place.application().key());
                    var reader =
                            new Reader(place.application().key(), Optional.of(user.uid()), Optional.of(counter), actor);
                    return new Inquiry(access.viewer(place), reader, PATH);
                })
                .orElseGet(() -> new Inquiry(
                        access.administrator() ? new Viewer.Administrator(user) : new Viewer.Self(user),
                        new Reader(PATH, Optional.of(user.uid()), Optional.empty(), actor),
                        PATH));
    }

    private static String field(PageRequest request, String name) {
        return request.form().firstFilled(name).map(Text::bare).orElse("");
    }

    private static String local(Instant moment) {
        return LocalDateTime.ofInstant(moment, LocalZone.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
