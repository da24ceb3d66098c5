package org.spaarpunt.web.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonAtDoor;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.points.Movement;
import org.spaarpunt.points.PointsHistory.Order;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** A person at a counter: what the counter may know, and what it may do. */
record PersonPages(People people) {
    static final String CARD = "card";

    /**
     * A person that the counter sees in full.
     *
     * @param leaving when they asked to be removed
     * @param link the form by which they get an account
     */
    record Full(
            AtCounter here,
            Person person,
            List<HeldCard> cards,
            ListView<Movement> movements,
            Optional<Instant> leaving,
            LocalDate today,
            Form link,
            Optional<Note> note) {
        boolean mayGive() {
            return here.employee().counter().may(CounterAction.PASSHOLDER_CREATE, People.memberships(person));
        }

        boolean mayChange() {
            return ChangePages.mayChange(here, person);
        }

        boolean mayBlock(HeldCard card) {
            return card.status() == CardStatus.ACTIVE
                    && here.employee()
                            .counter()
                            .may(
                                    CounterAction.PASSHOLDER_BLOCK,
                                    card.cardSystem().id());
        }

        boolean mayJoin() {
            return PersonPages.mayJoin(here, People.memberships(person));
        }

        boolean mayHaveAccount() {
            return cards.stream().anyMatch(card -> card.status() == CardStatus.ACTIVE)
                    && person.details().dateOfBirth().isPresent();
        }

        String path(String... below) {
            return People.path(here, person.uid(), below);
        }
    }

    /** A person of other card systems, of whom the counter sees what a door needs. */
    record Door(AtCounter here, PersonAtDoor person, Optional<Note> note) {
        boolean mayJoin() {
            return here.may(CounterAction.PASSHOLDER_CREATE);
        }

        String path(String... below) {
            return People.path(here, person.uid(), below);
        }
    }

    /** Whether there is a card system where the counter registers people and the person is not a member. */
    static boolean mayJoin(AtCounter here, Set<Long> memberships) {
        return !memberships.containsAll(here.employee().counter().systemsWhere(CounterAction.PASSHOLDER_CREATE));
    }

    Response show(PageRequest request, AtCounter here) {
        return people.with(request, here, view -> show(request, here, view, linkForm()));
    }

    /** A link that is requested twice is made once. */
    private Form linkForm() {
        return Form.untouched(people.features().accounts().receipts().token());
    }

    private Response show(PageRequest request, AtCounter here, PersonView view, Form link) {
        return switch (view) {
            case Person person -> full(request, here, person, link);
            case PersonAtDoor person -> {
                var door = new Door(here, person, Note.of(request));
                yield PageRenderer.page(
                        request,
                        200,
                        (output, interceptor, frame) -> JtedoorGenerated.render(output, interceptor, frame, door));
            }
        };
    }

    /** @param link the form for an account, which may have been rejected */
    Response full(PageRequest request, AtCounter here, Person person, Form link) {
        var counter = here.employee().counter();
        var scope = new CheckinScope.OfCounter(counter.counterId(), counter.organisationId());
        var path = People.path(here, person.uid());
        var full = new Full(
                here,
                person,
                people.cards(person),
                ListView.of(
                        request,
                        new ListView.Place(path, "history"),
                        new ListView.Standard<>(Order.MOMENT, true),
                        wanted -> people.features().pointsHistory().part(person.id(), scope, wanted)),
                people.features().removalRequests().of(person.uid()),
                People.today(request),
                link,
                Note.of(request));
        return PageRenderer.formPage(
                request,
                path,
                link,
                (output, interceptor, frame) -> JtepersonGenerated.render(output, interceptor, frame, full));
    }

    /** The number of a card must not stand in an address, so the question is the answer to a form. */
    Response block(PageRequest request, AtCounter here) {
        return people.withPerson(request, here, person -> {
            var typed = request.form().firstFilled(CARD).orElse("");
            var card = people.cards(person).stream()
                    .filter(held -> held.number().digits().equals(typed))
                    .findFirst();
            if (card.isEmpty()) {
                return Notices.UNREADABLE.to(request);
            }
            if (!here.employee()
                    .counter()
                    .may(CounterAction.PASSHOLDER_BLOCK, card.get().cardSystem().id())) {
                return Notices.COUNTER_MAY_NOT.to(request);
            }
            return Question.isConfirmed(request) || card.get().status() != CardStatus.ACTIVE
                    ? block(request, here, person, card.get())
                    : question(here, person, card.get()).page(request);
        });
    }

    /** A card that is blocked already is what was wanted. */
    private Response block(PageRequest request, AtCounter here, Person person, HeldCard card) {
        people.passholders().replacement().block(card, here.writer());
        return Note.done(request, People.path(here, person.uid()), "blockCard");
    }

    private static Question question(AtCounter here, Person person, HeldCard card) {
        var path = People.path(here, person.uid());
        return new Question(
                Danger.BLOCK_CARD,
                List.of(
                        card.number().digits(),
                        (person.details().name().first() + " "
                                        + person.details().name().family())
                                .strip()),
                path + "/block",
                List.of(new Parameter(CARD, card.number().digits())),
                path);
    }
}
