package org.spaarpunt.web.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passholders.Evidence;
import org.spaarpunt.passholders.NewMembership;
import org.spaarpunt.passholders.NewMembership.Way;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonAtDoor;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * Makes a passholder a member of another card system. A counter that does not know them yet has to read their chip or
 * their national number first, or to type their day of birth or the code from their own page.
 */
record JoiningPages(People people) {
    private static final String FORM = "join";
    private static final String DONE = "joined";

    /** @param systems where the counter registers people and this one is no member */
    record View(AtCounter here, PersonView person, List<CardSystem> systems, Form form) {
        String firstName() {
            return switch (person) {
                case Person known -> known.details().name().first();
                case PersonAtDoor known -> known.firstName();
            };
        }

        boolean isAtDoor() {
            return person instanceof PersonAtDoor;
        }

        boolean mayGrantTariff() {
            return here.may(CounterAction.KANSENSTATUUT_CREATE);
        }

        String path(String... below) {
            return People.path(here, person.uid(), below);
        }
    }

    Response show(PageRequest request, AtCounter here) {
        return here.may(CounterAction.PASSHOLDER_CREATE)
                ? people.with(request, here, person -> page(request, here, person, Form.UNTOUCHED))
                : Notices.COUNTER_MAY_NOT.to(request);
    }

    Response join(PageRequest request, AtCounter here) {
        return here.may(CounterAction.PASSHOLDER_CREATE)
                ? people.with(request, here, person -> join(request, here, person))
                : Notices.COUNTER_MAY_NOT.to(request);
    }

    private Response join(PageRequest request, AtCounter here, PersonView person) {
        var typed = new Typed(request.form());
        var card = typed.card();
        var system = typed.parsed("cardSystem", JoiningPages::id, "people.error.choice");
        var until = typed.day("tariffEnd");
        var evidence = new Evidence(
                typed.dayOfBirth(People.today(request)),
                Optional.of(typed.text("code").replace(" ", "")).filter(code -> !code.isEmpty()));
        if (card.isEmpty() && system.isEmpty() && typed.errors().isEmpty()) {
            typed.needing("cardSystem");
        }
        if (!typed.errors().isEmpty()) {
            return rejected(request, here, person, typed.errors());
        }
        var way = card.<Way>map(Way.WithCard::new).orElseGet(() -> new Way.AsTheyAre(system.orElseThrow()));
        var wanted = new NewMembership(person.uid(), way, until, typed.consents(), evidence);
        return people.passholders()
                .joining()
                .join(wanted, here.writer())
                .map(objection -> refused(request, here, person, objection))
                .orElseGet(() -> Note.done(request, People.path(here, person.uid()), DONE));
    }

    private static Optional<Long> id(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Response refused(PageRequest request, AtCounter here, PersonView person, Objection objection) {
        people.count(objection, here);
        return rejected(request, here, person, List.of(ObjectionErrors.at(objection)));
    }

    private Response rejected(PageRequest request, AtCounter here, PersonView person, List<FieldError> errors) {
        return page(request, here, person, Form.UNTOUCHED.rejected(FORM, request.form(), errors));
    }

    private Response page(PageRequest request, AtCounter here, PersonView person, Form form) {
        var member = memberships(person);
        var systems = here.employee().counter().systemsWhere(CounterAction.PASSHOLDER_CREATE).stream()
                .filter(id -> !member.contains(id))
                .sorted()
                .flatMap(id -> people.features().cardSystems().find(id).stream())
                .toList();
        var view = new View(here, person, systems, form);
        return PageRenderer.formPage(
                request,
                view.path("join"),
                form,
                (output, interceptor, frame) -> JtejoinGenerated.render(output, interceptor, frame, view));
    }

    private static Set<Long> memberships(PersonView view) {
        return switch (view) {
            case Person person -> People.memberships(person);
            case PersonAtDoor person ->
                person.memberships().stream()
                        .map(membership -> membership.cardSystem().id())
                        .collect(Collectors.toUnmodifiableSet());
        };
    }
}
