package org.spaarpunt.passholders;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;

/**
 * Finds cards and passholders by the numbers that callers name. Every such number passes here, so that a caller that may not know
 * whether a number exists learns nothing of it, and the same statements run for those that do and those that do not.
 */
public final class PassholderLookup {
    private static final String BY_NATIONAL_NUMBER = "select passholder.id from passholder";

    private final Jdbi jdbi;
    private final CardReader cards;
    private final NationalNumbers nationalNumbers;

    PassholderLookup(Jdbi jdbi, CardReader cards, NationalNumbers nationalNumbers) {
        this.jdbi = jdbi;
        this.cards = cards;
        this.nationalNumbers = nationalNumbers;
    }

    /**
     * The card of a number or a chip.
     *
     * @param needed how much of its holder the viewer has to see
     */
    public Lookup<HeldCard> card(CardReference reference, Viewer viewer, Visibility needed) {
        if (seesNoOther(viewer, needed) && !isUser(viewer)) {
            return new Lookup.Hidden<>();
        }
        return cards.find(reference)
                .map(card -> seen(card, visibility(card, viewer), needed))
                .orElseGet(() -> notFound(viewer, needed));
    }

    /**
     * The passholder with this uid.
     *
     * @param needed how much of the passholder the viewer has to see
     */
    public Lookup<Passholder> passholder(String uid, Viewer viewer, Visibility needed) {
        if (seesNoOther(viewer, needed) && !viewer.isOwn(uid)) {
            return new Lookup.Hidden<>();
        }
        return cards.passholder(uid)
                .map(passholder -> seen(passholder, viewer.visibilityOf(passholder), needed))
                .orElseGet(() -> notFound(viewer, needed));
    }

    /**
     * The card that the passholder with this national number most likely uses; whoever has no card is not found. A viewer that may not
     * search by national number finds nobody, and nothing is looked up.
     */
    public Lookup<HeldCard> card(NationalNumber number, Viewer viewer) {
        var scope = viewer.scopeOfNationalNumbers();
        var found = scope instanceof PeopleScope.Nobody ? Optional.<Long>empty() : idOf(number, scope);
        return found.flatMap(id -> cards.of(List.of(id)).stream().findFirst())
                .map(card -> seen(card, visibility(card, viewer), Visibility.DOOR))
                .orElseGet(() -> notFound(viewer, Visibility.DOOR));
    }

    /**
     * The passholder of an active card, for a caller that has to prove by something else that it knows the person. It must answer alike
     * where there is none, unless it may see the card.
     */
    public Optional<Passholder> holderToProve(CardReference reference) {
        return cards.find(reference)
                .filter(card -> card.status() == CardStatus.ACTIVE)
                .flatMap(HeldCard::passholder);
    }

    private Optional<Long> idOf(NationalNumber number, PeopleScope scope) {
        var conditions = new SearchConditions();
        conditions.add("national_number_digest = :digest", "digest", nationalNumbers.digest(number));
        conditions.scope("registered", scope);
        return jdbi.withHandle(handle -> conditions
                .bindTo(handle.createQuery(BY_NATIONAL_NUMBER + conditions.where()))
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

    /** Whether the viewer sees too little of all passholders but itself, whoever they are. */
    private static boolean seesNoOther(Viewer viewer, Visibility needed) {
        var strangers = viewer.visibilityOfStrangers();
        // A user who sees something of strangers sees more of the people of some card systems.
        return isUser(viewer) ? strangers == Visibility.NONE : !strangers.covers(needed);
    }

    /** Whether the viewer may be a passholder too. */
    private static boolean isUser(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Employee _, Viewer.Self _ -> true;
            case Viewer.Application _, Viewer.Device _, Viewer.Administrator _ -> false;
        };
    }
}
