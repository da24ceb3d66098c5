package org.spaarpunt.web;

import java.util.Map;
import java.util.stream.Stream;

/** Wrong forms of applications, counters, devices, users and offers. */
final class WrongFormsOfAdministration {
    private static final String BAD_REDIRECT =
            "Elk adres begint met https://, of met http:// op het toestel zelf (127.0.0.1, [::1], localhost). Een"
                    + " toepassing met een geheim mag ook andere http-adressen hebben, een openbare een eigen schema zoals"
                    + " be.voorbeeld.app:/terug. Zonder gebruiker en fragment.";
    private static final String WERF = "/admin/counters/" + OwnPages.WERF;
    private static final String APP = "/admin/consumers/demo-counter-app";
    private static final String NO_COUNTER = "Er is geen balie met deze key.";
    private static final String NAME = "Een naam heeft 1 tot 200 tekens.";
    private static final String TEXT = "Een tekst heeft hoogstens 200 tekens.";
    private static final String KEY = "Een key heeft 1 tot 255 zichtbare ASCII-tekens zonder spaties.";
    private static final String EMAIL = "Dat is geen e-mailadres.";

    private WrongFormsOfAdministration() {}

    static Stream<WrongForm> all(OwnPages pages) {
        return Stream.of(
                        ofConsumers(),
                        ofClients(),
                        ofCounters(),
                        ofUsers(),
                        ofWebhooks(pages),
                        ofRewards(),
                        ofOneReward(),
                        ofPrices(),
                        ofAssociations(),
                        ofDevices(),
                        atDevices(),
                        ofCardSystems())
                .flatMap(forms -> forms);
    }

    private static Stream<WrongForm> ofConsumers() {
        return Stream.of(
                new WrongForm(
                        "/admin/consumers",
                        "admin",
                        "/admin/consumers",
                        "name=&key=two+words",
                        400,
                        Map.of("name", NAME, "key", KEY)),
                new WrongForm(
                        "/admin/consumers",
                        "admin",
                        "/admin/consumers",
                        "name=Kassa+%3C%22%3E&key=demo-counter-app",
                        400,
                        Map.of("key", "Deze key is al in gebruik.")),
                new WrongForm(
                        "/admin/consumers/{key}",
                        "admin",
                        APP,
                        "act=callbacks&callback=nowhere&hosts=a.example:80",
                        400,
                        Map.of(
                                "callback",
                                "Een callback is een adres van http of https, zonder gebruiker en fragment.",
                                "hosts",
                                "Een host is een naam of adres zonder poort.")),
                new WrongForm(
                        "/admin/consumers/{key}",
                        "admin",
                        APP,
                        "act=rotate&hours=9000",
                        400,
                        Map.of("hours", "De tijd ligt tussen 0 uren en een jaar.")));
    }

    private static Stream<WrongForm> ofClients() {
        return Stream.of(
                new WrongForm(
                        "/admin/consumers/{key}",
                        "admin",
                        APP,
                        "act=client&clientKind=PUBLIC&grant-CLIENT_CREDENTIALS=yes&redirects=app:/back&signOuts=https://a.example/*",
                        400,
                        Map.of(
                                "clientKind",
                                "Een openbare toepassing heeft geen geheim, en kan dus niet voor zichzelf werken.",
                                "redirects",
                                BAD_REDIRECT,
                                "signOuts",
                                BAD_REDIRECT)),
                new WrongForm(
                        "/admin/consumers/{key}",
                        "admin",
                        APP,
                        "act=client&clientKind=CONFIDENTIAL",
                        400,
                        Map.of("grants", "Kies minstens één manier om tokens te krijgen.")));
    }

    private static Stream<WrongForm> ofCounters() {
        return Stream.of(
                new WrongForm(
                        "/admin/counters",
                        "admin",
                        "/admin/counters",
                        "name=Zwembad&key=nobody",
                        400,
                        Map.of("key", "Er is geen toepassing met deze key.")),
                new WrongForm(
                        "/admin/counters",
                        "admin",
                        "/admin/counters",
                        "organisation=two+words",
                        400,
                        Map.of("name", NAME, "organisation", KEY)),
                new WrongForm(
                        "/admin/counters/{key}",
                        "admin",
                        WERF,
                        "act=member&who=Ann+Peters",
                        400,
                        Map.of(
                                "who",
                                "Er is geen account met deze naam of dit e-mailadres. Nodig deze persoon eerst uit.")),
                new WrongForm(
                        "/admin/counters/{key}",
                        "admin",
                        WERF,
                        "act=put&group=nothing&cardSystem=1",
                        400,
                        Map.of("group", "Deze groep bestaat niet.")),
                new WrongForm(
                        "/admin/counters/{key}",
                        "admin",
                        WERF,
                        "act=describe&city=" + "x".repeat(201) + "&postalCode=9300&email=nowhere",
                        400,
                        Map.of("city", TEXT, "email", EMAIL)));
    }

