package org.spaarpunt.web.events;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.PartsVersion;
import org.spaarpunt.acts.PartsVersion.Clash;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.events.Availability;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CheckinSchedule;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventDraft;
import org.spaarpunt.events.EventPart;
import org.spaarpunt.events.EventRegister.Details;
import org.spaarpunt.events.EventTerms;
import org.spaarpunt.events.EventVersion;
import org.spaarpunt.events.Organisation;
import org.spaarpunt.events.PlaceSearch;
import org.spaarpunt.events.PlaceSearch.Place;
import org.spaarpunt.http.Response;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.events.VisitedEvents.Visited;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.wiring.Features;

/** Making an event, changing it, and cancelling it. */
record EventPages(Features features, VisitedEvents visited, FormSubmissions forms) {
    private static final String CREATED = "createEvent";
    private static final String SAVE = "saveEvent";
    private static final String SAVE_TERMS = "saveTerms";
    private static final String CANCEL = "cancelEvent";
    private static final String REOPEN = "reopenEvent";

    /** Shows the form again with what was typed: with more rows for dates, or with the effect of its values. */
    private static final String MORE = "more";

    private static final String PREVIEW = "preview";

    /** Shows the form again with the places that were looked for. */
    private static final String SEARCH = "searchPlace";

    /**
     * An event's form.
     *
     * @param organisers those for which the user may make an event; for an existing event: its organiser
     * @param places whose names are proposed for the location
     * @param found the places to choose from; empty: none was asked for
     * @param preview the event as it would be; empty: nothing was previewed
     */
    record Edited(
            EventFields fields,
            Form form,
            List<Organisation> organisers,
            List<Organisation> places,
            Optional<List<Place>> found,
            Optional<Event> preview) {

        /** Whether the place is the one that was chosen last, or the only one. */
        boolean isChosen(Place place) {
            return fields.chosenPlace()
                    .map(id -> id == place.organisation().id())
                    .orElse(found.filter(all -> all.size() == 1).isPresent());
        }

        Edited with(EventFields other) {
            return new Edited(other, form, organisers, places, found, preview);
        }

        Edited with(Form other) {
            return new Edited(fields, other, organisers, places, found, preview);
        }

        Edited choosing(Optional<List<Place>> matches) {
            return new Edited(fields, form, organisers, places, matches, preview);
        }

        Edited previewed(Optional<Event> event) {
            return new Edited(fields, form, organisers, places, found, event);
        }
    }

    /**
     * The page of an event.
     *
     * @param edited the form; empty: the user may not change the event
     * @param clashes what another user changed since the form was shown
     */
    record Shown(Visited visited, Optional<Edited> edited, List<Clash<EventPart>> clashes, Optional<Note> note) {
        boolean isFollowed() {
            return visited.details().isFollowed();
        }

        boolean isCancelled() {
            return visited.details().availability() == Availability.CANCELLED;
        }
    }

    Response askForNew(PageRequest request) {
        var access = visited.access(request);
        if (!access.makes()) {
            return Notices.NOT_FOUND.to(request);
        }
        var organisers = features.events().register().organisations(access.organisers());
        var fields = EventFields.ofNew(LocalZone.dayOf(request.receivedAt()), likely(request, organisers));
        return newEvent(request, newlyEdited(organisers, fields));
    }

    private Edited newlyEdited(List<Organisation> organisers, EventFields fields) {
        return new Edited(fields, forms.form(), organisers, proposed(organisers), Optional.empty(), Optional.empty());
    }

    /** The organisation of the counter at which the user works now, or else the only one. */
    private static Optional<Organisation> likely(PageRequest request, List<Organisation> organisers) {
        return request.counter()
                .flatMap(counter -> counter.organisation())
                .flatMap(id -> organisers.stream()
                        .filter(known -> known.externalId().equals(id))
                        .findFirst())
                .or(() -> Optional.of(organisers).filter(all -> all.size() == 1).map(List::getFirst));
    }

    private static Response newEvent(PageRequest request, Edited edited) {
        return page(
                request,
                EventRoutes.NEW,
                edited,
                (output, interceptor, frame) -> JtenewGenerated.render(output, interceptor, frame, edited));
    }

