package org.spaarpunt.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.PageRequest;

/** Reads the fields of a form, and collects what is wrong with them. Belongs to one thread. */
final class TypedFields {
    private final PageRequest request;
    private final List<FieldError> errors = new ArrayList<>();

    TypedFields(PageRequest request) {
        this.request = request;
    }

    /** What is wrong with the fields that were read so far, in that order. */
    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    String text(String name) {
        return request.field(name);
    }

    boolean isFilled(String name) {
        return request.filled(name).isPresent();
    }

    /**
     * The value of a field; empty, with an error, if the parser makes none of its text.
     *
     * @param label the key of what the field is called on its page
     * @param error the key of what is wrong then
     */
    <T> Optional<T> read(String name, String label, Function<String, Optional<T>> parser, String error) {
        var value = parser.apply(text(name));
        if (value.isEmpty()) {
            errors.add(new FieldError(name, label, error));
        }
        return value;
    }

    /** The same for a field that may be left empty, which is no error. */
    <T> Optional<T> readFilled(String name, String label, Function<String, Optional<T>> parser, String error) {
        return isFilled(name) ? read(name, label, parser, error) : Optional.empty();
    }
}