    private static Stream<WrongForm> ofUsers() {
        return Stream.of(
                new WrongForm(
                        "/admin/users",
                        "admin",
                        "/admin/users",
                        "nick=a@b&email=nowhere&givenName=Dora&familyName=" + "x".repeat(201),
                        400,
                        Map.of(
                                "nick",
                                "Een gebruikersnaam heeft 1 tot 100 letters, cijfers en leestekens, van één schrift,"
                                        + " zonder @ en zonder onzichtbare tekens.",
                                "email",
                                EMAIL,
                                "familyName",
                                NAME)),
                new WrongForm(
                        "/admin/users",
                        "admin",
                        "/admin/users",
                        "nick=ANN&email=ben@demo.example",
                        400,
                        Map.of(
                                "nick",
                                "Deze gebruikersnaam is al in gebruik, of lijkt te veel op een andere.",
                                "email",
                                "Dit e-mailadres is al in gebruik.")));
    }

    private static Stream<WrongForm> ofWebhooks(OwnPages pages) {
        var address =
                "Vul een adres in dat met https:// begint en op het internet staat, zonder gebruiker en fragment.";
        var path = "/counter/" + OwnPages.WERF + "/webhooks";
        var hook = path + "/" + Webhooks.add(pages);
        return Stream.of(
                new WrongForm(
                        "/counter/{key}/webhooks",
                        "ann",
                        path,
                        "address=http://kassa.example",
                        400,
                        Map.of("address", address, "reports-CHECKIN_GRANTED", "Kies minstens één soort gebeurtenis.")),
                new WrongForm(
                        "/counter/{key}/webhooks/{webhook}",
                        "ann",
                        hook,
                        "act=changeWebhook&address=https://10.0.0.1/&reports-CHECKIN_GRANTED=yes",
                        400,
                        Map.of("address", address)),
                new WrongForm(
                        "/counter/{key}/webhooks/{webhook}",
                        "ann",
                        hook,
                        "act=rotate&hours=many",
                        400,
                        Map.of("hours", "De tijd ligt tussen 0 uren en een jaar.")));
    }

    private static Stream<WrongForm> ofRewards() {
        return Stream.of(new WrongForm(
                "/admin/rewards",
                "admin",
                "/admin/rewards",
                "title=&kind=POINTS_PROMOTION&points=veel&period=DAY&volume=0&units=-1&redeemableFromDay=2027-02-01"
                        + "&redeemableToDay=2027-01-01&publishedFromTime=10:00&pictures=javascript:x&counters=Nergens",
                400,
                Map.of(
                        "title",
                        "Een titel heeft 1 tot 255 tekens.",
                        "points",
                        "Vul een aantal punten in, van 1 tot 1 000 000.",
                        "volume",
                        "Vul een aantal keren in, van 1 tot 9999.",
                        "units",
                        "Een voorraad is 1 of meer. Laat het leeg als er geen einde aan is.",
                        "redeemableToDay",
                        "Het einde ligt na het begin, en beide liggen tussen 1970 en 9999.",
                        "publishedFromDay",
                        "Schrijf een dag als 31/12/2027.",
                        "pictures",
                        "Elke lijn is een adres van http of https, of een pad op deze server dat met / begint.",
                        "cardSystem",
                        "Kies minstens één kaartsysteem.",
                        "counters",
                        "Er is geen balie met de naam of key ‘Nergens’.")));
    }

    private static Stream<WrongForm> ofOneReward() {
        return Stream.of(new WrongForm(
                "/admin/rewards/{key}",
                "admin",
                "/admin/rewards/5824",
                "act=saveReward&title=Affiche&cardSystem=2&redeemableFromDay=1/1/2026&redeemableToTime=25:00&version="
                        + "0".repeat(112),
                400,
                Map.of(
                        "kind",
                        "Kies een van beide.",
                        "points",
                        "Vul een aantal punten in, van 1 tot 1 000 000.",
                        "period",
                        "Kies een tijd.",
                        "volume",
                        "Vul een aantal keren in, van 1 tot 9999.",
                        "redeemableToDay",
                        "Schrijf een dag als 31/12/2027.",
                        "redeemableToTime",
                        "Schrijf een uur als 20:30.")));
    }

