package org.spaarpunt.loadtest.wire;

import org.jspecify.annotations.Nullable;

/**
 * A server's answer to a check-in.
 *
 * @param points the total that it states, {@link #NO_POINTS} when it states none
 * @param code the code of a refusal; empty when granted, and when the answer states none
 * @param replayed whether it says that it is the first answer given again
 * @param last whether the server closes the connection after it
 */
public record Answer(int status, int points, String code, boolean replayed, boolean last) {
    public static final int NO_POINTS = -1;

    private static final int OK = 200;
    private static final int FIRST_SERVER_ERROR = 500;

    public boolean granted() {
        return status == OK;
    }

    /** Whether the server says that the visit had its point before: the limit of the event is used up. */
    public boolean hadItsPoint() {
        return code.equals("MAXIMUM_REACHED");
    }

    /** Whether the server could not do its work, so that the same request is worth sending again. */
    public boolean unavailable() {
        return status >= FIRST_SERVER_ERROR;
    }

    /** A word for counting: the code, or the status where there is no code. */
    public String label() {
        return code.isEmpty() ? "HTTP_" + status : code;
    }

    /** The text between two tags of the body, or null. */
    static @Nullable String element(String body, String name) {
        int start = body.indexOf("<" + name + ">");
        int end = start < 0 ? -1 : body.indexOf("</" + name + ">", start);
        return end < 0 ? null : body.substring(start + name.length() + 2, end);
    }
}
