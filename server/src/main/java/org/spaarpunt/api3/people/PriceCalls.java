package org.spaarpunt.api3.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.CardXml;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.prices.CardPrice;
import org.spaarpunt.prices.PriceQuery;
import org.spaarpunt.prices.PriceReader;
import org.spaarpunt.prices.SaleReason;
import org.spaarpunt.rights.Right;
import org.spaarpunt.time.LocalZone;

/** {@code GET passholder/uitpasPrice} and {@code GET price}: what a counter charges for the cards that it hands out. */
final class PriceCalls {
    private static final String REASON = "reason";
    private static final String CARD_SYSTEM = "cardSystemId";
    private static final String BORN = "dateOfBirth";
    private static final String POSTAL_CODE = "postalCode";
    private static final String VOUCHER = "voucherNumber";

    /** Characters; no valid value is as long. */
    private static final int MAX_POSTAL_CODE = 12;

    private static final Right.Named REGISTER = new Right.ActionAt(CounterAction.PASSHOLDER_CREATE);

    private static final Map<String, SaleReason> REASONS =
            Stream.of(SaleReason.values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    public static final CallParameters PRICE = CallParameters.required(REASON)
            .andOptional(CardLookup.UITPAS_NUMBER, CARD_SYSTEM, BORN, POSTAL_CODE, VOUCHER, ApiRequest.COUNTER_KEY);

    private final PriceReader prices;
    private final CardReader cards;
    private final CardSystemList cardSystems;

    /** The buyer of a card, and the reason for buying it. */
    private record Sale(SaleReason reason, Optional<Integer> age, String postalCode) {
        PriceQuery of(CardSystem system, CardType type, boolean socialTariff) {
            return new PriceQuery(system, reason, type, socialTariff, age, postalCode);
        }
    }

    public PriceCalls(PriceReader prices, CardReader cards, CardSystemList cardSystems) {
        this.prices = prices;
        this.cards = cards;
        this.cardSystems = cardSystems;
    }

    public Response list(ApiRequest request) {
        var registering = request.counter().orElseThrow().systemsWhere(CounterAction.PASSHOLDER_CREATE);
        var found = prices.of(registering).stream().map(PriceCalls::price).toList();
        return Format.xml(200, XmlElement.of("response", XmlElement.of("uitpasPrices", found)));
    }

    public Response price(ApiRequest request) {
        var reader = new ParameterReader(request);
        var number = reader.parsed(CardLookup.UITPAS_NUMBER, UitpasNumber::parse, ErrorCode.PARSE_INVALID_UITPASNUMBER);
        long cardSystem = reader.id(CARD_SYSTEM);
        var reason = reader.parsed(
                REASON,
                text -> Optional.ofNullable(REASONS.get(text)),
                ErrorCode.PARSE_INVALID_UITPAS_STATUS_CHANGE_REASON);
        var born = reader.dayOfBirth(BORN);
        var postalCode = reader.text(POSTAL_CODE, MAX_POSTAL_CODE);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        if (request.parameter(VOUCHER).isPresent()) {
            return request.refusals().badRequest(ErrorCode.UNKNOWN_VOUCHER, "error.UNKNOWN_VOUCHER");
        }
        if (number.isPresent() && cardSystem != 0) {
            return request.refusals().together(CardLookup.UITPAS_NUMBER, CARD_SYSTEM);
        }
        var today = LocalZone.dayOf(request.receivedAt());
        var sale = new Sale(reason.orElseThrow(), born.map(day -> PriceQuery.age(day, today)), postalCode);
        if (number.isPresent()) {
            return ofCard(number.get(), sale, request);
        }
        return cardSystem == 0
                ? request.refusals().missingParameters(List.of(CardLookup.UITPAS_NUMBER + " / " + CARD_SYSTEM))
                : inCardSystem(cardSystem, sale, request);
    }

    private Response ofCard(UitpasNumber number, Sale sale, ApiRequest request) {
        var card = cards.find(number);
        if (card.isEmpty()) {
            return request.refusals().badRequest(ErrorCode.UNKNOWN_CARD, "error.UNKNOWN_CARD");
        }
        var counter = request.counter().orElseThrow();
        if (!card.get().isKeptBy(counter.counterId())) {
            return request.refusals().badRequest(ErrorCode.BALIE_NOT_AUTHORIZED, "error.CARD_NOT_ASSIGNED_TO_BALIE");
        }
        var system = card.get().cardSystem();
        return answer(sale.of(system, card.get().type(), number.isForSocialTariff()), counter, request);
    }

    private Response inCardSystem(long id, Sale sale, ApiRequest request) {
        var counter = request.counter().orElseThrow();
        return cardSystems
                .find(id)
                .map(system -> answer(sale.of(system, CardType.CARD, false), counter, request))
                .orElseGet(() ->
                        request.refusals().badRequest(ErrorCode.UNKNOWN_CARD_SYSTEM, "error.UNKNOWN_CARD_SYSTEM"));
    }

    private Response answer(PriceQuery asked, CounterAccess counter, ApiRequest request) {
        return counter.may(CounterAction.PASSHOLDER_CREATE, asked.cardSystem().id())
                ? Format.xml(200, XmlElement.of("response", price(prices.of(asked))))
                : request.refusals().accessDenied(REGISTER);
    }

    private static XmlElement price(CardPrice price) {
        var fields = new ArrayList<XmlElement>();
        price.id().ifPresent(id -> fields.add(XmlElement.of("id", id)));
        fields.add(XmlElement.of("reason", price.reason()));
        fields.add(XmlElement.of("cardType", price.cardType()));
        if (!price.ages().isAll()) {
            fields.add(ageRange(price.ages()));
        }
        fields.add(XmlElement.of("kansenstatuut", price.socialTariff()));
        fields.add(XmlElement.of(
                "useWhenAgeUnknown", price.ages().isAll() || price.ages().orUnknown()));
        if (!price.postalCode().isEmpty()) {
            fields.add(XmlElement.of("postalCode", price.postalCode()));
        }
        fields.add(XmlElement.of("price", price.amount().toPlainString()));
        fields.add(CardXml.cardSystem(price.cardSystem()));
        return XmlElement.of("uitpasPrice", fields);
    }

    private static XmlElement ageRange(CardPrice.Ages ages) {
        var fields = new ArrayList<XmlElement>();
        ages.from().ifPresent(age -> fields.add(XmlElement.of("ageFrom", age)));
        ages.to().ifPresent(age -> fields.add(XmlElement.of("ageTo", age)));
        return XmlElement.of("ageRange", fields);
    }
}
