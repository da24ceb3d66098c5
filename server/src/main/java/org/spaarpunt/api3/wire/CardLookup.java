package org.spaarpunt.api3.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;
import org.spaarpunt.rights.Visibility;

/**
 * Finds the card or the passholder that a request names, as far as its caller may know, or builds the answer that
 * explains why not. A caller that may not see the passholder gets the same answer whether the passholder exists or not.
 */
public final class CardLookup {
    public static final String UITPAS_NUMBER = "uitpasNumber";
    public static final String CHIP_NUMBER = "chipNumber";

    /** The right that a caller that may not see a passholder lacks. */
    public static final Right.AtCounter READ = new Right.ActionAt(CounterAction.PASSHOLDER_READ);

    private final PassholderLookup lookup;
    private final Authorization authorization;

    /** The result of looking up the card or passholder that a request names. */
    public sealed interface Named<T> {
        record Found<T>(T value) implements Named<T> {}

        record Refused<T>(Response response) implements Named<T> {}

        /** The answer: this function's if it was found, else the rejection. */
        default Response then(Function<T, Response> follows) {
            return switch (this) {
                case Found<T>(var value) -> follows.apply(value);
                case Refused<T>(var response) -> response;
            };
        }
    }

    /**
     * A card with its passholder.
     *
     * @param visibility how much the caller may know of the passholder
     */
    public record Held(HeldCard card, Passholder passholder, Visibility visibility) {}

    public CardLookup(PassholderLookup lookup, Authorization authorization) {
        this.lookup = lookup;
        this.authorization = authorization;
    }

    /** The card with this number, for a caller that sees what a door needs. */
    public Named<HeldCard> card(String text, ApiRequest request) {
        return value(find(CardReference.ofNumber(text), Visibility.DOOR, request));
    }

    /** The card with this chip, for a caller that sees what a door needs. */
    public Named<HeldCard> ofChip(String text, ApiRequest request) {
        return value(find(CardReference.ofChip(text), Visibility.DOOR, request));
    }

    /**
     * The card that exactly one of {@value #UITPAS_NUMBER} and {@value #CHIP_NUMBER} names, for a caller that sees what
     * a door needs.
     */
    public Named<HeldCard> numberOrChip(ApiRequest request) {
        return value(foundByNumberOrChip(request));
    }

    /** The card that exactly one of {@value #UITPAS_NUMBER} and {@value #CHIP_NUMBER} names, and its passholder. */
    public Named<Held> holderByNumberOrChip(ApiRequest request) {
        return held(foundByNumberOrChip(request), request);
    }

    /** The card with this number and its passholder, for a caller that sees what a door needs. */
    public Named<Held> holder(String text, ApiRequest request) {
        return held(find(CardReference.ofNumber(text), Visibility.DOOR, request), request);
    }

    /**
     * The passholder of the card that {@value #UITPAS_NUMBER} names, or with the {@code uid}; empty if neither is
     * given.
     *
     * @param needed how much of the passholder the caller has to see
     */
    public Named<Optional<Passholder>> passholder(Visibility needed, ApiRequest request) {
        var number = request.parameter(UITPAS_NUMBER);
        var uid = request.parameter(ApiRequest.UID);
        if (number.isPresent() && uid.isPresent()) {
            return refused(request.refusals().together(UITPAS_NUMBER, ApiRequest.UID));
        }
        if (number.isPresent()) {
            return switch (held(find(CardReference.ofNumber(number.get()), needed, request), request)) {
                case Named.Found<Held>(var held) -> new Named.Found<>(Optional.of(held.passholder()));
                case Named.Refused<Held>(var response) -> refused(response);
            };
        }
        if (uid.isEmpty()) {
            return new Named.Found<>(Optional.empty());
        }
        return switch (lookup.passholder(uid.get(), request.inquiry(authorization), needed)) {
            case Lookup.Found<Passholder>(var passholder, var _) -> new Named.Found<>(Optional.of(passholder));
            case Lookup.Unknown<Passholder> _ -> refused(request.refusals().unknownPassholder(400));
            case Lookup.Hidden<Passholder> _ -> refused(request.refusals().accessDenied(READ));
        };
    }

    /**
     * The card that exactly one of {@value #UITPAS_NUMBER} and {@value #CHIP_NUMBER} names, and how much the caller may
     * know of its holder.
     */
    public Named<Lookup.Found<HeldCard>> foundByNumberOrChip(ApiRequest request) {
        return switch (NumberOrChip.of(request)) {
            case NumberOrChip.One(var card) -> find(card, Visibility.DOOR, request);
            case NumberOrChip.Both _ -> refused(request.refusals().together(UITPAS_NUMBER, CHIP_NUMBER));
            case NumberOrChip.Neither _ ->
                refused(request.refusals().missingParameters(List.of(UITPAS_NUMBER + " / " + CHIP_NUMBER)));
        };
    }

    private Named<Lookup.Found<HeldCard>> find(CardReference reference, Visibility needed, ApiRequest request) {
        return switch (lookup.card(reference, request.inquiry(authorization), needed)) {
            case Lookup.Found<HeldCard> found -> new Named.Found<>(found);
            case Lookup.Unknown<HeldCard> _ -> refused(unknown(reference, request.refusals()));
            case Lookup.Hidden<HeldCard> _ -> refused(request.refusals().accessDenied(READ));
        };
    }

    private static Response unknown(CardReference reference, ErrorResponses refusals) {
        return switch (reference) {
            // An unknown number with a wrong check digit is most likely a typing error.
            case UitpasNumber number
            when number.hasValidCheckDigit() ->
                refusals.badRequest(ErrorCode.UNKNOWN_UITPASNUMBER, "checkin.UNKNOWN_NUMBER");
            case UitpasNumber _, CardReference.UnreadableNumber _ ->
                refusals.badRequest(ErrorCode.PARSE_INVALID_UITPASNUMBER, "checkin.MALFORMED_NUMBER");
            case ChipNumber _, CardReference.UnreadableChip _ ->
                refusals.badRequest(ErrorCode.UNKNOWN_CHIPNUMBER, "checkin.UNKNOWN_CHIP");
        };
    }

    private static Named<HeldCard> value(Named<Lookup.Found<HeldCard>> named) {
        return switch (named) {
            case Named.Found<Lookup.Found<HeldCard>>(var found) -> new Named.Found<>(found.value());
            case Named.Refused<Lookup.Found<HeldCard>>(var response) -> refused(response);
        };
    }

    private static Named<Held> held(Named<Lookup.Found<HeldCard>> named, ApiRequest request) {
        return switch (named) {
            case Named.Found<Lookup.Found<HeldCard>>(var found) -> held(found, request.refusals());
            case Named.Refused<Lookup.Found<HeldCard>>(var response) -> refused(response);
        };
    }

    /** The card with its passholder. */
    public static Named<Held> held(Lookup.Found<HeldCard> found, ErrorResponses refusals) {
        var card = found.value();
        return card.passholder()
                .<Named<Held>>map(passholder -> new Named.Found<>(new Held(card, passholder, found.visibility())))
                .orElseGet(() -> refused(refusals.badRequest(ErrorCode.INVALID_CARD, "error.INVALID_CARD")));
    }

    private static <T> Named<T> refused(Response response) {
        return new Named.Refused<>(response);
    }
}
