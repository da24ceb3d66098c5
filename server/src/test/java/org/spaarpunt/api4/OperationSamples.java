package org.spaarpunt.api4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.storage.Unobserved;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.SamplePictures;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.ServerFeatures;

/**
 * A request for each operation, which a caller with every permission may send, about Jean-Marie of Aalst, the event of De Werf
 * and its organizer. What is tested over the table of operations begins with these, so a new operation needs one.
 *
 * <p>{@code {checkin}}, {@code {redemption}}, {@code {reward}}, {@code {grouppass}}, {@code {webhook}} and {@code {delivery}} stand for
 * what {@link EveryCaller} finds or makes.
 */
final class OperationSamples {
    static final String WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    static final String EVENT = "a89a2707-a35e-48da-aeda-307f857b93c0";
    static final String JEAN_MARIE = "demo-passholder-9";
    static final String CARD = "0900004518206";
    static final String CHIP = "04C5D6E7F80A80";
    static final String NATIONAL_NUMBER = "79020100190";

    private static final String PERSON = "/passholders/" + JEAN_MARIE;
    private static final String AT_WERF = "?organizerId=" + WERF;

    private static final String REWARD = """
            {"title":"Soep","type":"POINTS","points":3,"promotionalDescription":"Een kom soep","practicalInfo":"Warm",
             "publicationPeriod":{"begin":"2026-11-01T00:00:00+01:00","end":"2027-11-01T00:00:00+01:00"},
             "owningCardSystem":{"id":"2"},"applicableCardSystems":[{"id":"2"}],"organizers":[{"id":"%s"}],
             "maxAvailableUnits":50,"redeemConstraint":{"volume":1,"period":"DAY"},"featured":true}""".formatted(WERF);

    private static final String PERSON_BODY = """
            {"firstName":"Pieter","name":"Claes","dateOfBirth":"1993-05-18","gender":"MALE","nationality":"Belg",
             "email":"pieter@demo.example","phoneNumber":"0470 00 00 01",
             "address":{"street":"Dorp 1","postalCode":"9450","city":"Haaltert","country":"BE"},
             "optInPreferences":{"serviceMails":true,"milestoneMails":false,"infoMails":true,"sms":true,"post":true}%s}""";

    private static final String NEWCOMER = PERSON_BODY.formatted("""
            ,"inszNumber":"93051800189","registrationUitpasNumber":"0900000091307","registrationNote":"Komt met de bus",
            "registrationCardType":"NFC_CARD","registrationOrganizer":{"id":"%s"}""".formatted(WERF));

    /** A form with a picture, in the charset that keeps its bytes. */
    private static final String PICTURE =
            "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                    + "Content-Type: image/png\r\n\r\n" + new String(SamplePictures.png(4, 4), ISO_8859_1)
                    + "\r\n--limit--\r\n";

    /**
     * A request.
     *
     * @param path below the prefix of the API, with a query
     * @param body empty: none
     */
    record Sample(String path, String body) {
        boolean isJson() {
            return body.startsWith("{") || body.startsWith("[");
        }

        /** The same for another path. */
        Sample at(String other) {
            return new Sample(other, body);
        }

        /** Sends it, with another body perhaps, as this caller. */
        Answer send(JsonCaller caller, String method) {
            return body.startsWith("--")
                    ? caller.with("Content-Type", "multipart/form-data; boundary=limit")
                            .put(path, body, ISO_8859_1)
                    : caller.send(method, path, body);
        }
    }

