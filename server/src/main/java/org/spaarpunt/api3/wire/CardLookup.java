package org.spaarpunt.api3.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passes.UitpasNumber;

/** Finds the card or the passholder whom a request names, or words why it cannot. */
public final class CardLookup {
    public static final String UITPAS_NUMBER = "uitpasNumber";
    public static final String CHIP_NUMBER = "chipNumber";

    private final CardReader cards;

    /** What a request's words for a card or passholder come to. */
    public sealed interface Named<T> {
        record Found<T>(T value) implements Named<T> {}

        record Refused<T>(Response response) implements Named<T> {}

        /** The answer: what follows when it was found. */
        default Response then(Function<T, Response> follows) {
            return switch (this) {
                case Found<T>(var value) -> follows.apply(value);
                case Refused<T>(var response) -> response;
            };
        }
    }

    /** A card with the passholder who has it. */
    public record Held(HeldCard card, Passholder passholder) {}

    public CardLookup(CardReader cards) {
        this.cards = cards;
    }

    /** The card of a number. */
    public Named<HeldCard> card(String text, ApiRequest request) {
        return card(CardReference.ofNumber(text), request);
    }

    private Named<HeldCard> card(CardReference.OfNumber number, ApiRequest request) {
        var found = cards.find(number);
        if (found.isPresent()) {
            return new Named.Found<>(found.get());
        }
        // A number that is not known and whose check digit is wrong is most likely a typing error.
        boolean isNumber = number instanceof UitpasNumber known && known.hasValidCheckDigit();
        return refused(
                isNumber
                        ? request.refusals().badRequest(ErrorCode.UNKNOWN_UITPASNUMBER, "checkin.UNKNOWN_NUMBER")
                        : request.refusals()
                                .badRequest(ErrorCode.PARSE_INVALID_UITPASNUMBER, "checkin.MALFORMED_NUMBER"));
    }

    /** The card of a chip. */
    public Named<HeldCard> ofChip(String text, ApiRequest request) {
        return ofChip(CardReference.ofChip(text), request);
    }

    private Named<HeldCard> ofChip(CardReference.OfChip chip, ApiRequest request) {
        return cards.find(chip)
                .<Named<HeldCard>>map(Named.Found::new)
                .orElseGet(() ->
                        refused(request.refusals().badRequest(ErrorCode.UNKNOWN_CHIPNUMBER, "checkin.UNKNOWN_CHIP")));
    }

    /** The card that exactly one of {@value #UITPAS_NUMBER} and {@value #CHIP_NUMBER} names. */
    public Named<HeldCard> numberOrChip(ApiRequest request) {
        return switch (NumberOrChip.of(request)) {
            case NumberOrChip.One(CardReference.OfNumber number) -> card(number, request);
            case NumberOrChip.One(CardReference.OfChip chip) -> ofChip(chip, request);
            case NumberOrChip.Both _ -> refused(request.refusals().together(UITPAS_NUMBER, CHIP_NUMBER));
            case NumberOrChip.Neither _ ->
                refused(request.refusals().missingParameters(List.of(UITPAS_NUMBER + " / " + CHIP_NUMBER)));
        };
    }

    /** The card of a number, and its passholder. */
    public Named<Held> holder(String text, ApiRequest request) {
        return switch (card(text, request)) {
            case Named.Found<HeldCard>(var card) -> holder(card, request);
            case Named.Refused<HeldCard>(var response) -> refused(response);
        };
    }

    /** The passholder of the card that {@value #UITPAS_NUMBER} names, or of the {@code uid}; nobody where neither is there. */
    public Named<Optional<Passholder>> passholder(ApiRequest request) {
        var number = request.parameter(UITPAS_NUMBER);
        var uid = request.parameter(ApiRequest.UID);
        if (number.isPresent() && uid.isPresent()) {
            return refused(request.refusals().together(UITPAS_NUMBER, ApiRequest.UID));
        }
        if (number.isPresent()) {
            return switch (holder(number.get(), request)) {
                case Named.Found<Held>(var held) -> new Named.Found<>(Optional.of(held.passholder()));
                case Named.Refused<Held>(var response) -> refused(response);
            };
        }
        if (uid.isEmpty()) {
            return new Named.Found<>(Optional.empty());
        }
        var known = cards.passholder(uid.get());
        return known.isPresent()
                ? new Named.Found<>(known)
                : refused(request.refusals().unknownPassholder(400));
    }

    /** The card with its passholder. */
    public static Named<Held> holder(HeldCard card, ApiRequest request) {
        return card.passholder().isPresent()
                ? new Named.Found<>(new Held(card, card.passholder().get()))
                : refused(request.refusals().badRequest(ErrorCode.INVALID_CARD, "error.INVALID_CARD"));
    }

    private static <T> Named<T> refused(Response response) {
        return new Named.Refused<>(response);
    }
}
