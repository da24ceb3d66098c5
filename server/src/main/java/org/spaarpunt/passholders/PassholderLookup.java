package org.spaarpunt.passholders;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.lookups.Lookups;
import org.spaarpunt.lookups.Lookups.Finding;
import org.spaarpunt.lookups.Lookups.Foreign;
import org.spaarpunt.lookups.NumberKind;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Presence.Proof;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.ScopeConditions;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.storage.Conditions;

/**
 * Finds cards and passholders by the numbers that callers send. All such look-ups go through this class, so that a
 * caller that may not know whether a number exists cannot find out: the same statements run for numbers that exist and
 * numbers that do not. Unknown and foreign numbers use up the caller's look-up budget; once it is exhausted, every
 * look-up throws {@link org.spaarpunt.lookups.LookupsExhaustedException}. A chip or a national number proves that the
 * passholder is at the counter, which {@link Presence} records for some minutes.
 */
public final class PassholderLookup {
    private static final String BY_NATIONAL_NUMBER = "select passholder.id from passholder ";

    private final Jdbi jdbi;
    private final CardReader cards;
    private final NationalNumbers nationalNumbers;
    private final Presence presence;
    private final Lookups lookups;

    PassholderLookup(Jdbi jdbi, CardReader cards, NationalNumbers nationalNumbers, Presence presence, Lookups lookups) {
        this.jdbi = jdbi;
        this.cards = cards;
        this.nationalNumbers = nationalNumbers;
        this.presence = presence;
        this.lookups = lookups;
    }

    /**
     * The card of a number or a chip.
     *
     * @param needed how much of its holder the viewer must be allowed to see
     */
    public Lookup<HeldCard> card(CardReference reference, Inquiry inquiry, Visibility needed) {
        var viewer = inquiry.viewer();
        if (seesNoOther(viewer, needed) && !seesSomeBetter(viewer)) {
            return new Lookup.Hidden<>();
        }
        var card = cards.find(reference);
        var found = card.map(held -> seen(held, visibility(held, viewer), needed))
                .orElseGet(() -> notFound(viewer, needed));
        boolean inHand = reference instanceof ChipNumber;
        note(found, card.flatMap(HeldCard::passholder), NumberKind.CARD, inHand, inquiry);
        card.filter(held -> isForeignStock(held, inquiry))
                .ifPresent(_ -> lookups.note(inquiry.reader(), inquiry.unknown(NumberKind.CARD)));
        if (inHand && found instanceof Lookup.Found<HeldCard>) {
            card.flatMap(HeldCard::passholder).ifPresent(holder -> presence.identified(holder, Proof.CHIP, inquiry));
        }
        return found;
    }

    /**
     * The passholder with this uid.
     *
     * @param needed how much of the passholder the viewer must be allowed to see
     */
    public Lookup<Passholder> passholder(String uid, Inquiry inquiry, Visibility needed) {
        var viewer = inquiry.viewer();
        if (seesNoOther(viewer, needed) && !viewer.isOwn(uid)) {
            return new Lookup.Hidden<>();
        }
        var passholder = cards.passholder(uid);
        var found = passholder
                .map(known -> seen(known, viewer.visibilityOf(known), needed))
                .orElseGet(() -> notFound(viewer, needed));
        note(found, passholder, NumberKind.CARD, false, inquiry);
        return found;
    }

    /**
     * The card that the passholder with this national number most likely uses; a passholder without a card is not
     * found. For a viewer that may not search by national number, the result is empty and nothing is looked up.
     */
    public Lookup<HeldCard> card(NationalNumber number, Inquiry inquiry) {
        var viewer = inquiry.viewer();
        var scope = viewer.scopeOfNationalNumbers();
        if (scope instanceof PeopleScope.Nobody) {
            return notFound(viewer, Visibility.DOOR);
        }
        var card =
                idOf(number, scope).flatMap(id -> cards.of(List.of(id)).stream().findFirst());
        var found = card.map(held -> seen(held, visibility(held, viewer), Visibility.DOOR))
                .orElseGet(() -> notFound(viewer, Visibility.DOOR));
        note(found, card.flatMap(HeldCard::passholder), NumberKind.NATIONAL_NUMBER, false, inquiry);
        // Recorded even if the counter may not find the passholder by it: the number was shown all the same.
        presence.identified(nationalNumbers.digest(number), inquiry);
        return found;
    }

    /**
     * Whether any passholder has the national number. A number that belongs to no one whom the caller may find by it
     * costs the caller's budget, whatever the answer.
     */
    public boolean isUsed(NationalNumber number, Inquiry inquiry) {
        if (idOf(number, inquiry.viewer().scopeOfNationalNumbers()).isPresent()) {
            return true;
        }
        lookups.note(inquiry.reader(), inquiry.unknown(NumberKind.NATIONAL_NUMBER));
        return idOf(number, new PeopleScope.Everybody()).isPresent();
    }

