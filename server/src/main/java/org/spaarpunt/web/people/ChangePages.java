package org.spaarpunt.web.people;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.contact.EmailAddress;
import org.spaarpunt.contact.PostalCode;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.Evidence;
import org.spaarpunt.passholders.Gender;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.OwnPath;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/**
 * Changes what is known about a person. The form holds a digest of the details that the employee saw, so that a change
 * that another user made meanwhile is shown and not overwritten unseen.
 */
record ChangePages(People people) {
    private static final String FORM = "change";
    private static final String DONE = "changed";

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    /** The field with the digest. */
    static final String SEEN = "seen";

    /** The fields that a registration needs: they may be changed, but not emptied. */
    private static final List<String> NEEDED = List.of("firstName", "name", "dateOfBirth", "postalCode", "city");

    /**
     * The content of the page.
     *
     * @param changed the fields that another user changed meanwhile, with what is stored now
     */
    record View(AtCounter here, Person person, Form form, List<Stored> changed) {
        Details details() {
            return person.details();
        }

        /** Whether the counter may need proof that the person is there before it changes who they are. */
        boolean mayNeedProof() {
            return person.cardSystems().size() > 1 || !here.may(CounterAction.PASSHOLDER_CREATE);
        }

        /** The day of birth as people type it. */
        String born() {
            return details().dateOfBirth().map(TYPED::format).orElse("");
        }

        String seen() {
            return ChangePages.seen(person).toString();
        }

        String path(String... below) {
            return People.path(here, person.uid(), below);
        }
    }

    /** A stored value; empty if there is none. */
    record Stored(String field, String value) {}

    static boolean mayChange(AtCounter here, Person person) {
        return here.employee().counter().may(CounterAction.PASSHOLDER_UPDATE, People.memberships(person));
    }

    Response show(PageRequest request, AtCounter here) {
        return people.withPerson(
                request,
                here,
                person -> mayChange(here, person)
                        ? page(request, here, person, Form.UNTOUCHED, List.of())
                        : Notices.COUNTER_MAY_NOT.to(request));
    }

    Response change(PageRequest request, AtCounter here) {
        return people.withPerson(
                request,
                here,
                person ->
                        mayChange(here, person) ? change(request, here, person) : Notices.COUNTER_MAY_NOT.to(request));
    }

    private Response change(PageRequest request, AtCounter here, Person person) {
        var stored = values(person.details());
        var typed = new Typed(request.form())
                .needing(NEEDED.stream()
                        .filter(field -> !stored.getOrDefault(field, "").isEmpty())
                        .toArray(String[]::new));
        var wanted = details(typed, request).keepingAbroad(person.details());
        var evidence = new Evidence(
                Optional.empty(),
                Optional.of(typed.text("code").replace(" ", "")).filter(code -> !code.isEmpty()));
        if (!typed.errors().isEmpty()) {
            return rejected(request, here, person, typed.errors());
        }
        var seen = request.form().firstFilled(SEEN).flatMap(OwnPath::uuid);
        if (!seen.equals(Optional.of(seen(person)))) {
            return changedMeanwhile(request, here, person, wanted);
        }
        return people.passholders()
                .changes()
                .replace(person, wanted, here.writer(), evidence)
                .map(objection -> refused(request, here, person, objection))
                .orElseGet(() -> Note.done(request, People.path(here, person.uid()), DONE));
    }

    private Response refused(PageRequest request, AtCounter here, Person person, Objection objection) {
        people.count(objection, here);
        return rejected(request, here, person, List.of(ObjectionErrors.at(objection)));
    }

    private Response changedMeanwhile(PageRequest request, AtCounter here, Person person, Details wanted) {
        var now = values(person.details());
        var typed = values(wanted);
        var changed = Typed.fields()
                .map(field -> new Stored(field, now.getOrDefault(field, "")))
                .filter(stored -> !stored.value().equals(typed.getOrDefault(stored.field(), "")))
                .toList();
        if (changed.isEmpty()) {
            return Note.done(request, People.path(here, person.uid()), DONE);
        }
        var errors = List.of(ObjectionErrors.at(Objection.CHANGED_MEANWHILE));
        return page(request, here, person, Form.UNTOUCHED.rejected(FORM, request.form(), errors), changed);
    }

    private Response rejected(PageRequest request, AtCounter here, Person person, List<FieldError> errors) {
        return page(request, here, person, Form.UNTOUCHED.rejected(FORM, request.form(), errors), List.of());
    }

    private static Response page(PageRequest request, AtCounter here, Person person, Form form, List<Stored> changed) {
        var view = new View(here, person, form, changed);
        return PageRenderer.formPage(
                request,
                view.path("change"),
                form,
                (output, interceptor, frame) -> JtechangeGenerated.render(output, interceptor, frame, view));
    }

    private static UUID seen(Person person) {
        return Digest.of(values(person.details()).toString());
    }

    static Details details(Typed typed, PageRequest request) {
        var city = typed.text("city");
        return new Details(
                new Details.Name(typed.text("firstName"), typed.text("secondName"), typed.text("name")),
                typed.dayOfBirth(People.today(request)),
                typed.parsed("gender", Gender::parse, "people.error.choice"),
                new Details.Address(
                        typed.text("street"),
                        typed.text("number"),
                        typed.text("box"),
                        typed.parsed("postalCode", text -> PostalCode.parse(text, city), "people.error.postalCode")
                                .map(PostalCode::text)
                                .orElse(""),
                        city),
                new Details.Contact(
                        typed.parsed("email", EmailAddress::parse, "people.error.email")
                                .map(EmailAddress::text)
                                .orElse(""),
                        typed.text("telephone"),
                        typed.text("gsm")),
                typed.text("nationality"),
                typed.text("placeOfBirth"),
                typed.text("moreInfo", Details.MAX_MORE_INFO).replace("\r\n", "\n"));
    }

    /** The values by field, as text. */
    private static Map<String, String> values(Details details) {
        var address = details.address();
        var values = Stream.of(
                entry("firstName", details.name().first()),
                entry("secondName", details.name().second()),
                entry("name", details.name().family()),
                entry("dateOfBirth", details.dateOfBirth().map(Object::toString).orElse("")),
                entry("gender", details.gender().map(Enum::name).orElse("")),
                entry("street", address.street()),
                entry("number", address.number()),
                entry("box", address.box()),
                entry("postalCode", address.postalCode()),
                entry("city", address.city()),
                entry("email", details.contact().email()),
                entry("telephone", details.contact().telephone()),
                entry("gsm", details.contact().gsm()),
                entry("nationality", details.nationality()),
                entry("placeOfBirth", details.placeOfBirth()),
                entry("moreInfo", details.moreInfo().replace("\r\n", "\n")));
        return values.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    private static Map.Entry<String, String> entry(String field, String value) {
        return Map.entry(field, value);
    }
}
