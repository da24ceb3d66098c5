package org.spaarpunt.web.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.HeldCard.Holder;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.NameSearch;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.removal.RemovalRequests;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * Finds people by what they show or say: a card's number, a chip, a national number, a name, a day of birth. None of it
 * stands in an address: a number leads to its passholder at once, and a name is sealed in the address of its results.
 */
record SearchPages(People people) {
    static final String TEXT = "search";
    static final String BORN = "dateOfBirth";

    private static final String FIND = "find";
    private static final String FORM = "search";
    private static final int MAX_SHOWN = 50;

    /**
     * The content of the page.
     *
     * @param found nothing before a search
     * @param isMore whether there are more than are shown
     * @param stock the number of a card that has no holder yet, if one was read
     * @param leaving people whom this counter registered and who asked to be removed
     */
    record View(
            AtCounter here,
            Form form,
            Optional<List<Person>> found,
            boolean isMore,
            Optional<UitpasNumber> stock,
            List<RemovalRequests.Waiting> leaving,
            Optional<Note> note) {
        boolean mayRegister() {
            return here.may(CounterAction.PASSHOLDER_CREATE);
        }

        boolean mayFindByName() {
            return here.may(CounterAction.PASSHOLDER_READ);
        }

        boolean mayFindByNationalNumber() {
            return here.employee().searchesByNationalNumber();
        }
    }

    Response show(PageRequest request, AtCounter here) {
        var asked = request.query()
                .firstFilled(FIND)
                .flatMap(token -> people.features()
                        .core()
                        .box()
                        .open(purpose(here), token)
                        .map(SearchPages::unsealed));
        return asked.map(search -> results(request, here, search))
                .orElseGet(() -> page(request, view(request, here, Form.UNTOUCHED)));
    }

    private Response results(PageRequest request, AtCounter here, Parameters search) {
        var asked = NameSearch.of(
                search.firstFilled(TEXT).orElse(""), search.firstFilled(BORN).map(LocalDate::parse));
        var found = people.passholders().search().byName(asked, here.employee(), MAX_SHOWN);
        var seen = found.people().stream()
                .flatMap(view -> view instanceof Person person
                        ? Optional.of(person).stream()
                        : Optional.<Person>empty().stream())
                .toList();
        var view = view(request, here, new Form(FORM, search, List.of(), ""));
        return page(
                request,
                new View(
                        here,
                        view.form(),
                        Optional.of(seen),
                        found.total() > MAX_SHOWN,
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    Response search(PageRequest request, AtCounter here) {
        var typed = new Typed(request.form());
        var text = Typed.ungrouped(typed.text(TEXT));
        var born = typed.dayOfBirth(People.today(request));
        if (!typed.errors().isEmpty()) {
            return rejected(request, here, typed.errors());
        }
        if (text.isEmpty() && born.isEmpty()) {
            return rejected(request, here, "people.error.search");
        }
        return isNumber(text) ? byNumber(request, here, text) : byName(request, here, text, born);
    }

    private static boolean isNumber(String text) {
        return UitpasNumber.parse(text).isPresent()
                || ChipNumber.parse(text).isPresent()
                || NationalNumber.parse(text).isPresent();
    }

    private Response byNumber(PageRequest request, AtCounter here, String text) {
        var inquiry = People.inquiry(here);
        return switch (people.passholders().identification().card(text, inquiry)) {
            case Lookup.Found<HeldCard>(var card, var _) -> found(request, here, card);
            case Lookup.Unknown<HeldCard> _ -> rejected(request, here, "people.error.unknown");
            case Lookup.Hidden<HeldCard> _ -> rejected(request, here, "people.error.hidden");
        };
    }

    private Response found(PageRequest request, AtCounter here, HeldCard card) {
        return switch (card.holder()) {
            case Holder.OfPassholder(var passholder) -> PageRenderer.goTo(request, People.path(here, passholder.uid()));
            case Holder.OfGroup _ -> rejected(request, here, "people.error.group");
            case Holder.Nobody _ -> {
                var view = view(request, here, Form.UNTOUCHED);
                yield page(
                        request.askedAgainAt(here.path("people"), Parameters.none()),
                        new View(
                                here,
                                view.form(),
                                Optional.empty(),
                                false,
                                Optional.of(card.number()).filter(_ -> card.status() == CardStatus.LOCAL_STOCK),
                                view.leaving(),
                                Optional.of(new Note("people.stock", card.status() == CardStatus.LOCAL_STOCK))));
            }
        };
    }

    private Response byName(PageRequest request, AtCounter here, String text, Optional<LocalDate> born) {
        if (text.chars().anyMatch(Character::isDigit)) {
            return rejected(request, here, "people.error.number");
        }
        if (!here.may(CounterAction.PASSHOLDER_READ)) {
            return rejected(request, here, "people.error.noNames");
        }
        var sealed = people.features().core().box().seal(purpose(here), sealable(text, born));
        return PageRenderer.goTo(
                request,
                PageRequest.address(here.path("people"), new Parameters(List.of(new Parameter(FIND, sealed)))));
    }

    private static String purpose(AtCounter here) {
        return "people:" + here.key() + ":" + here.employee().user().uid();
    }

    private static String sealable(String text, Optional<LocalDate> born) {
        return new Parameters(List.of(
                        new Parameter(TEXT, text),
                        new Parameter(BORN, born.map(LocalDate::toString).orElse(""))))
                .encoded();
    }

    private static Parameters unsealed(String text) {
        return Parameters.parse(text).orElseThrow();
    }

    private Response rejected(PageRequest request, AtCounter here, String error) {
        return rejected(request, here, List.of(new FieldError(TEXT, "people.search", error)));
    }

    private Response rejected(PageRequest request, AtCounter here, List<FieldError> errors) {
        return page(request, view(request, here, Form.UNTOUCHED.rejected(FORM, request.form(), errors)));
    }

    private View view(PageRequest request, AtCounter here, Form form) {
        var leaving = here.may(CounterAction.PASSHOLDER_READ)
                ? people.features()
                        .removalRequests()
                        .registeredAt(here.employee().counter().counterId())
                : List.<RemovalRequests.Waiting>of();
        return new View(here, form, Optional.empty(), false, Optional.empty(), leaving, Note.of(request));
    }

    private static Response page(PageRequest request, View view) {
        return PageRenderer.formPage(
                request,
                view.here().path("people"),
                view.form(),
                (output, interceptor, frame) -> JtesearchGenerated.render(output, interceptor, frame, view));
    }
}
