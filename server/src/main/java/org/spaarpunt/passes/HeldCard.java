package org.spaarpunt.passes;

import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/**
 * A card as it is now: where it stands, and who holds it.
 *
 * @param keeper the counter that has it in stock, or handed it out, if that is known
 */
public record HeldCard(
        UitpasNumber number,
        ChipNumber chip,
        CardType type,
        CardStatus status,
        CardSystem cardSystem,
        Optional<Keeper> keeper,
        Holder holder) {

    /**
     * A counter that keeps cards.
     *
     * @param consumerKey the key by which the protocol knows it
     */
    public record Keeper(long counterId, String consumerKey, String name) {}

    /** Who has the card. */
    public sealed interface Holder {
        record OfPassholder(Passholder passholder) implements Holder {}

        record OfGroup(long groupPassId) implements Holder {}

        /** A card that waits for somebody. */
        record Nobody() implements Holder {}
    }

    /** Whether this counter has the card in stock, or handed it out. */
    public boolean isKeptBy(long counterId) {
        return keeper.filter(known -> known.counterId() == counterId).isPresent();
    }

    /** The passholder whose card this is; none for the card of a group, and one that waits for somebody. */
    public Optional<Passholder> passholder() {
        return holder instanceof Holder.OfPassholder(var passholder) ? Optional.of(passholder) : Optional.empty();
    }
}
