package org.spaarpunt.api3;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.devices.Device;
import org.spaarpunt.devices.DeviceReader;
import org.spaarpunt.http.Response;
import org.spaarpunt.lookups.Lookups;
import org.spaarpunt.lookups.Lookups.Finding;
import org.spaarpunt.lookups.NumberKind;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Visibility;

/**
 * Counts the numbers named in calls that write, which do not look people up through {@link PassholderLookup} as calls
 * that read do. Only rejected requests are counted, because only a rejection reveals that a number is unknown. The
 * count happens before the answer is sent.
 */
final class LookupWatch {
    private static final String CHECKIN = "POST passholder/checkin";
    private static final String DEVICE_CHECKIN = "POST cid/checkin";
    private static final String JOIN = "POST passholder/{uid}/register";
    private static final String ACTIVATION = "GET passholder/{uitpasNumber}/activation";
    private static final String WRONG_BIRTH_DATE = ErrorCode.INVALID_DOB.name();
    private static final String NOT_ALLOWED = ErrorCode.ACTION_NOT_ALLOWED.name();
    private static final String CHANGE = "POST passholder/{uitpasNumber}";
    private static final String NATIONAL_NUMBER = "inszNumber";

    private static final Set<String> WATCHED = Set.of(
            CHECKIN,
            "POST enduser/checkin",
            "GET enduser/{uitpasNumber}",
            DEVICE_CHECKIN,
            "POST passholder/register",
            "POST passholder/newCard",
            "POST passholder/membership",
            "POST passholder/membership/delete",
            "POST passholder/{uid}/optinpreferences",
            JOIN,
            "POST passholder/{uid}/uploadPicture",
            "POST passholder/{uid}/{cardSystemId}",
            "GET grouppass/{groupPass}",
            "GET price");

    /** Codes that reveal that a number is unknown or belongs to another card system. */
    private static final Set<String> UNKNOWN = names(
            ErrorCode.UNKOWN_UITPASNUMBER,
            ErrorCode.UNKOWN_CHIPNUMBER,
            ErrorCode.UNKNOWN_UITPASNUMBER,
            ErrorCode.UNKNOWN_CHIPNUMBER,
            ErrorCode.UNKNOWN_PASSHOLDER_UID,
            ErrorCode.UNKNOWN_CARD,
            ErrorCode.UNKNOWN_GROUPPASS,
            ErrorCode.CARD_NOT_ASSIGNED_TO_BALIE,
            ErrorCode.BALIE_NOT_AUTHORIZED,
            ErrorCode.PARSE_INVALID_UITPASNUMBER,
            ErrorCode.INVALID_DOB);

    /** Codes of rejected check-ins that reveal something about a card. */
    private static final Set<String> OF_CARDS = names(
            ErrorCode.INVALID_CARD_STATUS,
            ErrorCode.PASSHOLDER_NO_ACTIVE_CARDSYSTEMS,
            ErrorCode.CHECKIN_CURRENTLY_NOT_ALLOWED,
            ErrorCode.MAXIMUM_REACHED);

    /** Codes that reveal whether a passholder has a national number. */
    private static final Set<String> OF_NATIONAL_NUMBERS =
            names(ErrorCode.INSZ_ALREADY_USED, ErrorCode.ACTION_NOT_ALLOWED);

    private final Lookups lookups;
    private final PassholderLookup passholders;
    private final DeviceReader devices;
    private final Authorization authorization;

    LookupWatch(Lookups lookups, PassholderLookup passholders, DeviceReader devices, Authorization authorization) {
        this.lookups = lookups;
        this.passholders = passholders;
        this.devices = devices;
        this.authorization = authorization;
    }

    /**
     * Returns the answer after counting it.
     *
     * @throws org.spaarpunt.lookups.LookupsExhaustedException when the caller has used up its budget
     */
    Response counted(ApiRequest request, Response response) {
        var code = response.label().code();
        if (UNKNOWN.contains(code) || OF_CARDS.contains(code) || OF_NATIONAL_NUMBERS.contains(code)) {
            count(request, code);
        }
        return response;
    }

    private void count(ApiRequest request, String code) {
        var call = request.arrival().route().shortName();
        if (WATCHED.contains(call) && UNKNOWN.contains(code)) {
            note(NumberKind.CARD, request);
        } else if (call.equals(JOIN) && code.equals(NOT_ALLOWED)) {
            note(NumberKind.CARD, request);
        } else if (call.equals(ACTIVATION) && code.equals(WRONG_BIRTH_DATE)) {
            // To an application that may not see cards, a wrong birth date may also mean an unknown number.
            note(NumberKind.CARD, request);
        } else if (call.equals(CHECKIN) && OF_CARDS.contains(code)) {
            noteCard(request.parameter(CardLookup.UITPAS_NUMBER), request);
        } else if (call.equals(DEVICE_CHECKIN) && OF_CARDS.contains(code)) {
            request.parameter(CardLookup.UITPAS_NUMBER)
                    .flatMap(UitpasNumber::parse)
                    .ifPresent(number -> noteAtDevice(number, request));
        } else if (call.equals(CHANGE)
                && OF_NATIONAL_NUMBERS.contains(code)
                && request.parameter(NATIONAL_NUMBER).isPresent()) {
            note(NumberKind.NATIONAL_NUMBER, request);
        }
    }

    private void note(NumberKind kind, ApiRequest request) {
        var inquiry = request.inquiry(authorization);
        lookups.note(inquiry.reader(), Finding.unknown(kind, inquiry.call()));
    }

    /** Nothing is counted for a card that was read by its chip. */
    private void noteCard(Optional<String> number, ApiRequest request) {
        number.map(CardReference::ofNumber)
                .ifPresent(card -> passholders.card(card, request.inquiry(authorization), Visibility.DOOR));
    }

    private void noteAtDevice(UitpasNumber number, ApiRequest request) {
        var inquiry = request.inquiry(authorization);
        devices.find(request.consumer().key())
                .flatMap(Device::connection)
                .flatMap(connection -> authorization.viewerOfDevice(
                        request.consumer(), connection.counter().key()))
                .ifPresent(device ->
                        passholders.refusedAtDevice(number, new Inquiry(device, inquiry.reader(), inquiry.call())));
    }

    private static Set<String> names(ErrorCode first, ErrorCode... more) {
        return Set.copyOf(EnumSet.of(first, more).stream().map(Enum::name).toList());
    }
}
