package org.spaarpunt.web;

import java.util.List;

/**
 * One thing that is wrong with a form that was sent.
 *
 * @param field id of the field that it stands at; empty: the form as a whole
 * @param label key of the field's label; empty where the text itself names the field
 * @param key of the text that says what is wrong
 * @param places filled in there
 */
record FieldError(String field, String label, String key, List<String> places) {
    FieldError {
        places = List.copyOf(places);
    }

    FieldError(String field, String label, String key) {
        this(field, label, key, List.of());
    }

    /** What stands at the field. */
    String text(Frame frame) {
        return frame.text(key, places.toArray());
    }

    /** What the summary says, far from the field. */
    String inSummary(Frame frame) {
        return label.isEmpty() ? text(frame) : frame.text(label) + ": " + text(frame);
    }
}
