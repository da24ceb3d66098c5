package org.spaarpunt.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.identity.Parameters;

/**
 * A form as its page shows it: untouched, or once more because it was rejected, with what was typed and what is wrong with it.
 *
 * @param name which of the forms of its page was rejected; empty: none
 * @param sent what was typed there
 * @param token by which this copy of the form is told from all others; empty in forms that may be sent twice
 */
record Form(String name, Parameters sent, List<FieldError> errors, String token) {
    /** The field that holds the token. */
    static final String TOKEN = "once";

    /** Untouched, and may be sent twice. */
    static final Form UNTOUCHED = untouched("");

    Form {
        errors = List.copyOf(errors);
    }

    static Form untouched(String token) {
        return new Form("", Parameters.none(), List.of(), token);
    }

    /** This form, after it was sent and rejected. */
    Form rejected(String which, Parameters typed, List<FieldError> wrong) {
        return new Form(which, typed, wrong, token);
    }

    /** Of several forms on one page: this one if it is the one that was rejected, an untouched one otherwise. */
    Form named(String which) {
        return name.equals(which) ? this : untouched(token);
    }

    boolean isRejected() {
        return !errors.isEmpty();
    }

    /** What stands in a field: what was typed there last, or else what is stored. */
    String value(String field, String stored) {
        return isRejected() ? sent.firstFilled(field).orElse("") : stored;
    }

    boolean isChecked(String field, boolean stored) {
        return isRejected() ? sent.firstFilled(field).isPresent() : stored;
    }

    /** What is wrong at the field with this id. */
    Optional<FieldError> at(String id) {
        return errors.stream().filter(error -> error.field().equals(id)).findFirst();
    }

    /** The id of the element that says what is wrong at a field. */
    static String errorId(String id) {
        return id + "-error";
    }

    static String hintId(String id) {
        return id + "-hint";
    }

    @Nullable
    String invalid(String id) {
        return at(id).isPresent() ? "true" : null;
    }

    /** The ids of what describes a field: first what is wrong, then its hint. */
    @Nullable
    String describedBy(String id, boolean hinted) {
        var error = at(id).isPresent() ? errorId(id) : "";
        var both = (error + " " + (hinted ? hintId(id) : "")).strip();
        return both.isEmpty() ? null : both;
    }

    /** Whether this is the first field at which something is wrong: there the reader goes on. */
    boolean isFirst(String id) {
        return errors.stream()
                .filter(error -> !error.field().isEmpty())
                .findFirst()
                .filter(error -> error.field().equals(id))
                .isPresent();
    }

    /** The title of the page, which says first that something is wrong. */
    String titled(Frame frame, String title) {
        return isRejected() ? frame.text("form.problem", title) : title;
    }
}
