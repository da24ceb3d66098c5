package org.spaarpunt.rewards;

import java.util.Optional;
import java.util.Set;
import org.spaarpunt.acts.PartsVersion;

/**
 * A version of a reward, by its parts. It tells whether another administrator changed the reward since it was read, and
 * what; redemptions do not change it.
 */
public record RewardVersion(PartsVersion<RewardPart> parts) {
    public static RewardVersion of(RewardDraft draft) {
        return new RewardVersion(PartsVersion.of(RewardPart.class, part -> part.in(draft)));
    }

    /** The version that a form or a client sends back; empty if it is none. */
    public static Optional<RewardVersion> parse(String text) {
        return PartsVersion.parse(RewardPart.class, text).map(RewardVersion::new);
    }

    /** The parts in which a reward differs from this version. */
    public Set<RewardPart> changedIn(RewardDraft draft) {
        return parts.changedIn(part -> part.in(draft));
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return parts.text();
    }
}
