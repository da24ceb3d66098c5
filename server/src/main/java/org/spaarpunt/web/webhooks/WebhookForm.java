package org.spaarpunt.web.webhooks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.webhooks.EndpointRegister.Draft;
import org.spaarpunt.webhooks.EventKind;

/** The fields of a webhook, in the forms of its pages. */
public final class WebhookForm {
    public static final String ADDRESS = "address";
    public static final String DESCRIPTION = "description";
    public static final String HOURS = "hours";

    private static final Map<Input, FieldError> FIELDS = Map.of(
            Input.ADDRESS, new FieldError(ADDRESS, "webhooks.address", ""),
            Input.DESCRIPTION, new FieldError(DESCRIPTION, "webhooks.description", ""),
            Input.EVENT_KINDS, new FieldError(idOf(EventKind.CHECKIN_GRANTED), "webhooks.kinds", ""),
            Input.OVERLAP, new FieldError(HOURS, "admin.secret.hours", ""));

    private WebhookForm() {}

    /** The id of a kind's choice; that of the first one stands for all of them. */
    public static String idOf(EventKind kind) {
        return "reports-" + kind.name();
    }

    static Draft read(Parameters form) {
        return new Draft(
                form.firstFilled(ADDRESS).map(String::strip).orElse(""),
                form.firstFilled(DESCRIPTION).map(String::strip).orElse(""),
                Stream.of(EventKind.values())
                        .filter(kind -> form.firstFilled(idOf(kind)).isPresent())
                        .collect(Collectors.toSet()));
    }

    /** The kinds that are chosen in a new form. */
    static Set<EventKind> usual() {
        return Set.of(EventKind.CHECKIN_GRANTED, EventKind.CHECKIN_UNDONE);
    }

    static List<FieldError> errors(List<Flaw> flaws) {
        return flaws.stream()
                .map(flaw -> {
                    var field = FIELDS.getOrDefault(flaw.input(), new FieldError("", "", ""));
                    return new FieldError(field.field(), field.label(), "admin.refused." + flaw.reason());
                })
                .toList();
    }
}
