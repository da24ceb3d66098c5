package org.spaarpunt.web.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passholders.NewCard;
import org.spaarpunt.passholders.NewCard.Reason;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.prices.CardPrice;
import org.spaarpunt.prices.SaleReason;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** Hands out another card to a passholder. A form that is sent twice hands it out once. */
record NewCardPages(People people) {
    private static final String FORM = "card";
    private static final String DONE = "cardGiven";

    private static final Set<SaleReason> SALES = EnumSet.complementOf(EnumSet.of(SaleReason.FIRST_CARD));

    record View(AtCounter here, Person person, List<CardPrice> prices, Form form) {
        List<Reason> reasons() {
            return Stream.of(Reason.values())
                    .filter(reason -> reason != Reason.OBTAIN_KANSENSTATUUT || mayGrantTariff())
                    .toList();
        }

        boolean mayGrantTariff() {
            return here.may(CounterAction.KANSENSTATUUT_CREATE);
        }

        String path(String... below) {
            return People.path(here, person.uid(), below);
        }
    }

    Response show(PageRequest request, AtCounter here) {
        return withMember(request, here, person -> page(request, here, person, Form.UNTOUCHED));
    }

    Response give(PageRequest request, AtCounter here) {
        return withMember(request, here, person -> {
            var typed = new Typed(request.form()).needing("uitpasNumber", "reason");
            var card = typed.card();
            var until = typed.day("tariffEnd");
            var reason = typed.parsed("reason", NewCardPages::reason, "people.error.choice");
            if (!typed.errors().isEmpty()) {
                return rejected(request, here, person, typed.errors());
            }
            var wanted = new NewCard(person.uid(), reason.orElseThrow(), card.orElseThrow(), until);
            return people.passholders()
                    .replacement()
                    .give(wanted, here.writer())
                    .filter(objection -> !isGiven(objection, wanted))
                    .map(objection -> refused(request, here, person, objection))
                    .orElseGet(() -> Note.done(request, People.path(here, person.uid()), DONE));
        });
    }

    /** After a double click, or an answer that was lost, the person has the card. */
    private boolean isGiven(Objection objection, NewCard wanted) {
        return objection == Objection.CARD_NOT_IN_STOCK
                && people.card(wanted.card())
                        .filter(card -> card.status() == CardStatus.ACTIVE)
                        .flatMap(card -> card.passholder())
                        .filter(holder -> holder.uid().equals(wanted.uid()))
                        .isPresent();
    }

    private static Optional<Reason> reason(String text) {
        return Stream.of(Reason.values())
                .filter(reason -> reason.name().equals(text))
                .findFirst();
    }

    private Response withMember(PageRequest request, AtCounter here, Function<Person, Response> answer) {
        return people.withPerson(
                request,
                here,
                person -> here.employee().counter().may(CounterAction.PASSHOLDER_CREATE, People.memberships(person))
                        ? answer.apply(person)
                        : Notices.COUNTER_MAY_NOT.to(request));
    }

    private Response refused(PageRequest request, AtCounter here, Person person, Objection objection) {
        people.count(objection, here);
        return rejected(request, here, person, List.of(ObjectionErrors.at(objection)));
    }

    private Response rejected(PageRequest request, AtCounter here, Person person, List<FieldError> errors) {
        return page(request, here, person, Form.UNTOUCHED.rejected(FORM, request.form(), errors));
    }

    private Response page(PageRequest request, AtCounter here, Person person, Form form) {
        var view = new View(here, person, people.prices(here, SALES), form);
        return PageRenderer.formPage(
                request,
                view.path("card"),
                form,
                (output, interceptor, frame) -> JtecardGenerated.render(output, interceptor, frame, view));
    }
}
