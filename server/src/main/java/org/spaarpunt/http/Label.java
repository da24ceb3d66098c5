package org.spaarpunt.http;

/**
 * What an answer is called in metrics and logs; clients do not see it. Both are words of the program's own and never a
 * client's text: a metric keeps each of them for as long as the server runs.
 *
 * @param call the address as a template, with its method where that matters: {@code GET /enduser/{uitpasNumber}}
 * @param code what became of it, where the status does not say it all; else {@code ""}
 */
public record Label(String call, String code) {
    /** Of an answer that no call gave. */
    public static final Label NONE = new Label("none", "");
}
