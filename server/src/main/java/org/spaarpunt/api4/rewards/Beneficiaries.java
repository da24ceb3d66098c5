package org.spaarpunt.api4.rewards;

import java.util.Optional;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Reading;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.identity.User;
import org.spaarpunt.lookups.Reader;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;

/**
 * The passholders that a body or query names: those whom the caller sees at its places, and the user itself, who needs
 * no permission of an organiser. A passholder that the caller may not know is answered like one that does not exist.
 */
final class Beneficiaries {
    private static final int NAMED_OUTSIDE_THE_PATH = 400;

    private final PassholderLookup lookup;
    private final CallerPlaces places;

    /**
     * A passholder and what the caller may see of it.
     *
     * @param card that named it, if a card did
     */
    record Named(Passholder passholder, Optional<HeldCard> card, Visibility visibility) {}

    Beneficiaries(PassholderLookup lookup, CallerPlaces places) {
        this.lookup = lookup;
        this.places = places;
    }

    /**
     * The holder of the card with this number.
     *
     * @param permission that makes the caller see others at a place
     */
    Reading<Named> byNumber(JsonRequest request, String text, ApiPermission permission) {
        var number = UitpasNumber.parse(text);
        if (number.isEmpty()) {
            return new Reading.Unreadable<>(
                    Problem.of(ProblemType.INVALID_UITPAS_NUMBER, "A UiTPAS number has 13 digits."));
        }
        var inquiry = inquiry(request, permission);
        if (inquiry.isEmpty()) {
            return new Reading.Unreadable<>(CallerPlaces.forbidden(permission));
        }
        return card(number.get(), inquiry.get(), permission);
    }

    /** The passholder with this id. */
    Reading<Named> byId(JsonRequest request, String uid, ApiPermission permission) {
        var inquiry = inquiry(request, permission);
        if (inquiry.isEmpty()) {
            return new Reading.Unreadable<>(CallerPlaces.forbidden(permission));
        }
        return switch (lookup.passholder(uid, inquiry.get(), needed(inquiry.get()))) {
            case Lookup.Found<Passholder>(var passholder, var visibility) ->
                new Reading.Read<>(new Named(passholder, Optional.empty(), visibility));
            case Lookup.Unknown<Passholder> _, Lookup.Hidden<Passholder> _ -> notFound(inquiry.get(), permission);
        };
    }

    private Reading<Named> card(UitpasNumber number, Inquiry inquiry, ApiPermission permission) {
        return switch (lookup.card((CardReference) number, inquiry, needed(inquiry))) {
            case Lookup.Found<HeldCard>(var card, var visibility) ->
                card.passholder()
                        .<Reading<Named>>map(
                                passholder -> new Reading.Read<>(new Named(passholder, Optional.of(card), visibility)))
                        .orElseGet(() -> withoutPassholder(card));
            case Lookup.Unknown<HeldCard> _, Lookup.Hidden<HeldCard> _ -> notFound(inquiry, permission);
        };
    }

    private static Reading<Named> withoutPassholder(HeldCard card) {
        return new Reading.Unreadable<>(
                card.holder() instanceof HeldCard.Holder.OfGroup
                        ? Problem.of(ProblemType.INVALID_CARD, "A group pass redeems no rewards.")
                        : passholderNotFound());
    }

    /** A user that works nowhere learns the same about every number but its own. */
    private static Reading<Named> notFound(Inquiry inquiry, ApiPermission permission) {
        return new Reading.Unreadable<>(
                inquiry.viewer() instanceof Viewer.Self ? CallerPlaces.forbidden(permission) : passholderNotFound());
    }

    private static Problem passholderNotFound() {
        return Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, "There is no such passholder whom the caller may see.")
                .withStatus(NAMED_OUTSIDE_THE_PATH);
    }

    private static Visibility needed(Inquiry inquiry) {
        return inquiry.viewer() instanceof Viewer.Self ? Visibility.FULL : Visibility.DOOR;
    }

    private Optional<Inquiry> inquiry(JsonRequest request, ApiPermission permission) {
        return places.with(permission, request.caller())
                .map(place -> places.inquiry(request, place))
                .or(() -> request.caller().user().map(user -> ofSelf(request, user)));
    }

    private static Inquiry ofSelf(JsonRequest request, User user) {
        var reader = new Reader(
                request.application().key(), Optional.of(user.uid()), Optional.empty(), CallerPlaces.actor(request));
        return new Inquiry(new Viewer.Self(user), reader, request.operation().name());
    }
}