    private static Stream<WrongForm> ofPrices() {
        return Stream.of(
                new WrongForm(
                        "/admin/prices",
                        "admin",
                        "/admin/prices",
                        "cardSystem=x&reason=FIRST_CARD&type=CARD&from=oud&price=gratis",
                        400,
                        Map.of(
                                "cardSystem",
                                "Dit kaartsysteem bestaat niet.",
                                "from",
                                "Leeftijden liggen tussen 0 en 150, de laagste eerst.",
                                "price",
                                "Een prijs ligt tussen 0 en 999999.99, met hoogstens twee decimalen.")),
                new WrongForm(
                        "/admin/prices/{key}",
                        "admin",
                        "/admin/prices/1",
                        "act=savePrice&cardSystem=1&reason=FIRST_CARD&type=CARD&from=20&to=10&price=1,234",
                        400,
                        Map.of(
                                "from",
                                "Leeftijden liggen tussen 0 en 150, de laagste eerst.",
                                "price",
                                "Een prijs ligt tussen 0 en 999999.99, met hoogstens twee decimalen.")));
    }

    private static Stream<WrongForm> ofAssociations() {
        return Stream.of(
                new WrongForm(
                        "/admin/associations",
                        "admin",
                        "/admin/associations",
                        "rule=birth&years=200",
                        400,
                        Map.of(
                                "name",
                                NAME,
                                "cardSystem",
                                "Kies minstens één kaartsysteem.",
                                "years",
                                "Een lidmaatschap duurt 1 tot 150 jaar.")),
                new WrongForm(
                        "/admin/associations/{key}",
                        "admin",
                        "/admin/associations/1",
                        "act=saveAssociation&name=Chiro&cardSystem=1&rule=free&until=ooit",
                        400,
                        Map.of("until", "Schrijf een dag als 31/12/2027.")));
    }

    private static Stream<WrongForm> ofDevices() {
        return Stream.of(
                new WrongForm(
                        "/admin/devices",
                        "admin",
                        "/admin/devices",
                        "name=&counter=nowhere&cardSystem=1",
                        400,
                        Map.of("name", NAME)),
                new WrongForm(
                        "/admin/devices",
                        "admin",
                        "/admin/devices",
                        "name=Inkom&counter=nowhere&cardSystem=1",
                        400,
                        Map.of("counter", NO_COUNTER)),
                new WrongForm(
                        "/admin/devices/{key}",
                        "admin",
                        "/admin/devices/demo-kiosk",
                        "act=renameDevice&name=",
                        400,
                        Map.of("name", NAME)),
                new WrongForm(
                        "/admin/devices/{key}",
                        "admin",
                        "/admin/devices/demo-kiosk",
                        "act=lendDevice&counter=nowhere",
                        400,
                        Map.of("counter", NO_COUNTER)),
                new WrongForm(
                        "/admin/devices/{key}",
                        "admin",
                        "/admin/devices/demo-kiosk",
                        "act=owner&counter=nowhere",
                        400,
                        Map.of("owner", NO_COUNTER)));
    }

    private static Stream<WrongForm> atDevices() {
        return Stream.of(new WrongForm(
                "/devices",
                "ann",
                "/devices",
                "act=connectDevice&counter=" + OwnPages.WERF + "&device=demo-kiosk&event=nergens",
                400,
                Map.of("event-" + OwnPages.WERF + "-demo-kiosk", "Je balie heeft geen activiteit met deze titel.")));
    }

    private static Stream<WrongForm> ofCardSystems() {
        return Stream.of(
                new WrongForm(
                        "/admin/card-systems",
                        "admin",
                        "/admin/card-systems",
                        "act=create",
                        400,
                        Map.of("create", NAME)),
                new WrongForm(
                        "/admin/card-systems",
                        "admin",
                        "/admin/card-systems",
                        "act=createGroup&name=" + "x".repeat(201),
                        400,
                        Map.of("createGroup", NAME)),
                new WrongForm(
                        "/admin/card-systems",
                        "admin",
                        "/admin/card-systems",
                        "act=rename&id=1&name=UiTPAS+Aalst",
                        400,
                        Map.of("rename-1", "Deze naam is al in gebruik.")));
    }
}
