package org.spaarpunt.passes;

import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/** A card as it is now: where it stands, and who holds it. */
public record HeldCard(UitpasNumber number, ChipNumber chip, CardStatus status, CardSystem cardSystem, Holder holder) {

    /** Who has the card. */
    public sealed interface Holder {
        record OfPassholder(Passholder passholder) implements Holder {}

        record OfGroup(long groupPassId) implements Holder {}

        /** A card that waits for somebody. */
        record Nobody() implements Holder {}
    }

    /** The passholder whose card this is; none for the card of a group, and one that waits for somebody. */
    public Optional<Passholder> passholder() {
        return holder instanceof Holder.OfPassholder(var passholder) ? Optional.of(passholder) : Optional.empty();
    }
}