    Response create(PageRequest request) {
        var access = visited.access(request);
        if (!access.makes()) {
            return Notices.NOT_FOUND.to(request);
        }
        var organisers = features.events().register().organisations(access.organisers());
        var fields = EventFields.of(request.form());
        var form = new EventForm(fields);
        var choice = PlaceChoice.of(fields, places());
        var organiser = form.organiser(ids(organisers));
        var draft = form.draft(choice, Optional.empty());
        var again = newlyEdited(organisers, fields).choosing(choice.open());
        var previewed = again.previewed(draft.flatMap(known -> preview(organisers, organiser, known)));
        return switch (request.form().firstFilled(Question.ACT).orElse("")) {
            case SEARCH -> newEvent(request, again.choosing(found(fields)));
            case MORE -> newEvent(request, again.with(fields.withMoreRows()));
            case PREVIEW -> newEvent(request, rejected(previewed, CREATED, request, form.errors()));
            default ->
                draft.isPresent()
                        ? create(request, organiser.orElseThrow(), draft.get())
                        : newEvent(request, rejected(previewed, CREATED, request, form.errors()));
        };
    }

    private Response create(PageRequest request, long organiser, EventDraft draft) {
        return forms.<String>once(
                request,
                once -> features.events().register().create(request.actor(), organiser, draft, once),
                cdbid -> new Receipt(FormSubmissions.DONE, draft.title(), CREATED, EventRoutes.pathOf(cdbid), ""),
                _ -> Notices.UNREADABLE.to(request));
    }

    Response show(PageRequest request) {
        return visited.on(
                request,
                one -> Question.askedOr(
                        request,
                        act -> question(request, one, act),
                        () -> page(
                                request,
                                one,
                                Optional.of(edited(one, EventFields.of(one.details())))
                                        .filter(_ -> one.mayChange()))));
    }

    private static Optional<Question> question(PageRequest request, Visited one, String act) {
        return act.equals(CANCEL) && one.mayChange() && !one.details().isFollowed()
                ? Optional.of(Question.of(
                        request,
                        Danger.CANCEL_EVENT,
                        one.path(),
                        act,
                        one.event().title()))
                : Optional.empty();
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        return visited.on(request, one -> one.mayChange() ? act(request, one) : Notices.NOT_FOUND.to(request));
    }

    private Response act(PageRequest request, Visited one) {
        var act = request.form().firstFilled(Question.ACT).orElse("");
        var cdbid = one.event().cdbid();
        var register = features.events().register();
        return switch (act) {
            case CANCEL ->
                Question.isConfirmed(request)
                        ? after(request, one, act, register.cancel(request.actor(), cdbid))
                        : Question.instead(request, one.path(), CANCEL);
            case REOPEN -> after(request, one, act, register.reopen(request.actor(), cdbid));
            case SAVE_TERMS -> saveTerms(request, one);
            case SAVE, SEARCH, MORE, PREVIEW -> save(request, one, act);
            default -> Notices.UNREADABLE.to(request);
        };
    }

    private Response saveTerms(PageRequest request, Visited one) {
        var fields = EventFields.of(request.form());
        var form = new EventForm(fields);
        return form.terms()
                .map(terms -> saved(
                        request,
                        one,
                        fields,
                        seen -> features.events().register().change(request.actor(), cdbid(one), terms, seen),
                        (seen, present) -> seen.changedIn(present, terms)))
                .orElseGet(() -> page(request, one, rejected(edited(one, fields), SAVE, request, form.errors())));
    }

    private Response save(PageRequest request, Visited one, String act) {
        var fields = EventFields.of(request.form());
        var form = new EventForm(fields);
        var event = one.event();
        if (one.details().isFollowed()) {
            var preview = form.terms()
                    .map(terms -> with(event, terms, event.schedule().calendar()));
            return page(request, one, rejected(edited(one, fields).previewed(preview), SAVE, request, form.errors()));
        }
        var choice = PlaceChoice.of(fields, places());
        var draft = form.draft(choice, Optional.of(event.schedule().calendar()));
        var again = edited(one, fields).choosing(choice.open());
        return switch (act) {
            case SEARCH -> page(request, one, again.choosing(found(fields)));
            case MORE -> page(request, one, again.with(fields.withMoreRows()));
            case PREVIEW -> {
                var preview = draft.map(known -> with(event, known.terms(), known.calendar()));
                yield page(request, one, rejected(again.previewed(preview), SAVE, request, form.errors()));
            }
            default ->
                draft.map(known -> save(request, one, fields, known))
                        .orElseGet(() -> page(request, one, rejected(again, SAVE, request, form.errors())));
        };
    }

    private Response save(PageRequest request, Visited one, EventFields fields, EventDraft draft) {
        return saved(
                request,
                one,
                fields,
                seen -> features.events().register().change(request.actor(), cdbid(one), draft, seen),
                (seen, _) -> {
                    var own = seen.changedIn(draft);
                    if (fields.is(EventFields.KIND, EventFields.KEPT)) {
                        own.remove(EventPart.CALENDAR);
                    }
                    return own;
                });
    }

