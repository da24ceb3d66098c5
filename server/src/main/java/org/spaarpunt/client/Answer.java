package org.spaarpunt.client;

import org.jspecify.annotations.Nullable;

/**
 * A server's answer to a check-in.
 *
 * @param points the total that it states, {@link #NO_POINTS} if it states none
 * @param code the code of a refusal; empty if granted, or if the answer states none
 * @param replayed whether it is marked as the first answer given again
 * @param last whether the server closes the connection after it
 */
public record Answer(int status, int points, String code, boolean replayed, boolean last) {
    public static final int NO_POINTS = -1;

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int FIRST_SERVER_ERROR = 500;

    public boolean granted() {
        return status == OK || status == CREATED;
    }

    /** Whether the visit already had its point: the limit of the event is used up. */
    public boolean hadItsPoint() {
        return code.equals("MAXIMUM_REACHED") || code.equals("LIMIT_REACHED");
    }

    /** Whether the server was unavailable, so that the same request can be retried. */
    public boolean unavailable() {
        return status >= FIRST_SERVER_ERROR;
    }

    /** A label for counting: the code, or the status if there is no code. */
    public String label() {
        return code.isEmpty() ? "HTTP_" + status : code;
    }

    /** The text or number of a member of a JSON object, or null. */
    static @Nullable String member(String body, String name) {
        int place = body.indexOf("\"" + name + "\":");
        if (place < 0) {
            return null;
        }
        int start = place + name.length() + "\"\":".length();
        boolean isText = body.charAt(start) == '"';
        int begin = isText ? start + 1 : start;
        int end = begin;
        while (end < body.length() && (isText ? "\"" : ",}").indexOf(body.charAt(end)) < 0) {
            end++;
        }
        return body.substring(begin, end);
    }

    /** The text between two tags of the body, or null. */
    static @Nullable String element(String body, String name) {
        int start = body.indexOf("<" + name + ">");
        int end = start < 0 ? -1 : body.indexOf("</" + name + ">", start);
        return end < 0 ? null : body.substring(start + name.length() + 2, end);
    }
}
