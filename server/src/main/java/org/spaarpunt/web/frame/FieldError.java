package org.spaarpunt.web.frame;

import java.util.List;

/**
 * One error in a form that was sent.
 *
 * @param field id of the field with the error; empty: the form as a whole
 * @param label key of the field's label; empty if the text itself names the field
 * @param key of the error's text
 * @param places values to fill into the text
 */
public record FieldError(String field, String label, String key, List<String> places) {
    public FieldError {
        places = List.copyOf(places);
    }

    public FieldError(String field, String label, String key) {
        this(field, label, key, List.of());
    }

    /** The text shown at the field. */
    public String text(Frame frame) {
        return frame.text(key, places.toArray());
    }

    /** The text in the summary, away from the field. */
    public String inSummary(Frame frame) {
        return label.isEmpty() ? text(frame) : frame.text(label) + ": " + text(frame);
    }
}
