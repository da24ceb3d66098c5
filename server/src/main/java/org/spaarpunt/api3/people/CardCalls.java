package org.spaarpunt.api3.people;

import java.util.List;
import java.util.function.Function;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CardLookup.Named;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.CardXml;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.HeldCard.Holder;
import org.spaarpunt.passholders.CardStock.Count;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.time.LocalZone;

/**
 * {@code GET card}, {@code GET passholder/uitpasNumber}, {@code GET grouppass/{groupPass}} and {@code GET
 * balie/countCards}: cards.
 */
final class CardCalls {
    private final PassholderFeature passholders;
    private final CardLookup cards;

    public CardCalls(PassholderFeature passholders, Authorization authorization) {
        this.passholders = passholders;
        this.cards = new CardLookup(passholders.lookup(), authorization);
    }

    public Response card(ApiRequest request) {
        return answer(cards.numberOrChip(request), card -> CardXml.flatCard("response", card));
    }

    public Response numberOfChip(ApiRequest request) {
        var chip = request.parameter(CardLookup.CHIP_NUMBER);
        return chip.isEmpty()
                ? request.refusals().missingParameters(List.of(CardLookup.CHIP_NUMBER))
                : answer(
                        cards.ofChip(chip.get(), request),
                        card -> XmlElement.of(
                                "response",
                                XmlElement.of("uitpasNumber", card.number().digits())));
    }

    public Response groupPass(ApiRequest request) {
        var card = passholders.cards().find(CardReference.ofNumber(request.segment()));
        if (card.isEmpty() || !(card.get().holder() instanceof Holder.OfGroup(var id))) {
            return request.refusals().unknownGroupPass();
        }
        return passholders
                .groupPasses()
                .find(id)
                .map(group -> Format.xml(
                        200, CardXml.groupPass("groupPass", group, card.get(), LocalZone.dayOf(request.receivedAt()))))
                .orElseGet(() -> request.refusals().unknownGroupPass());
    }

    public Response count(ApiRequest request) {
        var counts = passholders.stock().of(request.counter().orElseThrow().counterId()).stream()
                .map(CardCalls::counter);
        return Format.xml(200, XmlElement.of("response", XmlElement.of("counters", counts)));
    }

    private static XmlElement counter(Count count) {
        return XmlElement.of(
                "counter",
                List.of(
                        XmlElement.of("status", count.status()),
                        XmlElement.of("kansenstatuut", count.forSocialTariff()),
                        XmlElement.of("count", count.cards()),
                        CardXml.cardSystem(count.cardSystem())));
    }

    private static Response answer(Named<HeldCard> named, Function<HeldCard, XmlElement> body) {
        return switch (named) {
            case Named.Found<HeldCard>(var card) -> Format.xml(200, body.apply(card));
            case Named.Refused<HeldCard>(var response) -> response;
        };
    }
}
