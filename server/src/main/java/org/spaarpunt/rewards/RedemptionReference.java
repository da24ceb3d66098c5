package org.spaarpunt.rewards;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a redemption in the JSON API: {@code 12-345}. It includes the passholder, which is needed to find the
 * redemption.
 */
public record RedemptionReference(long passholderId, long redemptionId) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /** Empty if the text is not such an id. */
    public static Optional<RedemptionReference> parse(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new RedemptionReference(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    public String text() {
        return passholderId + "-" + redemptionId;
    }
}
