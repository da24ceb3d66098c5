package org.spaarpunt.passholders;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.HeldCard.Holder;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.IdentifiedPassholder.Notice;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.time.LocalZone;

/** Identifies the person at a counter by the card or number that they show. */
public final class Identification {
    private final PassholderLookup lookup;
    private final PassholderReader people;
    private final GroupPasses groupPasses;
    private final InstantSource clock;

    Identification(PassholderLookup lookup, PassholderReader people, GroupPasses groupPasses, InstantSource clock) {
        this.lookup = lookup;
        this.people = people;
        this.groupPasses = groupPasses;
        this.clock = clock;
    }

    /**
     * Identifies by the number or the chip of a card, or by a national number; the length of the text tells which it
     * is.
     */
    public Lookup<IdentifiedPassholder> identify(String text, Inquiry inquiry) {
        return switch (card(text, inquiry)) {
            case Lookup.Found<HeldCard>(var card, var visibility) ->
                new Lookup.Found<>(identified(card, inquiry.viewer()), visibility);
            case Lookup.Unknown<HeldCard> _ -> new Lookup.Unknown<>();
            case Lookup.Hidden<HeldCard> _ -> new Lookup.Hidden<>();
        };
    }

    /** The card that the text names, or the one that the person most likely uses. */
    public Lookup<HeldCard> card(String text, Inquiry inquiry) {
        Optional<CardReference> reference = UitpasNumber.parse(text).map(number -> number);
        var card = reference.or(() -> ChipNumber.parse(text).map(chip -> chip));
        if (card.isPresent()) {
            return lookup.card(card.get(), inquiry, Visibility.DOOR);
        }
        return NationalNumber.parse(text)
                .map(number -> lookup.card(number, inquiry))
                .orElseGet(() -> lookup.card(CardReference.ofNumber(text), inquiry, Visibility.DOOR));
    }

    private IdentifiedPassholder identified(HeldCard card, Viewer viewer) {
        return switch (card.holder()) {
            case Holder.OfPassholder(var passholder) -> {
                var person = people.find(passholder, viewer, Pictures.WITH);
                yield new IdentifiedPassholder(
                        card,
                        person,
                        Optional.empty(),
                        notice(card, person.isPresent() && hasExpired(person.get(), card)));
            }
            case Holder.OfGroup(var id) -> {
                var group = groupPasses.find(id).filter(_ -> viewer.readsGroupPasses());
                yield new IdentifiedPassholder(
                        card, Optional.empty(), group, notice(card, group.isPresent() && hasExpired(group.get())));
            }
            case Holder.Nobody _ ->
                new IdentifiedPassholder(card, Optional.empty(), Optional.empty(), notice(card, false));
        };
    }

    private static Optional<Notice> notice(HeldCard card, boolean expired) {
        if (card.status() == CardStatus.BLOCKED) {
            return Optional.of(Notice.CARD_BLOCKED);
        }
        return expired ? Optional.of(Notice.SOCIAL_TARIFF_EXPIRED) : Optional.empty();
    }

    /**
     * Looks only at the card system of the card: a passholder may have a social tariff in one region and none in
     * another.
     */
    private boolean hasExpired(PersonView view, HeldCard card) {
        return switch (view) {
            case Person person ->
                person.cardSystems().stream()
                        .filter(link -> link.cardSystem().equals(card.cardSystem()))
                        .anyMatch(link -> link.hasExpiredOn(today()));
            // A counter of another card system may see whether there is a social tariff, but not that there was one.
            case PersonAtDoor _ -> false;
        };
    }

    private boolean hasExpired(GroupPass group) {
        return group.endDate().isPresent() && !group.hasSocialTariffOn(today());
    }

    private LocalDate today() {
        return LocalZone.dayOf(clock.instant());
    }
}
