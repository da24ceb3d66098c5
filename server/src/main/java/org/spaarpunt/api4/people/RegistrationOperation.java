package org.spaarpunt.api4.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.NewPassholder;
import org.spaarpunt.passholders.NewPassholder.Consents;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.OptIns;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.RegistrationOutcome;
import org.spaarpunt.passholders.SocialTariff;
import org.spaarpunt.time.LocalZone;

/**
 * {@code POST /passholders}: a person gets a card from the stock of an organiser. The card is the key of a repeated
 * request: when it was handed out to this very person before, the answer is that passholder.
 */
final class RegistrationOperation {
    private static final int LONGEST_ID = 100;
    private static final Details NOBODY = Details.only(new Details.Contact("", "", ""));

    private final PassholderFeature feature;
    private final Passholders passholders;
    private final PassholderJson json;
    private final CallerPlaces places;
    private final InstantSource clock;

    private enum Kind {
        NFC_CARD,
        DIGITAL
    }

    /** @param organiser empty: the first for which the caller registers people */
    private record Posted(
            PostedPassholder passholder,
            Optional<Kind> kind,
            Optional<String> number,
            Optional<String> organiser,
            boolean voucher,
            Consents consents) {
        static Posted read(Fields fields, LocalDate today) {
            var note = fields.optionalText("registrationNote", Details.MAX_MORE_INFO);
            var newcomer = PostedPassholder.read(fields, NOBODY, OptIns.NONE, today);
            if (fields.has("registrationPicture")) {
                fields.wrong("registrationPicture", "is not read; put the picture after the registration");
            }
            return new Posted(
                    newcomer.noting(note.orElse("")),
                    fields.choice("registrationCardType", List.of(Kind.values())),
                    fields.optionalText("registrationUitpasNumber", LONGEST_ID),
                    fields.object("registrationOrganizer").map(given -> given.text("id", LONGEST_ID)),
                    fields.has("registrationVoucher"),
                    new Consents(
                            fields.flag("legalTermsPaper").orElse(false),
                            fields.flag("legalTermsDigital").orElse(false),
                            fields.flag("parentalConsent").orElse(false)));
        }
    }

    RegistrationOperation(PeopleParts parts, Passholders passholders, PassholderJson json) {
        this.feature = parts.passholders();
        this.passholders = passholders;
        this.json = json;
        this.places = parts.places();
        this.clock = parts.clock();
    }

    Response register(JsonRequest request) {
        return request.body(fields -> Posted.read(fields, LocalZone.dayOf(clock.instant())))
                .answer(posted -> register(request, posted));
    }

    private Response register(JsonRequest request, Posted posted) {
        if (posted.voucher()) {
            return Problem.of(ProblemType.INVALID_VOUCHER_CODE, "This server knows no vouchers.")
                    .response();
        }
        if (posted.kind().filter(Kind.DIGITAL::equals).isPresent()) {
            return Problem.of(ProblemType.NOT_OFFERED, "This server registers nobody without a card.")
                    .response();
        }
        var number = posted.number().flatMap(UitpasNumber::parse);
        if (number.isEmpty()) {
            return Problem.of(
                            ProblemType.INVALID_UITPAS_NUMBER,
                            "The registrationUitpasNumber is not a number of a card.")
                    .response();
        }
        var insz = posted.passholder().inszNumber();
        var national = insz.flatMap(NationalNumber::parse);
        if (insz.isPresent() && national.isEmpty()) {
            return Problem.of(ProblemType.INVALID_INSZ_NUMBER, "The inszNumber is not a national number.")
                    .response();
        }
        var permission = ApiPermission.PASSHOLDERS_WRITE;
        return place(posted.organiser(), number.get(), request)
                .map(place -> register(request, newcomer(posted, number.get(), national), place))
                .orElseGet(() -> CallerPlaces.forbidden(permission).response());
    }

    /** Of several counters of an organiser, the one that has the card in stock. */
    private Optional<OrganiserPlace> place(Optional<String> organiser, UitpasNumber number, JsonRequest request) {
        var possible = places.all(organiser, ApiPermission.PASSHOLDERS_WRITE, request.caller());
        var card = possible.size() > 1 ? feature.cards().find(number) : Optional.<HeldCard>empty();
        return possible.stream()
                .filter(place -> card.filter(
                                held -> held.isKeptBy(place.access().counterId()))
                        .isPresent())
                .findFirst()
                .or(() -> possible.stream().findFirst());
    }

    /** A card for people with a social tariff is a wish for one. */
    private static NewPassholder newcomer(Posted posted, UitpasNumber number, Optional<NationalNumber> national) {
        var passholder = posted.passholder();
        var end = passholder.tariffEnd();
        return new NewPassholder(
                number,
                passholder.details(),
                national,
                false,
                passholder.optIns(),
                SocialTariff.Wish.of(Optional.of(number.isForSocialTariff() || end.isPresent()), end),
                "",
                posted.consents());
    }

    private Response register(JsonRequest request, NewPassholder newcomer, OrganiserPlace place) {
        var inquiry = places.inquiry(request, place);
        return switch (feature.registration().register(newcomer, Passholders.employee(place, request), inquiry)) {
            case RegistrationOutcome.Registered(var uid) -> Json.ok(shown(uid, newcomer, inquiry));
            case RegistrationOutcome.AlreadyRegistered(var uid) ->
                repeated(newcomer, place, inquiry)
                        .map(person -> request.marked(Json.ok(json.one(person)), true))
                        .orElseGet(() -> inUse(uid, inquiry));
            case RegistrationOutcome.Refused(var objection) ->
                Optional.of(objection)
                        .filter(Objection.CARD_NOT_IN_STOCK::equals)
                        .flatMap(_ -> repeated(newcomer, place, inquiry))
                        .map(person -> request.marked(Json.ok(json.one(person)), true))
                        .orElseGet(() -> ObjectionProblems.of(objection, ApiPermission.PASSHOLDERS_WRITE)
                                .response());
        };
    }

    /** The holder of the card, if this counter registered exactly this person. */
    private Optional<Person> repeated(NewPassholder newcomer, OrganiserPlace place, Inquiry inquiry) {
        return feature.cards()
                .find(newcomer.card())
                .flatMap(HeldCard::passholder)
                .flatMap(holder -> passholders.person(holder.uid(), inquiry, Pictures.WITHOUT))
                .filter(person -> person.registeredAt().equals(place.counterKey())
                        && person.details().equals(newcomer.details()));
    }

    /** A caller that may not see passholders learns what it needs to go on. */
    private Object shown(String uid, NewPassholder newcomer, Inquiry inquiry) {
        return passholders
                .view(uid, inquiry, Pictures.WITHOUT)
                .<Object>map(json::one)
                .orElseGet(() -> {
                    var body = new LinkedHashMap<String, Object>();
                    body.put("id", uid);
                    body.put("uitpasNumber", newcomer.card().digits());
                    return body;
                });
    }

    /** Only a caller that sees the passholder in full learns who it is: otherwise it could search by national number. */
    private Response inUse(String uid, Inquiry inquiry) {
        var problem = Problem.of(ProblemType.INSZ_ALREADY_USED, "Another passholder has this national number.");
        return passholders
                .person(uid, inquiry, Pictures.WITHOUT)
                .map(person -> problem.with("passholderId", person.uid()))
                .orElse(problem)
                .response();
    }
}
