package org.spaarpunt.passes;

import java.util.Optional;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/**
 * A card as it is now: its status, its keeper and its holder.
 *
 * @param keeper the counter that has it in stock or handed it out, if known
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

    /** The holder of a card. */
    public sealed interface Holder {
        record OfPassholder(Passholder passholder) implements Holder {}

        record OfGroup(long groupPassId) implements Holder {}

        /** A card that has no holder yet. */
        record Nobody() implements Holder {}
    }

    /** Whether this counter has the card in stock, or handed it out. */
    public boolean isKeptBy(long counterId) {
        return keeper.filter(known -> known.counterId() == counterId).isPresent();
    }

    /** The passholder that holds this card; empty for a group's card, and for a card without a holder. */
    public Optional<Passholder> passholder() {
        return holder instanceof Holder.OfPassholder(var passholder) ? Optional.of(passholder) : Optional.empty();
    }
}
