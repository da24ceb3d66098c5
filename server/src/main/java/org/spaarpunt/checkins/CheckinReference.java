package org.spaarpunt.checkins;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a check-in in the protocol: {@code 12-345}. It includes the passholder, which is needed to find the
 * check-in.
 */
public record CheckinReference(long passholderId, long checkinId) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /** Empty if the text is not such an id. */
    public static Optional<CheckinReference> parse(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new CheckinReference(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    public String text() {
        return passholderId + "-" + checkinId;
    }
}
