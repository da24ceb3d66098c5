package org.spaarpunt.web.me;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.contact.EmailAddress;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.OptIns;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;

/** How a passholder can be reached, and what they agree to be sent. */
record PreferencesPage(Me me) {
    static final String PATH = SiteMap.ME + "/preferences";

    private static final String FORM = "preferences";

    record View(Person person, Form form, Optional<Note> note) {}

    Response show(PageRequest request) {
        return me.with(request, person -> page(request, person, Form.UNTOUCHED));
    }

    Response save(PageRequest request) {
        return me.with(request, person -> {
            var errors = errors(request.form());
            if (!errors.isEmpty()) {
                return rejected(request, person, errors);
            }
            var contact = new Details.Contact(request.field("email"), request.field("telephone"), request.field("gsm"));
            return me.passholders()
                    .changes()
                    .changeOwn(person, contact, optIns(request), request.actor())
                    .map(objection -> rejected(request, person, List.of(error(objection))))
                    .orElseGet(() -> Note.done(request, PATH, FORM));
        });
    }

    private static List<FieldError> errors(Parameters form) {
        var errors = new ArrayList<FieldError>();
        if (form.firstFilled("email")
                .filter(text -> EmailAddress.parse(text).isEmpty())
                .isPresent()) {
            errors.add(new FieldError("email", "me.email", "me.error.email"));
        }
        for (var name : List.of("telephone", "gsm")) {
            if (form.firstFilled(name).filter(PreferencesPage::isUnfit).isPresent()) {
                errors.add(new FieldError(name, name.equals("gsm") ? "me.gsm" : "me.telephone", "me.error.long"));
            }
        }
        return errors;
    }

    private static boolean isUnfit(String text) {
        return text.strip().length() > Details.MAX_TEXT || text.chars().anyMatch(Character::isISOControl);
    }

    /** The only objection there is to what a passholder prefers: children may not agree to be sent anything. */
    private static FieldError error(Objection objection) {
        if (objection != Objection.TOO_YOUNG_TO_OPT_IN) {
            throw new IllegalStateException("No rule about preferences: " + objection);
        }
        return new FieldError("serviceMails", "", "me.error.young");
    }

    private Response rejected(PageRequest request, Person person, List<FieldError> errors) {
        return page(request, person, Form.UNTOUCHED.rejected(FORM, request.form(), errors));
    }

    private static Response page(PageRequest request, Person person, Form form) {
        var view = new View(person, form, Note.of(request));
        return PageRenderer.formPage(
                request,
                PATH,
                form,
                (output, interceptor, frame) -> JtepreferencesGenerated.render(output, interceptor, frame, view));
    }

    private static OptIns optIns(PageRequest request) {
        return new OptIns(
                isChecked(request, "serviceMails"),
                isChecked(request, "milestoneMails"),
                isChecked(request, "infoMails"),
                isChecked(request, "sms"),
                isChecked(request, "post"));
    }

    private static boolean isChecked(PageRequest request, String name) {
        return request.form().firstFilled(name).isPresent();
    }
}
