package org.spaarpunt.web.people;

import java.time.LocalDate;
import java.util.List;
import org.spaarpunt.accounts.Activation.Outcome;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.FormSubmissions.Result;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRequest;

/**
 * Makes the link by which a passholder gets an account of their own. The passholder says their day of birth, as in an
 * application, so that an employee cannot take over the account of a person who is not there.
 */
record AccountLinkPages(People people) {
    private static final String FORM = "link";

    Response make(PageRequest request, AtCounter here) {
        return people.withPerson(request, here, person -> {
            var typed = new Typed(request.form()).needing("dateOfBirth");
            var born = typed.dayOfBirth(People.today(request));
            if (!typed.errors().isEmpty()) {
                return rejected(request, here, person, typed.errors());
            }
            return people.cards(person).stream().anyMatch(card -> card.status() == CardStatus.ACTIVE)
                    ? submissions(here, person.uid())
                            .renewing(request, () -> made(request, here, person, born.orElseThrow()))
                    : Notices.UNREADABLE.to(request);
        });
    }

    /** The page that shows the link, once. */
    Response show(PageRequest request, AtCounter here) {
        return submissions(here, request.segment(1)).show(request, request.segment(2));
    }

    private Result made(PageRequest request, AtCounter here, Person person, LocalDate born) {
        var counter = new Actor.Application(here.key(), request.client().getHostAddress());
        return switch (people.features().accounts().activation().invite(person.uid(), born, counter, here.actor())) {
            case Outcome.Invited(var text) -> new Result.Made(receipt(request, here, person, text));
            case Outcome.WrongDate _ -> notDone(request, here, person, "people.link.wrong");
            case Outcome.TooOften _ -> notDone(request, here, person, "people.link.often");
            case Outcome.Used _ -> notDone(request, here, person, "people.link.used");
        };
    }

    private static Receipt receipt(PageRequest request, AtCounter here, Person person, String text) {
        var address = request.site() + "/invitation/" + text;
        var name = person.details().name();
        return new Receipt(
                FormSubmissions.LINK,
                (name.first() + " " + name.family()).strip(),
                "",
                People.path(here, person.uid()),
                address);
    }

    private Result notDone(PageRequest request, AtCounter here, Person person, String error) {
        return new Result.NotDone(
                rejected(request, here, person, List.of(new FieldError("dateOfBirth", "people.dateOfBirth", error))));
    }

    private Response rejected(PageRequest request, AtCounter here, Person person, List<FieldError> errors) {
        var form = Form.untouched(people.features().accounts().receipts().token());
        return new PersonPages(people).full(request, here, person, form.rejected(FORM, request.form(), errors));
    }

    private FormSubmissions submissions(AtCounter here, String uid) {
        return new FormSubmissions(people.features().accounts().receipts(), People.path(here, uid, "link"));
    }
}
