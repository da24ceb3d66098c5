package org.spaarpunt.web.admin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.NameSearch;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.points.Movement;
import org.spaarpunt.points.PointsHistory;
import org.spaarpunt.removal.RemovalRequests;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.DayText;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.PersonalDataFile;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.wiring.Features;

/**
 * Passholders, found by a card, a name or a day of birth: the history of one, what is stored as a file, and the removal.
 * None of these is in an address, because addresses are logged and remembered: a name is sealed in it.
 */
record AdminPassholderPages(Features features) {
    static final String PATH = "/admin/passholders";

    private static final String FIND = "find";
    private static final String CARD = "card";
    private static final String FILE = "personFile";
    private static final String REMOVE = "removePerson";
    private static final String REASON = "reason";

    /** The form for a name and a day of birth, which is an act of its own. */
    static final String SEARCH = "searchPeople";

    static final String NAME = "name";
    static final String BORN = "dateOfBirth";

    /** The parameters of an address of results: what was sought, sealed, and the number of the page, from 1. */
    private static final String SEALED = "find";

    private static final String PAGE = "page";
    private static final int ON_A_PAGE = 50;

    /** Pages beyond it are not read: the search says too little. */
    private static final int MAX_PAGE = 200;

    /**
     * How passholders are found, and which of them wait to be removed.
     *
     * @param found nothing before a search by name
     */
    record Start(
            List<RemovalRequests.Waiting> waiting,
            Form form,
            Parameters sought,
            Optional<Results> found,
            Optional<Note> note) {
        String sought(String field) {
            return sought.firstFilled(field).orElse("");
        }
    }

    /**
     * A page of people whose names were sought.
     *
     * @param previous the address of the page before, and {@code next} of the one after; empty: there is none
     */
    record Results(List<Person> people, String previous, String next) {}

    /** One passholder. */
    record One(Person person, List<HeldCard> cards, ListView<Movement> movements, Form form, Optional<Note> note) {}

    static String pathOf(String uid) {
        return AdminRoutes.pathOf(PATH, uid);
    }

    Response start(PageRequest request) {
        var sought = request.query()
                .firstFilled(SEALED)
                .flatMap(text -> features.core().box().open(purpose(request), text))
                .flatMap(Parameters::parse);
        return sought.map(known -> start(request, Form.UNTOUCHED, known, Optional.of(results(request, known))))
                .orElseGet(() -> start(request, Form.UNTOUCHED));
    }

    private Response start(PageRequest request, Form form) {
        return start(request, form, Parameters.none(), Optional.empty());
    }

    private Response start(PageRequest request, Form form, Parameters sought, Optional<Results> found) {
        var start = new Start(features.removalRequests().all(), form, sought, found, Note.of(request));
        return PageRenderer.formPage(
                request,
                PATH,
                form,
                (output, interceptor, frame) -> JtepassholdersGenerated.render(output, interceptor, frame, start));
    }

    private Results results(PageRequest request, Parameters sought) {
        var user = request.signedIn().orElseThrow().account().user();
        int page = request.query()
                .firstFilled(PAGE)
                .flatMap(AdminPages::number)
                .map(number -> Math.clamp(number, 1, MAX_PAGE))
                .orElse(1);
        int start = (page - 1) * ON_A_PAGE;
        var found = features.passholders()
                .search()
                .byName(
                        NameSearch.of(
                                sought.firstFilled(NAME).orElse(""),
                                sought.firstFilled(BORN).map(LocalDate::parse)),
                        new Viewer.Administrator(user),
                        start,
                        ON_A_PAGE);
        var people = found.people().stream()
                .flatMap(view -> view instanceof Person person ? Stream.of(person) : Stream.empty())
                .toList();
        return new Results(
                people,
                page > 1 ? address(request, page - 1) : "",
                found.total() > start + ON_A_PAGE && page < MAX_PAGE ? address(request, page + 1) : "");
    }

    /** The address of another page of the same results. */
    private static String address(PageRequest request, int page) {
        return PageRequest.address(
                PATH,
                new Parameters(List.of(
                        new Parameter(
                                SEALED, request.query().firstFilled(SEALED).orElseThrow()),
                        new Parameter(PAGE, String.valueOf(page)))));
    }

    /** Does the form that was sent: with a card, or with a name. */
    Response find(PageRequest request) {
        return request.field(Question.ACT).equals(SEARCH) ? byName(request) : byCard(request);
    }

