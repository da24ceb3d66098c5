package org.spaarpunt.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link of the chain, which determines all links before it: a recorded head proves later that none of them was changed
 * or removed.
 *
 * @param digest 64 hexadecimal digits
 */
public record ChainHead(long number, String digest) {
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

    /** Reads {@code number:digest}; empty if the text is not in this form. */
    public static Optional<ChainHead> parse(String text) {
        var matcher = WRITTEN.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new ChainHead(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** In the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return number + ":" + digest;
    }
}
