package org.spaarpunt.checkins;

import java.util.Optional;
import java.util.regex.Pattern;

/** A check-in as the protocol names it: {@code 12-345}. With its passholder, because that is how check-ins are found. */
public record CheckinReference(long passholderId, long checkinId) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /** Empty when the text names no check-in. */
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
