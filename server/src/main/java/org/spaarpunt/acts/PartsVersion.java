package org.spaarpunt.acts;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.storage.Digest;

/**
 * A version of something that several people may change: a digest of each of its parts. It tells whether the thing was
 * changed since it was read, and in which parts.
 *
 * @param <P> the parts
 */
public final class PartsVersion<P extends Enum<P>> {
    /** The first digits of a digest. */
    private static final int DIGITS = 8;

    private final Class<P> type;
    private final Map<P, String> digests;

    /** A part that another user changed in the meantime, and whether the author of the present change did so too. */
    public record Clash<P extends Enum<P>>(P part, boolean alsoOwn) {}

    /** The parts that another editor changed meanwhile, and those that this editor changed. */
    public record Both<P extends Enum<P>>(Set<P> theirs, Set<P> own) {
        /** What can be taken over, because the author left it as it was. */
        public Set<P> onlyTheirs() {
            return theirs.stream().filter(part -> !own.contains(part)).collect(Collectors.toUnmodifiableSet());
        }

        public List<Clash<P>> clashes() {
            return theirs.stream()
                    .map(part -> new Clash<>(part, own.contains(part)))
                    .toList();
        }
    }

    private PartsVersion(Class<P> type, Map<P, String> digests) {
        this.type = type;
        this.digests = digests;
    }

    /**
     * The version of something.
     *
     * @param texts the same text for the same value of a part
     */
    public static <P extends Enum<P>> PartsVersion<P> of(Class<P> type, Function<P, String> texts) {
        var digests = new EnumMap<P, String>(type);
        for (var part : type.getEnumConstants()) {
            digests.put(part, digest(texts.apply(part)));
        }
        return new PartsVersion<>(type, digests);
    }

    /** The version that a form or a client sends back; empty if it is none. */
    public static <P extends Enum<P>> Optional<PartsVersion<P>> parse(Class<P> type, String text) {
        var parts = type.getEnumConstants();
        if (!Pattern.matches("[0-9a-f]{" + DIGITS * parts.length + "}", text)) {
            return Optional.empty();
        }
        var digests = new EnumMap<P, String>(type);
        int start = 0;
        for (var part : parts) {
            digests.put(part, text.substring(start, start + DIGITS));
            start += DIGITS;
        }
        return Optional.of(new PartsVersion<>(type, digests));
    }

    /** The parts that differ from this version. */
    public Set<P> changedIn(Function<P, String> texts) {
        return Stream.of(type.getEnumConstants())
                .filter(part -> !digest(texts.apply(part)).equals(digests.get(part)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return String.join("", digests.values());
    }

    private static String digest(String text) {
        return Digest.of(text).toString().substring(0, DIGITS);
    }
}
