package org.spaarpunt.passholders;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.HeldCard.Holder;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.IdentifiedPassholder.Notice;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.time.LocalZone;

/** Finds out who stands before a counter by what they show, whatever that is. */
public final class Identification {
    private final CardReader cards;
    private final PassholderReader people;
    private final GroupPasses groupPasses;
    private final InstantSource clock;

    Identification(CardReader cards, PassholderReader people, GroupPasses groupPasses, InstantSource clock) {
        this.cards = cards;
        this.people = people;
        this.groupPasses = groupPasses;
        this.clock = clock;
    }

    /**
     * Identifies by the number or the chip of a card, or by a national number; they differ in length.
     *
     * @return nobody where the text is none of these, or is not known
     */
    public Optional<IdentifiedPassholder> identify(String text) {
        return card(text).or(() -> cardOfPerson(text)).map(this::identified);
    }

    private Optional<HeldCard> card(String text) {
        Optional<CardReference> reference = UitpasNumber.parse(text).map(number -> number);
        return reference.or(() -> ChipNumber.parse(text).map(chip -> chip)).flatMap(cards::find);
    }

    /** The card that the person most likely uses; who has none is not known by any. */
    private Optional<HeldCard> cardOfPerson(String text) {
        return NationalNumber.parse(text)
                .flatMap(number -> people.find(number, Pictures.WITHOUT))
                .flatMap(person -> cards.of(List.of(person.id())).stream().findFirst());
    }

    private IdentifiedPassholder identified(HeldCard card) {
        return switch (card.holder()) {
            case Holder.OfPassholder(var passholder) -> {
                var person = people.find(passholder.id(), Pictures.WITH);
                yield new IdentifiedPassholder(
                        card,
                        person,
                        Optional.empty(),
                        notice(card, person.isPresent() && hasExpired(person.get(), card)));
            }
            case Holder.OfGroup(var id) -> {
                var group = groupPasses.find(id);
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

    /** Only in the card system of the card: somebody may have a social tariff in one region and none in another. */
    private boolean hasExpired(Person person, HeldCard card) {
        return person.cardSystems().stream()
                .filter(link -> link.cardSystem().equals(card.cardSystem()))
                .anyMatch(link -> link.hasExpiredOn(today()));
    }

    private boolean hasExpired(GroupPass group) {
        return group.endDate().isPresent() && !group.hasSocialTariffOn(today());
    }

    private LocalDate today() {
        return LocalZone.dayOf(clock.instant());
    }
}
