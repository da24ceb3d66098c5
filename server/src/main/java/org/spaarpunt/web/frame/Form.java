package org.spaarpunt.web.frame;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.identity.Parameters;

/**
 * A form as its page shows it: empty, or again after it was rejected, with the typed values and the errors.
 *
 * @param name of the form on its page that was rejected; empty: none
 * @param sent the typed values
 * @param token that identifies this copy of the form; empty in forms that may be sent twice
 */
public record Form(String name, Parameters sent, List<FieldError> errors, String token) {
    /** The field that holds the token. */
    public static final String TOKEN = "once";

    /** A form that was not sent yet, and may be sent twice. */
    public static final Form UNTOUCHED = untouched("");

    public Form {
        errors = List.copyOf(errors);
    }

    public static Form untouched(String token) {
        return new Form("", Parameters.none(), List.of(), token);
    }

    /** This form, after it was sent and rejected. */
    public Form rejected(String which, Parameters typed, List<FieldError> wrong) {
        return new Form(which, typed, wrong, token);
    }

    /** Of several forms on one page: this one if it was rejected, an untouched one otherwise. */
    public Form named(String which) {
        return name.equals(which) ? this : untouched(token);
    }

    public boolean isRejected() {
        return !errors.isEmpty();
    }

    /** The value of a field: what was typed there last, or else what is stored. */
    public String value(String field, String stored) {
        return isRejected() ? sent.firstFilled(field).orElse("") : stored;
    }

    public boolean isChecked(String field, boolean stored) {
        return isRejected() ? sent.firstFilled(field).isPresent() : stored;
    }

    /** The errors at the field with this id. */
    public Optional<FieldError> at(String id) {
        return errors.stream().filter(error -> error.field().equals(id)).findFirst();
    }

    /** The id of the element that shows the errors at a field. */
    public static String errorId(String id) {
        return id + "-error";
    }

    public static String hintId(String id) {
        return id + "-hint";
    }

    @Nullable
    public String invalid(String id) {
        return at(id).isPresent() ? "true" : null;
    }

    /** The ids of the elements that describe a field: first its errors, then its hint. */
    @Nullable
    public String describedBy(String id, boolean hinted) {
        var error = at(id).isPresent() ? errorId(id) : "";
        var both = (error + " " + (hinted ? hintId(id) : "")).strip();
        return both.isEmpty() ? null : both;
    }

    /** Whether this is the first field with an error, which gets the focus. */
    public boolean isFirst(String id) {
        return errors.stream()
                .filter(error -> !error.field().isEmpty())
                .findFirst()
                .filter(error -> error.field().equals(id))
                .isPresent();
    }

    /** The title of the page, which begins with the error if there is one. */
    public String titled(Frame frame, String title) {
        return isRejected() ? frame.text("form.problem", title) : title;
    }
}