    private Response byName(PageRequest request) {
        var name = request.field(NAME);
        var born = request.filled(BORN);
        var day = born.flatMap(DayText::parse);
        var errors = new ArrayList<FieldError>();
        if (name.isEmpty() && born.isEmpty()) {
            errors.add(new FieldError(NAME, "admin.name", "admin.passholders.sought.nothing"));
        } else if (name.chars().anyMatch(Character::isDigit)) {
            errors.add(new FieldError(NAME, "admin.name", "admin.passholders.sought.number"));
        }
        if (born.isPresent() && day.isEmpty()) {
            errors.add(new FieldError(BORN, "admin.passholders.born", "admin.passholders.sought.day"));
        }
        if (!errors.isEmpty()) {
            return start(request, Form.UNTOUCHED.rejected(SEARCH, request.form(), errors));
        }
        var sought = new Parameters(List.of(
                new Parameter(NAME, name),
                new Parameter(BORN, day.map(LocalDate::toString).orElse(""))));
        var sealed = features.core().box().seal(purpose(request), sought.encoded());
        return PageRenderer.goTo(
                request, PageRequest.address(PATH, new Parameters(List.of(new Parameter(SEALED, sealed)))));
    }

    /** Results are for the administrator who sought them. */
    private static String purpose(PageRequest request) {
        return "passholders:"
                + request.signedIn().orElseThrow().account().user().uid();
    }

    /** Finds the passholder of the card that was typed or read. */
    private Response byCard(PageRequest request) {
        var typed = request.field(CARD);
        return reference(typed)
                .flatMap(features.passholders().cards()::find)
                .flatMap(card -> card.holder() instanceof HeldCard.Holder.OfPassholder(var holder)
                        ? Optional.of(PageRenderer.goTo(request, pathOf(holder.uid())))
                        : Optional.empty())
                .orElseGet(() -> start(
                        request,
                        Form.UNTOUCHED.rejected(
                                FIND,
                                request.form(),
                                List.of(new FieldError(
                                        CARD, "admin.passholders.card", "admin.passholders.card.unknown")))));
    }

    private static Optional<CardReference> reference(String typed) {
        // As it is printed on a card, in groups.
        var together = typed.replaceAll("\\s", "");
        return UitpasNumber.parse(together).<CardReference>map(number -> number).or(() -> ChipNumber.parse(together));
    }

    /** The page of a person, which the log notes to be read. */
    Response show(PageRequest request) {
        return person(request)
                .map(person -> {
                    var line = AuditLog.Line.of(Act.PASSHOLDER_READ, person.uid());
                    features.administration().auditLog().note(request.actor(), line);
                    return page(request, person, Form.UNTOUCHED);
                })
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private Optional<Person> person(PageRequest request) {
        return features.passholders().people().find(request.segment(), Pictures.WITHOUT);
    }

    private Response page(PageRequest request, Person person, Form form) {
        var movements = ListView.of(
                request,
                new ListView.Place(pathOf(person.uid()), "history"),
                new ListView.Standard<>(PointsHistory.Order.MOMENT, true),
                wanted -> features.pointsHistory().part(person.id(), new CheckinScope.All(), wanted));
        var cards = features.passholders().cards().of(List.of(person.id()));
        var one = new One(person, cards, movements, form, Note.of(request));
        return PageRenderer.formPage(
                request,
                pathOf(person.uid()),
                form,
                (output, interceptor, frame) -> JtepassholderGenerated.render(output, interceptor, frame, one));
    }

    Response act(PageRequest request) {
        var person = person(request);
        if (person.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        return switch (request.field(Question.ACT)) {
            case FILE -> PersonalDataFile.about(person.get().uid(), features.personalData(), request);
            case REMOVE -> remove(request, person.get());
            default -> Notices.UNREADABLE.to(request);
        };
    }

    private Response remove(PageRequest request, Person person) {
        var reason = request.field(REASON);
        if (!Question.isConfirmed(request) && !reason.isEmpty()) {
            var fields = List.of(new Parameter(Question.ACT, REMOVE), new Parameter(REASON, reason));
            return new Question(
                            Danger.REMOVE_PASSHOLDER,
                            List.of(person.details().name().first() + " "
                                    + person.details().name().family()),
                            pathOf(person.uid()),
                            fields,
                            pathOf(person.uid()))
                    .page(request);
        }
        var outcome = features.administration().passholderRemoval().remove(request.actor(), person.uid(), reason);
        return new SentForm(request, REMOVE, Form.UNTOUCHED, form -> page(request, person, form)).after(outcome, PATH);
    }
}