    /**
     * Changes the event if it is still in the version of the form.
     *
     * @param own the parts that the user changed
     */
    private Response saved(
            PageRequest request,
            Visited one,
            EventFields fields,
            Function<EventVersion, Outcome<Outcome.Nothing>> change,
            BiFunction<EventVersion, Details, Set<EventPart>> own) {
        var seen = EventVersion.parse(fields.get(EventFields.VERSION));
        if (seen.isEmpty()) {
            return Notices.UNREADABLE.to(request);
        }
        var outcome = change.apply(seen.get());
        return outcome instanceof Outcome.Refused<?>(var reason) && reason == Refusal.CHANGED_MEANWHILE
                ? changedMeanwhile(request, fields, seen.get(), own)
                : after(request, one, SAVE, outcome);
    }

    /** Shows the form again: what only another user changed is taken over, everything else is as it was typed. */
    private Response changedMeanwhile(
            PageRequest request,
            EventFields fields,
            EventVersion seen,
            BiFunction<EventVersion, Details, Set<EventPart>> changed) {
        return visited.on(request, present -> {
            var both =
                    new PartsVersion.Both<>(seen.changedIn(present.details()), changed.apply(seen, present.details()));
            var merged = fields.with(EventFields.of(present.details()), both.onlyTheirs());
            var edited = Optional.of(edited(present, merged)).filter(_ -> present.mayChange());
            var shown = new Shown(present, edited, both.clashes(), Note.of(request));
            return PageRenderer.changedPage(
                    request,
                    present.path(),
                    (output, interceptor, frame) -> JteeventGenerated.render(output, interceptor, frame, shown));
        });
    }

    private static Response after(PageRequest request, Visited one, String act, Outcome<Outcome.Nothing> outcome) {
        return outcome instanceof Outcome.Done
                ? Note.done(request, one.path(), act)
                : PageRenderer.goTo(request, one.path());
    }

    private Response page(PageRequest request, Visited one, Edited edited) {
        return page(request, one, Optional.of(edited));
    }

    /** @param edited empty: the user may not change the event */
    private static Response page(PageRequest request, Visited one, Optional<Edited> edited) {
        var shown = new Shown(one, edited, List.of(), Note.of(request));
        PageRenderer.Page page =
                (output, interceptor, frame) -> JteeventGenerated.render(output, interceptor, frame, shown);
        return edited.map(known -> page(request, one.path(), known, page))
                .orElseGet(() -> PageRenderer.page(request, 200, page));
    }

    private Edited edited(Visited one, EventFields fields) {
        var own = features.events().register().organisations(one.access().organisers());
        return new Edited(
                fields,
                Form.UNTOUCHED,
                List.of(one.event().organiser()),
                proposed(own),
                Optional.empty(),
                Optional.empty());
    }

    /** @param path by which the page is requested, even if a form was sent to it */
    private static Response page(PageRequest request, String path, Edited edited, PageRenderer.Page page) {
        return PageRenderer.formPage(request, path, edited.form(), page);
    }

    private PlaceSearch places() {
        return features.events().places();
    }

    private Optional<List<Place>> found(EventFields fields) {
        return Optional.of(PlaceChoice.found(fields, places()));
    }

    /** The names that are proposed for the location before anything is looked for: those of the user's organisations. */
    private static List<Organisation> proposed(List<Organisation> own) {
        return own.stream().limit(PlaceSearch.MOST).toList();
    }

    private static Optional<Event> preview(List<Organisation> organisers, Optional<Long> organiser, EventDraft draft) {
        return organiser.flatMap(id -> organisers.stream()
                .filter(known -> known.id() == id)
                .findFirst()
                .map(known -> new Event(
                        0,
                        "",
                        draft.title(),
                        known,
                        Optional.empty(),
                        new CheckinSchedule(draft.calendar(), draft.terms().margins()),
                        draft.terms().points(),
                        draft.terms().limit())));
    }

    private static Event with(Event event, EventTerms terms, Calendar calendar) {
        return new Event(
                event.id(),
                event.cdbid(),
                event.title(),
                event.organiser(),
                event.location(),
                new CheckinSchedule(calendar, terms.margins(), event.schedule().availability()),
                terms.points(),
                terms.limit());
    }

    /** The form with what is wrong, if anything is. */
    private static Edited rejected(Edited edited, String name, PageRequest request, List<FieldError> errors) {
        return edited.with(edited.form().rejected(name, request.form(), errors));
    }

    private static String cdbid(Visited one) {
        return one.event().cdbid();
    }

    private static List<Long> ids(List<Organisation> organisations) {
        return organisations.stream().map(Organisation::id).toList();
    }
}
