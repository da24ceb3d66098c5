package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.devices.DeviceRegister;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** The check-in devices, with the counter that owns each, and the form that gives one to another counter. */
record AdminDevicePages(Administration admin, FormSubmissions forms) {
    static final String PATH = "/admin/devices";

    /** The act of the form, and its field. */
    static final String OWNER = "owner";

    private static final String DEVICE = "device";
    private static final String AFTER = "after";
    private static final int ON_A_PAGE = 50;

    /**
     * The page's content.
     *
     * @param next where the list continues; empty at its end
     */
    record All(List<DeviceRegister.Details> devices, String next, Form form, Optional<Note> note) {
        /** The form that gives a device to another counter. */
        Form giving(String key) {
            return form.named(givingOf(key));
        }
    }

    /** The name of the form of a device, and the id of its field. */
    static String givingOf(String key) {
        return OWNER + "-" + key;
    }

    Response list(PageRequest request) {
        return page(request, forms.form());
    }

    private Response page(PageRequest request, Form form) {
        var after = request.query().firstFilled(AFTER).orElse("");
        var found = admin.devices().list(new Listing("", after, ON_A_PAGE + 1));
        boolean goesOn = found.size() > ON_A_PAGE;
        var shown = goesOn ? found.subList(0, ON_A_PAGE) : found;
        var next = goesOn
                ? PageRequest.address(
                        PATH,
                        new Parameters(
                                List.of(new Parameter(AFTER, shown.getLast().key()))))
                : "";
        var all = new All(shown, next, form, Note.of(request));
        return AdminPages.page(
                request,
                PATH,
                form,
                (output, interceptor, frame) -> JtedevicesGenerated.render(output, interceptor, frame, all));
    }

    /** Gives the device to the counter, both as named by the form. */
    Response act(PageRequest request) {
        if (!AdminPages.field(request, Question.ACT).equals(OWNER)) {
            return Notices.UNREADABLE.to(request);
        }
        var key = AdminPages.field(request, DEVICE);
        var id = givingOf(key);
        var again = new AdminPages.Again(
                Map.of(Subject.COUNTER, new FieldError(id, "admin.devices.owner", "admin.unknown.counter")),
                _ -> id,
                errors -> page(request, forms.form().rejected(id, request.form(), errors)));
        return AdminPages.after(
                request,
                admin.devices().setOwner(AdminPages.actor(request), key, AdminPages.field(request, OWNER)),
                PATH,
                again);
    }
}