    /**
     * Counts and logs a card that a device was refused a check-in for, if its holder belongs to none of the card systems
     * of the device's counter. Nothing is counted for a card that was read by its chip.
     */
    public void refusedAtDevice(UitpasNumber number, Inquiry inquiry) {
        if (inquiry.viewer() instanceof Viewer.Device(var _, var counter)) {
            cards.find(number)
                    .flatMap(HeldCard::passholder)
                    .filter(holder -> Collections.disjoint(
                            holder.cardSystems(), counter.actions().keySet()))
                    .ifPresent(
                            holder -> lookups.note(inquiry.reader(), inquiry.foreign(NumberKind.CARD, holder, false)));
        }
    }

    /** Whether no passholder has the card, and the counter has no actions in its card system. */
    private static boolean isForeignStock(HeldCard card, Inquiry inquiry) {
        return card.passholder().isEmpty()
                && inquiry.viewer() instanceof Viewer.Employee(var _, var counter, var _)
                && !counter.actions().containsKey(card.cardSystem().id());
    }

    /** Counts and logs a search by a national number. */
    void shown(NationalNumber number, boolean found, Inquiry inquiry) {
        if (!found) {
            lookups.note(inquiry.reader(), inquiry.unknown(NumberKind.NATIONAL_NUMBER));
        }
        presence.identified(nationalNumbers.digest(number), inquiry);
    }

    /**
     * Counts and logs a search by card numbers: how many belong to no card, and which foreign passholders have the
     * others.
     */
    void named(int unknown, List<Foreign> foreign, Inquiry inquiry) {
        lookups.note(inquiry.reader(), new Finding(NumberKind.CARD, inquiry.call(), unknown, foreign));
    }

    /** Counts and logs a look-up; numbers that are neither unknown nor foreign cost nothing. */
    private <T> void note(
            Lookup<T> found, Optional<Passholder> passholder, NumberKind kind, boolean inHand, Inquiry inquiry) {
        switch (found) {
            case Lookup.Found<T>(var _, var visibility) -> {
                if (inquiry.isForeign(visibility)) {
                    passholder.ifPresent(
                            person -> lookups.note(inquiry.reader(), inquiry.foreign(kind, person, inHand)));
                }
            }
            case Lookup.Unknown<T> _, Lookup.Hidden<T> _ -> lookups.note(inquiry.reader(), inquiry.unknown(kind));
        }
    }

    /**
     * The passholder of an active card, for a caller that must prove in another way that it knows the person. Unless
     * the caller may see the card, it must get the same answer when there is no such card.
     */
    public Optional<Passholder> holderToProve(CardReference reference) {
        return cards.find(reference)
                .filter(card -> card.status() == CardStatus.ACTIVE)
                .flatMap(HeldCard::passholder);
    }

    private Optional<Long> idOf(NationalNumber number, PeopleScope scope) {
        var conditions = new Conditions();
        conditions.and("national_number_digest = :digest", "digest", nationalNumbers.digest(number));
        ScopeConditions.add("registered", scope, conditions);
        return jdbi.withHandle(handle -> conditions
                .bound(handle.createQuery(BY_NATIONAL_NUMBER + conditions.where()))
                .mapTo(Long.class)
                .findOne());
    }

    private static Visibility visibility(HeldCard card, Viewer viewer) {
        return card.passholder().map(viewer::visibilityOf).orElseGet(viewer::visibilityOfStrangers);
    }

    private static <T> Lookup<T> seen(T value, Visibility visibility, Visibility needed) {
        return visibility.covers(needed) ? new Lookup.Found<>(value, visibility) : new Lookup.Hidden<>();
    }

    private static <T> Lookup<T> notFound(Viewer viewer, Visibility needed) {
        return viewer.visibilityOfStrangers().covers(needed) ? new Lookup.Unknown<>() : new Lookup.Hidden<>();
    }

    /** Whether the viewer cannot see enough of any passholder other than itself. */
    private static boolean seesNoOther(Viewer viewer, Visibility needed) {
        var strangers = viewer.visibilityOfStrangers();
        // One that sees something of strangers sees more of the people in some card systems.
        return seesSomeBetter(viewer) ? strangers == Visibility.NONE : !strangers.covers(needed);
    }

    /** Whether the viewer sees some passholders better than others: itself, or those of its card systems. */
    private static boolean seesSomeBetter(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Employee _, Viewer.Agent _, Viewer.Self _, Viewer.FamilyOwner _ -> true;
            case Viewer.Application _, Viewer.Device _, Viewer.Administrator _ -> false;
        };
    }
}
