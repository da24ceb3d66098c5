package org.spaarpunt.http;

/**
 * The name of an answer in metrics and logs; clients do not see it. Both parts are constants of the program and never a
 * client's text, because a metric keeps each value for as long as the server runs.
 *
 * @param call the address as a template, with its method where that matters: {@code GET /enduser/{uitpasNumber}}
 * @param code the outcome, where the status alone does not identify it; else {@code ""}
 */
public record Label(String call, String code) {
    /** For an answer that comes from no call. */
    public static final Label NONE = new Label("none", "");
}
