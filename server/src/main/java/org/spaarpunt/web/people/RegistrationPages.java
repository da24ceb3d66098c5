package org.spaarpunt.web.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.NewPassholder;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.OptIns;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.RegistrationOutcome.AlreadyRegistered;
import org.spaarpunt.passholders.RegistrationOutcome.Refused;
import org.spaarpunt.passholders.RegistrationOutcome.Registered;
import org.spaarpunt.passholders.SocialTariff;
import org.spaarpunt.prices.CardPrice;
import org.spaarpunt.prices.SaleReason;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** Registers a person and hands out the first card. A form that is sent twice registers the person once. */
record RegistrationPages(People people) {
    static final String START = "start";
    static final String CARD = "uitpasNumber";

    private static final String FORM = "register";
    private static final String REGISTERED = "registered";
    private static final Set<SaleReason> SALES = Set.of(SaleReason.FIRST_CARD);

    /**
     * The content of the page.
     *
     * @param card the number of the card that was read first, or empty
     * @param known the passholder who has the national number already, if the counter sees them
     */
    record View(AtCounter here, String card, List<CardPrice> prices, Form form, Optional<Person> known) {
        boolean mayGrantTariff() {
            return here.may(CounterAction.KANSENSTATUUT_CREATE);
        }
    }

    Response show(PageRequest request, AtCounter here) {
        return here.may(CounterAction.PASSHOLDER_CREATE)
                ? page(request, here, "", Form.UNTOUCHED, Optional.empty())
                : Notices.COUNTER_MAY_NOT.to(request);
    }

    Response register(PageRequest request, AtCounter here) {
        if (!here.may(CounterAction.PASSHOLDER_CREATE)) {
            return Notices.COUNTER_MAY_NOT.to(request);
        }
        if (request.form().firstFilled(Question.ACT).filter(START::equals).isPresent()) {
            return page(request, here, request.form().firstFilled(CARD).orElse(""), Form.UNTOUCHED, Optional.empty());
        }
        var typed = new Typed(request.form()).needing(CARD, "firstName", "name", "dateOfBirth", "postalCode", "city");
        var newcomer = newcomer(typed, request);
        return newcomer.map(person -> register(request, here, person))
                .orElseGet(() -> rejected(request, here, typed.errors()));
    }

    private Response register(PageRequest request, AtCounter here, NewPassholder newcomer) {
        var outcome = people.passholders().registration().register(newcomer, here.writer(), People.inquiry(here));
        return switch (outcome) {
            case Registered(var uid) -> Note.done(request, People.path(here, uid), REGISTERED);
            case AlreadyRegistered(var uid) -> already(request, here, newcomer, uid);
            case Refused(var objection) -> refused(request, here, newcomer, objection);
        };
    }

    /** After a double click, or an answer that was lost, the card is with this very person. */
    private Response refused(PageRequest request, AtCounter here, NewPassholder newcomer, Objection objection) {
        var same = objection == Objection.CARD_NOT_IN_STOCK ? holder(newcomer.card(), here) : Optional.<Person>empty();
        if (same.filter(person -> isSame(person, newcomer)).isPresent()) {
            return Note.done(request, People.path(here, same.get().uid()), REGISTERED);
        }
        people.count(objection, here);
        return rejected(request, here, List.of(ObjectionErrors.at(objection)));
    }

    private Response already(PageRequest request, AtCounter here, NewPassholder newcomer, String uid) {
        var known = people.person(uid, here);
        if (known.filter(person -> isSame(person, newcomer) && holds(person, newcomer.card()))
                .isPresent()) {
            return Note.done(request, People.path(here, uid), REGISTERED);
        }
        var errors = List.of(ObjectionErrors.at(Objection.NATIONAL_NUMBER_IN_USE));
        return page(request, here, "", Form.UNTOUCHED.rejected(FORM, request.form(), errors), known);
    }

    private Optional<Person> holder(UitpasNumber card, AtCounter here) {
        return people.card(card).flatMap(held -> held.passholder()).flatMap(known -> people.person(known.uid(), here));
    }

    private boolean holds(Person person, UitpasNumber card) {
        return people.cards(person).stream().anyMatch(held -> held.number().equals(card));
    }

    private static boolean isSame(Person person, NewPassholder newcomer) {
        return person.details().name().equals(newcomer.details().name())
                && person.details().dateOfBirth().equals(newcomer.details().dateOfBirth());
    }

    private static Optional<NewPassholder> newcomer(Typed typed, PageRequest request) {
        var card = typed.card();
        var details = ChangePages.details(typed, request);
        var number = typed.parsed("inszNumber", NationalNumber::parse, "people.error.insz");
        var tariff = new SocialTariff.Wish(typed.isChecked("tariff"), typed.day("tariffEnd"));
        var optIns = new OptIns(
                typed.isChecked("serviceMails"),
                typed.isChecked("milestoneMails"),
                typed.isChecked("infoMails"),
                typed.isChecked("sms"),
                typed.isChecked("post"));
        return typed.errors().isEmpty()
                ? Optional.of(new NewPassholder(
                        card.orElseThrow(),
                        details,
                        number,
                        typed.isChecked("verified"),
                        optIns,
                        tariff,
                        "",
                        typed.consents()))
                : Optional.empty();
    }

    private Response rejected(PageRequest request, AtCounter here, List<FieldError> errors) {
        return page(request, here, "", Form.UNTOUCHED.rejected(FORM, request.form(), errors), Optional.empty());
    }

    private Response page(PageRequest request, AtCounter here, String card, Form form, Optional<Person> known) {
        var view = new View(here, card, people.prices(here, SALES), form, known);
        return PageRenderer.formPage(
                request,
                here.path("people", "new"),
                form,
                (output, interceptor, frame) -> JteregisterGenerated.render(output, interceptor, frame, view));
    }
}
