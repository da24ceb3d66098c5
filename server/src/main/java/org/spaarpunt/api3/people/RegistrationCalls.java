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
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.CardXml;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.CardSystemMembership;
import org.spaarpunt.passholders.NewCard;
import org.spaarpunt.passholders.NewCard.Reason;
import org.spaarpunt.passholders.NewPassholder;
import org.spaarpunt.passholders.NewPassholder.Consents;
import org.spaarpunt.passholders.OptIns;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.RegistrationOutcome.AlreadyRegistered;
import org.spaarpunt.passholders.RegistrationOutcome.Refused;
import org.spaarpunt.passholders.RegistrationOutcome.Registered;
import org.spaarpunt.passholders.SocialTariff;
import org.spaarpunt.rights.Authorization;

/** {@code POST passholder/register} and {@code POST passholder/newCard}: a counter hands out a card from its stock. */
final class RegistrationCalls {
    static final String VOUCHER = "voucherNumber";
    private static final String TARIFF = "kansenStatuut";
    private static final String REASON = "reason";

    private static final Map<String, Reason> REASONS =
            Stream.of(Reason.values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    static final CallParameters CONSENTS =
            CallParameters.optional("legalTermsPaper", "legalTermsDigital", "parentalConsent");

    public static final CallParameters REGISTRATION = PersonParameters.READS
            .and(PersonParameters.OPT_INS)
            .and(CONSENTS)
            .andOptional(TARIFF, VOUCHER)
            .needing(PersonParameters.NEEDED)
            .needing(List.of(CardLookup.UITPAS_NUMBER));

    public static final CallParameters NEW_CARD = CallParameters.required(
                    ApiRequest.UID, REASON, CardLookup.UITPAS_NUMBER)
            .andOptional(ApiRequest.COUNTER_KEY, VOUCHER, PersonParameters.TARIFF_END);

    private final PassholderFeature passholders;
    private final Authorization authorization;

    public RegistrationCalls(PassholderFeature passholders, Authorization authorization) {
        this.passholders = passholders;
        this.authorization = authorization;
    }

    public Response register(ApiRequest request) {
        var reader = new ParameterReader(request);
        var number = number(reader);
        var details = PersonParameters.details(reader);
        var until = reader.day(PersonParameters.TARIFF_END);
        var tariff = SocialTariff.Wish.of(reader.flag(TARIFF), until);
        var consents = consents(reader);
        var nationalNumber = PersonParameters.nationalNumber(reader);
        boolean verified = reader.flag(PersonParameters.VERIFIED).orElse(false);
        var optIns = PersonParameters.optIns(reader, OptIns.NONE);
        var school = reader.text(PersonParameters.SCHOOL);
        return objection(reader, request)
                .orElseGet(() -> register(
                        new NewPassholder(
                                number.orElseThrow(),
                                details,
                                nationalNumber,
                                verified,
                                optIns,
                                tariff,
                                school,
                                consents),
                        request));
    }

    private Response register(NewPassholder newcomer, ApiRequest request) {
        return switch (passholders
                .registration()
                .register(newcomer, RequestActor.of(request), request.inquiry(authorization))) {
            case Registered(var uid) -> handedOut(uid, newcomer.card());
            case AlreadyRegistered(var uid) -> alreadyRegistered(uid, request);
            case Refused(var objection) -> ObjectionAnswers.refusal(objection, request);
        };
    }

    public Response give(ApiRequest request) {
        var reader = new ParameterReader(request);
        var number = number(reader);
        var reason = reader.oneOf(REASON, REASONS);
        var until = reader.day(PersonParameters.TARIFF_END);
        var uid = reader.text(ApiRequest.UID);
        var objection = objection(reader, request);
        if (objection.isPresent()) {
            return objection.get();
        }
        var wanted = new NewCard(uid, reason.orElseThrow(), number.orElseThrow(), until);
        return passholders
                .replacement()
                .give(wanted, RequestActor.of(request))
                .map(why -> ObjectionAnswers.refusal(why, request))
                .orElseGet(() -> handedOut(uid, wanted.card()));
    }

    static Consents consents(ParameterReader reader) {
        return new Consents(
                reader.flag("legalTermsPaper").orElse(false),
                reader.flag("legalTermsDigital").orElse(false),
                reader.flag("parentalConsent").orElse(false));
    }

    static Optional<UitpasNumber> number(ParameterReader reader) {
        return reader.parsed(CardLookup.UITPAS_NUMBER, UitpasNumber::parse, ErrorCode.PARSE_INVALID_UITPASNUMBER);
    }

    /** This server has no vouchers, so every voucher is unknown. */
    static Optional<Response> objection(ParameterReader reader, ApiRequest request) {
        return reader.unreadable()
                .map(request.refusals()::unreadable)
                .or(() -> request.parameter(VOUCHER)
                        .map(_ -> request.refusals().badRequest(ErrorCode.UNKNOWN_VOUCHER, "error.UNKNOWN_VOUCHER")));
    }

    private static Response handedOut(String uid, UitpasNumber card) {
        return Format.xml(
                200,
                XmlElement.of(
                        "response",
                        List.of(
                                XmlElement.of("message", uid),
                                XmlElement.of("resource", "/uitpas/passholder/" + card.digits()))));
    }

    /**
     * Answered with HTTP 200, because clients read the passholder's data only then. A counter that does not see the
     * person in full learns only that the number is in use.
     */
    private Response alreadyRegistered(String uid, ApiRequest request) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("code", ErrorCode.INSZ_ALREADY_USED));
        fields.add(XmlElement.of("message", request.messages().text("error.INSZ_ALREADY_USED")));
        var view = passholders.people().find(uid, authorization.viewer(request.claim()), Pictures.WITHOUT);
        // Otherwise any counter could search by national number through a registration.
        if (view.isPresent() && view.get() instanceof Person person) {
            fields.add(XmlElement.of("userId", person.uid()));
            fields.add(XmlElement.of(
                    "cardSystemLinks", person.cardSystems().stream().map(RegistrationCalls::link)));
        }
        return Format.xml(200, XmlElement.of("response", fields)).meaning(ErrorCode.INSZ_ALREADY_USED.name());
    }

    private static XmlElement link(CardSystemMembership link) {
        var fields = new ArrayList<XmlElement>();
        fields.add(CardXml.cardSystem(link.cardSystem()));
        link.currentCard().ifPresent(card -> fields.addAll(card(card)));
        return XmlElement.of("cardSystemLink", fields);
    }

    private static List<XmlElement> card(HeldCard card) {
        return List.of(
                XmlElement.of("uitpasNumber", card.number().digits()),
                XmlElement.of("status", card.status()),
                XmlElement.of("cardType", card.type()));
    }
}