    private static final Map<String, Sample> ALL = Map.ofEntries(
            with("POST /checkins", "/checkins", "{\"eventId\":\"%s\",\"uitpasNumber\":\"%s\"}".formatted(EVENT, CARD)),
            with(
                    "POST /checkins/batch",
                    "/checkins/batch",
                    "[{\"eventId\":\"%s\",\"uitpasNumber\":\"%s\"}]".formatted(EVENT, CARD)),
            without("GET /checkins", "/checkins?eventId=" + EVENT + "&from=2026-11-01&to=2026-11-30&limit=5&start=0"),
            without("DELETE /checkins/{checkinId}", "/checkins/{checkin}"),
            without("GET /checkin-status", "/checkin-status?uitpasNumber=" + CARD + "&eventId=" + EVENT),
            without("GET /search/events", "/search/events?embed=true&id=" + EVENT + "&dateFrom=2026-11-01&limit=5"),
            without("GET /search/organizers/{organizerId}", "/search/organizers/" + WERF),
            without("GET /entry/events/{eventId}", "/entry/events/" + EVENT),
            without("GET /entry/organizers/{organizerId}", "/entry/organizers/" + WERF),
            without("GET /permissions", "/permissions"),
            without("GET /permissions/{clientId}", "/permissions/demo-member-app"),
            with(
                    "PUT /permissions/{clientId}",
                    "/permissions/demo-member-app",
                    "[{\"organizer\":{\"id\":\"%s\"},\"permissionDetails\":[{\"id\":\"PASSES_READ\"}]}]"
                            .formatted(WERF)),
            without("GET /organizers", "/organizers?name=werf&limit=5&start=0"),
            without("GET /organizers/{organizerId}", "/organizers/" + WERF),
            without("GET /organizers/{organizerId}/admins", "/organizers/" + WERF + "/admins?limit=5"),
            with(
                    "POST /organizers/{organizerId}/admins",
                    "/organizers/" + WERF + "/admins",
                    "{\"email\":\"ben@demo.example\",\"type\":\"MEMBER\"}"),
            without("DELETE /organizers/{organizerId}/admins/{adminUserId}", "/organizers/" + WERF + "/admins/mia"),
            without("GET /card-systems", "/card-systems?postalCode=9300&limit=5"),
            without("GET /card-systems/{cardSystemId}", "/card-systems/2"),
            without("GET /card-systems/{cardSystemId}/membership-prices", "/card-systems/2/membership-prices"),
            without("GET /card-systems/{cardSystemId}/city-settings", "/card-systems/2/city-settings?postalCode=9300"),
            without(
                    "GET /card-systems/{cardSystemId}/social-tariff-settings",
                    "/card-systems/2/social-tariff-settings?postalCode=9300"),
            without("GET /events/{eventId}/settings", "/events/" + EVENT + "/settings"),
            with(
                    "PUT /events/{eventId}/settings",
                    "/events/" + EVENT + "/settings",
                    "{\"checkinPoints\":3,\"checkinLimit\":{\"volume\":2,\"periodType\":\"DAY\"}}"),
            without("GET /tariffs", "/tariffs?eventId=" + EVENT + "&regularPrice=12.00&uitpasNumber=" + CARD),
            without("GET /tariffs/static", "/tariffs/static?eventId=" + EVENT + "&regularPrice=12.00"),
            without("GET /ticket-sales", "/ticket-sales?limit=5"),
            with(
                    "POST /ticket-sales",
                    "/ticket-sales",
                    "[{\"eventId\":\"%s\",\"tariff\":{\"id\":\"1\"},\"regularPrice\":\"12.00\",\"uitpasNumber\":\"%s\"}]"
                            .formatted(EVENT, CARD)),
            without("DELETE /ticket-sales/{ticketSaleId}", "/ticket-sales/1"),
            with("POST /orders", "/orders", "{}"),
            without("GET /orders/{orderId}", "/orders/1"),
            without("GET /passholders/{passholderId}/coupons", PERSON + "/coupons"),
            without("GET /grouppasses/{passholderId}/coupons", "/grouppasses/1/coupons"),
            without("GET /events/{eventId}/card-systems", "/events/" + EVENT + "/card-systems"),
            with(
                    "PUT /events/{eventId}/card-systems",
                    "/events/" + EVENT + "/card-systems",
                    "[{\"id\":1,\"enabled\":true},{\"id\":2,\"enabled\":true}]"),
            without(
                    "GET /events/{eventId}/qr-checkincodes/download-link",
                    "/events/" + EVENT + "/qr-checkincodes/download-link?format=zip"),
            without("GET /qr-checkincodes/download", "/qr-checkincodes/download?format=pdf&ticket=none"),
            without(
                    "GET /organizers/{organizerId}/financial-reports/periods",
                    "/organizers/" + WERF + "/financial-reports/periods"),
            without("GET /organizers/{organizerId}/financial-reports", "/organizers/" + WERF + "/financial-reports"),
            with(
                    "POST /organizers/{organizerId}/financial-reports",
                    "/organizers/" + WERF + "/financial-reports",
                    "{}"),
            without(
                    "GET /organizers/{organizerId}/financial-reports/{reportId}",
                    "/organizers/" + WERF + "/financial-reports/1.zip"),
            without(
                    "GET /organizers/{organizerId}/financial-reports/{reportId}/download-link",
                    "/organizers/" + WERF + "/financial-reports/1/download-link"),
            with(
                    "POST /passholders/me",
                    "/passholders/me",
                    "{\"name\":\"Claes\",\"firstName\":\"Pieter\",\"dateOfBirth\":\"1993-05-18\",\"postalCode\":\"9450\",\"city\":\"Haaltert\"}"),
            without("GET /social-tariff-validation/start", "/social-tariff-validation/start"),
            with("POST /social-tariff-validation/token", "/social-tariff-validation/token", "{}"),
            without("GET /social-tariff-validation", "/social-tariff-validation"),
            without("GET /kiosks", "/kiosks?organizerId=" + WERF + "&limit=5"),
            without("GET /kiosks/{kioskId}/fixed-event", "/kiosks/demo-device/fixed-event"),
            with(
                    "PUT /kiosks/{kioskId}/fixed-event",
                    "/kiosks/demo-device/fixed-event",
                    "{\"id\":\"%s\"}".formatted(EVENT)),
            without("DELETE /kiosks/{kioskId}/fixed-event", "/kiosks/demo-device/fixed-event"),
            without("POST /kiosks/{kioskId}/setup-code", "/kiosks/demo-device/setup-code"),
            with(
                    "PUT /kiosk-devices/setup",
                    "/kiosk-devices/setup",
                    "{\"name\":\"Spaarzuil\",\"deviceId\":\"ebee0a27-2dba-4231-aaae-15077884fa75\"}"),
            without("GET /kiosk-devices", "/kiosk-devices"),
            without("GET /kiosk-devices/events", "/kiosk-devices/events"),
            with("PUT /kiosk-devices/events", "/kiosk-devices/events", "{\"id\":\"%s\"}".formatted(EVENT)),
            without("DELETE /kiosk-devices/events", "/kiosk-devices/events"),
            without("GET /kiosk-devices/checkins", "/kiosk-devices/checkins"),
            with("POST /kiosk-devices/checkins", "/kiosk-devices/checkins", "{\"chipNumber\":\"%s\"}".formatted(CHIP)),
            without("GET /kiosk-devices/chip-numbers/{chipNumber}", "/kiosk-devices/chip-numbers/" + CHIP),
            without("GET /rewards", "/rewards?type=ANY&pointsFrom=1&limit=5&isRedeemableByPassholderId=" + JEAN_MARIE),
            with("POST /rewards", "/rewards", REWARD),
            with("PUT /rewards/{rewardId}", "/rewards/{reward}", REWARD),
            without("GET /rewards/redeemed", "/rewards/redeemed?uitpasNumber=" + CARD + "&limit=5"),
            with(
                    "POST /rewards/redeemed",
                    "/rewards/redeemed",
                    "{\"rewardId\":\"5687\",\"uitpasNumber\":\"%s\"}".formatted(CARD)),
            without("DELETE /rewards/redeemed/{redeemedRewardId}", "/rewards/redeemed/{redemption}"),
            without("GET /rewards/{rewardId}", "/rewards/5687"),
            without("GET /rewards/{rewardId}/redeem-status", "/rewards/5687/redeem-status?uitpasNumber=" + CARD),
            with(
                    "POST /passholders/{passholderId}/checkins/batch",
                    PERSON + "/checkins/batch",
                    "{\"checkinCode\":\"demo-permanent\",\"passholderIds\":[\"" + JEAN_MARIE + "\"],\"atomic\":true}"),
            without("GET /passholders/me/uitid/registration-token", "/passholders/me/uitid/registration-token"),
            without("GET /passholders/me/uitid/status", "/passholders/me/uitid/status"),
            without("PUT /passholders/me/uitid", "/passholders/me/uitid"),
            without("GET /uitid/emails/{email}", "/uitid/emails/jef@demo.example"),
            without("GET /passholders/{passholderId}/family-members", PERSON + "/family-members"),
            with(
                    "POST /passholders/{passholderId}/family-members",
                    PERSON + "/family-members",
                    "{\"uitpasNumber\":\"0900000067513\"}"),
            with(
                    "PUT /passholders/{passholderId}/family-members/{familyMemberId}",
                    PERSON + "/family-members/1",
                    "{\"icon\":\"star\"}"),
            without("DELETE /passholders/{passholderId}/family-members/{familyMemberId}", PERSON + "/family-members/1"),
            without("GET /passholders/{passholderId}/families", PERSON + "/families"),
            without("GET /passholders/{passholderId}/transactions", PERSON + "/transactions?limit=5"),
            with(
                    "POST /passholders/{passholderId}/checkins",
                    PERSON + "/checkins",
                    "{\"checkinCode\":\"demo-permanent\"}"),
            without("GET /passholders", "/passholders?uitpasNumber=" + CARD + "&limit=5"),
            without("GET /passholders/me", "/passholders/me"),
            with("POST /passholders", "/passholders", NEWCOMER),
            with("PUT /passholders/{passholderId}", PERSON, PERSON_BODY.formatted("")),
            without("DELETE /passholders/{passholderId}", PERSON),
            without("GET /passholders/{passholderId}/picture", PERSON + "/picture"),
            with("PUT /passholders/{passholderId}/picture", PERSON + "/picture", PICTURE),
            without("DELETE /passholders/{passholderId}/picture", PERSON + "/picture"),
            without("GET /passholder-pictures", "/passholder-pictures?ticket=none"),
            without("GET /passholders/{passholderId}/school", PERSON + "/school"),
            with("PUT /passholders/{passholderId}/school", PERSON + "/school", "{\"id\":\"demo-library-haaltert\"}"),
            without("DELETE /passholders/{passholderId}/school", PERSON + "/school"),
            without(
                    "GET /passholders/{passholderId}/memberships/{cardSystemId}",
                    PERSON + "/memberships/1" + AT_WERF + "&socialTariff=false"),
            with(
                    "POST /passholders/{passholderId}/memberships/{cardSystemId}",
                    PERSON + "/memberships/1",
                    "{\"cardType\":\"DIGITAL\",\"registrationOrganizer\":{\"id\":\"%s\"}}".formatted(WERF)),
            without(
                    "GET /passholders/status/insz-numbers/{inszNumber}",
                    "/passholders/status/insz-numbers/" + NATIONAL_NUMBER),
            without("GET /passholders/{passholderId}", PERSON),
            without(
                    "GET /passholders/membership-prices/{cardSystemId}",
                    "/passholders/membership-prices/2?cardType=NFC_CARD&dateOfBirth=1990-05-17&postalCode=9300"),
            without(
                    "GET /passholders/{passholderId}/membership-prices/{cardSystemId}",
                    PERSON + "/membership-prices/2?cardType=NFC_CARD"),
            without("GET /webhooks", "/webhooks" + AT_WERF),
            with("POST /webhooks", "/webhooks", """
                    {"organizerId":"%s","url":"https://hooks.example/in","events":["checkin.undone"],"description":"Kassa"}""".formatted(WERF)),
            without("GET /webhooks/{webhookId}", "/webhooks/{webhook}"),
            with("PUT /webhooks/{webhookId}", "/webhooks/{webhook}", """
                    {"url":"https://hooks.example/other","events":["checkin.undone"],"description":"Kassa","status":"ACTIVE"}"""),
            without("DELETE /webhooks/{webhookId}", "/webhooks/{webhook}"),
            with("POST /webhooks/{webhookId}/secret", "/webhooks/{webhook}/secret", "{\"overlapHours\":24}"),
            without("POST /webhooks/{webhookId}/test", "/webhooks/{webhook}/test"),
            without("GET /webhooks/{webhookId}/deliveries", "/webhooks/{webhook}/deliveries?limit=5"),
            without(
                    "POST /webhooks/{webhookId}/deliveries/{deliveryId}/attempts",
                    "/webhooks/{webhook}/deliveries/{delivery}/attempts"),
            without("GET /passholders/{passholderId}/private", PERSON + "/private"),
            with("PUT /passholders/{passholderId}/private", PERSON + "/private", "{\"note\":\"komt te voet\"}"),
            without("GET /associations", "/associations" + AT_WERF + "&limit=5"),
            without(
                    "GET /passholders/{passholderId}/association-memberships",
                    PERSON + "/association-memberships" + AT_WERF),
            with(
                    "POST /passholders/{passholderId}/association-memberships",
                    PERSON + "/association-memberships" + AT_WERF,
                    "{\"association\":{\"id\":\"1\"},\"endDate\":\"2027-11-22\"}"),
            without(
                    "DELETE /passholders/{passholderId}/association-memberships/{associationId}",
                    PERSON + "/association-memberships/1" + AT_WERF),
            without("GET /passes", "/passes?identifier=" + CARD),
            without("GET /passes/{uitpasNumber}", "/passes/" + CARD),
            without("GET /chip-numbers/{chipNumber}", "/chip-numbers/" + CHIP),
            without("GET /insz-numbers/{inszNumber}", "/insz-numbers/" + NATIONAL_NUMBER),
            without("GET /grouppasses", "/grouppasses?uitpasNumber=0900000045410"),
            without("GET /grouppasses/{passholderId}", "/grouppasses/{grouppass}"),
            without("GET /cards", "/cards?uitpasNumber=" + CARD),
            without("GET /cards/social-tariff/{cardSystemId}/active", "/cards/social-tariff/2/active"));

    private OperationSamples() {}

    /** The operations of a server with these features, in the order of its table. */
    static List<Operation> operations(Features features) {
        try (var server = new ServerFeatures(features, _ -> new Unobserved())) {
            return Operations.all(server);
        }
    }

    /** As the public document names it. */
    static String name(Operation operation) {
        return operation.method() + " " + operation.path();
    }

    static Sample of(Operation operation) {
        return Objects.requireNonNull(
                ALL.get(name(operation)), () -> name(operation) + " needs a request in OperationSamples");
    }

    /** The names of operations that have a sample. */
    static Set<String> names() {
        return ALL.keySet();
    }

    private static Map.Entry<String, Sample> with(String operation, String path, String body) {
        return entry(operation, new Sample(path, body));
    }

    private static Map.Entry<String, Sample> without(String operation, String path) {
        return entry(operation, new Sample(path, ""));
    }
}
