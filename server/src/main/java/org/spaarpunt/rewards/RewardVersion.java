package org.spaarpunt.rewards;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.storage.Digest;

/**
 * A version of a reward: a digest of each of its parts. It tells whether another administrator changed the reward since
 * it was read, and what; redemptions do not change it.
 */
public final class RewardVersion {
    /** The first digits of a digest. */
    private static final int DIGITS = 8;

    private static final Pattern WRITTEN = Pattern.compile("[0-9a-f]{" + DIGITS * RewardPart.values().length + "}");

    private final Map<RewardPart, String> digests;

    private RewardVersion(Map<RewardPart, String> digests) {
        this.digests = digests;
    }

    public static RewardVersion of(RewardDraft draft) {
        var digests = new EnumMap<RewardPart, String>(RewardPart.class);
        for (var part : RewardPart.values()) {
            digests.put(part, digest(part, draft));
        }
        return new RewardVersion(digests);
    }

    /** The version that a form or a client sends back; empty if it is none. */
    public static Optional<RewardVersion> parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        var digests = new EnumMap<RewardPart, String>(RewardPart.class);
        int start = 0;
        for (var part : RewardPart.values()) {
            digests.put(part, text.substring(start, start + DIGITS));
            start += DIGITS;
        }
        return Optional.of(new RewardVersion(digests));
    }

    /** The parts in which a reward differs from this version. */
    public Set<RewardPart> changedIn(RewardDraft draft) {
        return Stream.of(RewardPart.values())
                .filter(part -> !digest(part, draft).equals(digests.get(part)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RewardPart.class)));
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return String.join("", digests.values());
    }

    private static String digest(RewardPart part, RewardDraft draft) {
        return Digest.of(part.in(draft)).toString().substring(0, DIGITS);
    }
}
