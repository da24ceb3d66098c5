package org.spaarpunt.passholders;

import java.util.Optional;
import org.spaarpunt.passes.HeldCard;

/**
 * The person at a counter.
 *
 * @param card the card that was shown, or the one that the passholder most likely uses
 * @param person what the viewer may know of the passholder
 * @param groupPass the group pass, if the card is one and the viewer may read group passes
 * @param notice what the counter should know first
 */
public record IdentifiedPassholder(
        HeldCard card, Optional<PersonView> person, Optional<GroupPass> groupPass, Optional<Notice> notice) {

    public enum Notice {
        CARD_BLOCKED,
        SOCIAL_TARIFF_EXPIRED
    }
}
