package org.spaarpunt.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link of the chain, by which all before it are fixed: whoever wrote it down can prove later that none of them has changed or gone.
 *
 * @param digest 64 hexadecimal digits
 */
public record ChainHead(long number, String digest) {
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

    /** Reads {@code number:digest}; nothing where it is not that. */
    public static Optional<ChainHead> parse(String text) {
        var matcher = WRITTEN.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new ChainHead(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return number + ":" + digest;
    }
}
