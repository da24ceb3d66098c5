package org.spaarpunt.api3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.CardSystemLink;
import org.spaarpunt.passholders.NewCard;
import org.spaarpunt.passholders.NewCard.Reason;
import org.spaarpunt.passholders.NewPassholder;
import org.spaarpunt.passholders.NewPassholder.Consents;
import org.spaarpunt.passholders.OptIns;
import org.spaarpunt.passholders.PassholderBooks;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.RegistrationOutcome.AlreadyRegistered;
import org.spaarpunt.passholders.RegistrationOutcome.Refused;
import org.spaarpunt.passholders.RegistrationOutcome.Registered;

/** {@code POST passholder/register} and {@code POST passholder/newCard}: a counter hands out a card from its stock. */
final class RegistrationCalls {
    static final String VOUCHER = "voucherNumber";
    private static final String TARIFF = "kansenStatuut";
    private static final String REASON = "reason";

    private static final Map<String, Reason> REASONS =
            Stream.of(Reason.values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    static final Reads CONSENTS = Reads.optional("legalTermsPaper", "legalTermsDigital", "parentalConsent");

    static final Reads REGISTRATION = DescribedPerson.READS
            .and(DescribedPerson.OPT_INS)
            .and(CONSENTS)
            .andOptional(TARIFF, VOUCHER)
            .needing(DescribedPerson.NEEDED)
            .needing(List.of(CardParameter.UITPAS_NUMBER));

    static final Reads NEW_CARD = Reads.required(ApiRequest.UID, REASON, CardParameter.UITPAS_NUMBER)
            .andOptional(ApiRequest.COUNTER_KEY, VOUCHER, DescribedPerson.TARIFF_END);

    private final PassholderBooks books;

    RegistrationCalls(PassholderBooks books) {
        this.books = books;
    }

    Response register(ApiRequest request) {
        var reader = new ParameterReader(request);
        var number = number(reader);
        var details = DescribedPerson.details(reader);
        var until = reader.day(DescribedPerson.TARIFF_END);
        boolean withTariff = reader.flag(TARIFF).orElse(until.isPresent());
        var consents = consents(reader);
        var nationalNumber = DescribedPerson.nationalNumber(reader);
        boolean verified = reader.flag(DescribedPerson.VERIFIED).orElse(false);
        var optIns = DescribedPerson.optIns(reader, OptIns.NONE);
        var school = reader.text(DescribedPerson.SCHOOL);
        var objection = objection(reader, request)
                .or(() -> withTariff && until.isEmpty()
                        ? Optional.of(request.refusals().missingParameters(List.of(DescribedPerson.TARIFF_END)))
                        : Optional.empty());
        return objection.orElseGet(() -> register(
                new NewPassholder(
                        number.orElseThrow(),
                        details,
                        nationalNumber,
                        verified,
                        optIns,
                        withTariff ? until : Optional.empty(),
                        school,
                        consents),
                request));
    }

    private Response register(NewPassholder newcomer, ApiRequest request) {
        return switch (books.registration().register(newcomer, Clerks.of(request))) {
            case Registered(var uid) -> handedOut(uid, newcomer.card());
            case AlreadyRegistered(var person) -> alreadyRegistered(person, request);
            case Refused(var objection) -> Objections.refusal(objection, request);
        };
    }

    Response give(ApiRequest request) {
        var reader = new ParameterReader(request);
        var number = number(reader);
        var reason = reader.oneOf(REASON, REASONS);
        var until = reader.day(DescribedPerson.TARIFF_END);
        var uid = reader.text(ApiRequest.UID);
        var objection = objection(reader, request);
        if (objection.isPresent()) {
            return objection.get();
        }
        boolean obtains = reason.orElseThrow() == Reason.OBTAIN_KANSENSTATUUT;
        if (obtains && until.isEmpty()) {
            return request.refusals().missingParameters(List.of(DescribedPerson.TARIFF_END));
        }
        var wanted = new NewCard(uid, reason.get(), number.orElseThrow(), obtains ? until : Optional.empty());
        return books.replacement()
                .give(wanted, Clerks.of(request))
                .map(why -> Objections.refusal(why, request))
                .orElseGet(() -> handedOut(uid, wanted.card()));
    }

    static Consents consents(ParameterReader reader) {
        return new Consents(
                reader.flag("legalTermsPaper").orElse(false),
                reader.flag("legalTermsDigital").orElse(false),
                reader.flag("parentalConsent").orElse(false));
    }

    static Optional<UitpasNumber> number(ParameterReader reader) {
        return reader.parsed(CardParameter.UITPAS_NUMBER, UitpasNumber::parse, ErrorCode.PARSE_INVALID_UITPASNUMBER);
    }

    /** There are no vouchers here, so that none is known. */
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

    /** With HTTP 200, for clients read who it is only then. */
    private static Response alreadyRegistered(Person person, ApiRequest request) {
        var links = person.cardSystems().stream().map(RegistrationCalls::link);
        return Format.xml(
                        200,
                        XmlElement.of(
                                "response",
                                List.of(
                                        XmlElement.of("code", ErrorCode.INSZ_ALREADY_USED),
                                        XmlElement.of(
                                                "message", request.messages().text("error.INSZ_ALREADY_USED")),
                                        XmlElement.of("userId", person.uid()),
                                        XmlElement.of("cardSystemLinks", links))))
                .meaning(ErrorCode.INSZ_ALREADY_USED.name());
    }

    private static XmlElement link(CardSystemLink link) {
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
