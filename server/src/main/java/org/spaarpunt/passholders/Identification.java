package org.spaarpunt.passholders;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.events.EventTime;
import org.spaarpunt.passes.CardDirectory;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.HeldCard.Holder;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Identified.Notice;
import org.spaarpunt.passholders.People.Pictures;

/** Finds out who stands before a counter by what they show, whatever that is. */
public final class Identification {
    private final CardDirectory cards;
    private final People people;
    private final GroupPasses groupPasses;
    private final InstantSource clock;

    Identification(CardDirectory cards, People people, GroupPasses groupPasses, InstantSource clock) {
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
    public Optional<Identified> identify(String text) {
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

    private Identified identified(HeldCard card) {
        return switch (card.holder()) {
            case Holder.OfPassholder(var passholder) -> {
                var person = people.find(passholder.id(), Pictures.WITH);
                yield new Identified(
                        card,
                        person,
                        Optional.empty(),
                        notice(card, person.isPresent() && hasExpired(person.get(), card)));
            }
            case Holder.OfGroup(var id) -> {
                var group = groupPasses.find(id);
                yield new Identified(
                        card, Optional.empty(), group, notice(card, group.isPresent() && hasExpired(group.get())));
            }
            case Holder.Nobody _ -> new Identified(card, Optional.empty(), Optional.empty(), notice(card, false));
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
        return EventTime.dayOf(clock.instant());
    }
}
