package org.spaarpunt.web;

import java.util.Map;
import java.util.stream.Stream;

/**
 * A form that was filled in wrongly.
 *
 * @param as nick of who sends it; empty: nobody in particular
 * @param fields ids of the fields that are wrong, each with what is said there
 */
record WrongForm(String route, String as, String path, String form, int status, Map<String, String> fields) {
    private static final String BAD_REDIRECT =
            "Elk adres begint met https://, of met http:// op het toestel zelf (127.0.0.1, [::1], localhost). Een"
                    + " toepassing met een geheim mag ook andere http-adressen hebben, een openbare een eigen schema zoals"
                    + " be.voorbeeld.app:/terug. Zonder gebruiker en fragment.";

    private static final String NEEDED = "Vul dit in.";

    private static final String WERF = "/admin/counters/" + OwnPages.WERF;
    private static final String APP = "/admin/consumers/demo-counter-app";

    private static final String NO_COUNTER = "Er is geen balie met deze key.";
    private static final String NAME = "Een naam heeft 1 tot 200 tekens.";
    private static final String TEXT = "Een tekst heeft hoogstens 200 tekens.";
    private static final String KEY = "Een key heeft 1 tot 255 zichtbare ASCII-tekens zonder spaties.";
    private static final String EMAIL = "Dat is geen e-mailadres.";
    private static final String SHORT = "Dit wachtwoord is te kort: kies er een van minstens 10 tekens.";

    @Override
    public String toString() {
        return route + " " + form;
    }

    static Stream<WrongForm> all(OwnPages pages) {
        return Stream.of(
                        ofSignIn(pages),
                        ofAccounts(pages),
                        ofConsumers(),
                        ofClients(),
                        ofCounters(),
                        ofUsers(),
                        ofCardSystems(),
                        ofRewards(),
                        ofOneReward(),
                        ofPrices(),
                        ofAssociations(),
                        ofDevices(),
                        atDevices(),
                        ofPeopleOfAdministrators(),
                        ofFilesAndPeople(),
                        ofPassholders(),
                        ofPeople(),
                        ofChanges(),
                        ofStaff(),
                        ofWebhooks(pages))
                .flatMap(forms -> forms);
    }

    private static Stream<WrongForm> ofSignIn(OwnPages pages) {
        return Stream.of(
                new WrongForm(
                        "/sign-in",
                        "",
                        "/sign-in",
                        "username=ann&password=fout",
                        403,
                        Map.of(
                                "username",
                                "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Kijk ze even na.",
                                "password",
                                "Vul je wachtwoord opnieuw in.")),
                new WrongForm(
                        "/sign-in", "", "/sign-in", "username=ann", 400, Map.of("password", "Vul je wachtwoord in.")),
                new WrongForm(
                        "/uitid/rest/auth/authorize",
                        "",
                        "/uitid/rest/auth/authorize",
                        "password=demo&oauth_token="
                                + pages.requestToken(OwnPages.CALLBACK).token(),
                        400,
                        Map.of("username", "Vul je gebruikersnaam of e-mailadres in.")));
    }

    private static Stream<WrongForm> ofAccounts(OwnPages pages) {
        return Stream.of(
                new WrongForm(
                        "/invitation/{text}",
                        "",
                        "/invitation/" + pages.invitation("ben"),
                        "wanted=kort",
                        400,
                        Map.of("wanted", SHORT)),
                new WrongForm(
                        "/account/second-factor",
                        "ann",
                        "/account/second-factor",
                        "code=",
                        400,
                        Map.of("code", "Vul de code in.")),
                new WrongForm(
                        "/account/password",
                        "ann",
                        "/account/password",
                        "wanted=kort",
                        400,
                        Map.of("present", "Vul je huidige wachtwoord in.", "wanted", SHORT)),
                new WrongForm(
                        "/account/password",
                        "ann",
                        "/account/password",
                        "present=fout&wanted=een+langer+wachtwoord",
                        403,
                        Map.of("present", "Dat is niet je huidige wachtwoord. Er is niets gewijzigd.")));
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

    private static Stream<WrongForm> ofStaff() {
        return Stream.of(new WrongForm(
                "/counter/{key}/staff",
                "ann",
                "/counter/" + OwnPages.WERF + "/staff",
                "act=add&who=new@demo.example",
                400,
                Map.of(
                        "givenName",
                        "Vul dit in: deze persoon heeft nog geen account.",
                        "familyName",
                        "Vul dit in: deze persoon heeft nog geen account.")));
    }

    private static Stream<WrongForm> ofChanges() {
        var jef = "/counter/" + OwnPages.WERF + "/people/demo-passholder-3";
        return Stream.of(new WrongForm(
                "/counter/{key}/people/{uid}/change",
                "ann",
                jef + "/change",
                "firstName=Jef&name=&dateOfBirth=17/05/1990&postalCode=93&city=Aalst&email=nergens",
                400,
                Map.of(
                        "name",
                        NEEDED,
                        "postalCode",
                        "Dit is geen postcode. In België heeft die vier cijfers.",
                        "email",
                        "Dit is geen e-mailadres.")));
    }

    private static Stream<WrongForm> ofPeople() {
        var people = "/counter/" + OwnPages.WERF + "/people";
        var jef = people + "/demo-passholder-3";
        return Stream.of(
                new WrongForm(
                        "/counter/{key}/people",
                        "ann",
                        people,
                        "search=123",
                        400,
                        Map.of("search", "Dit is geen kaartnummer, chip of rijksregisternummer. Kijk de cijfers na.")),
                new WrongForm(
                        "/counter/{key}/people/new",
                        "ann",
                        people + "/new",
                        "uitpasNumber=12&firstName=Mia&name=Proef&city=Aalst&dateOfBirth=1/1/1990",
                        400,
                        Map.of("uitpasNumber", "Een kaartnummer heeft 13 cijfers.", "postalCode", NEEDED)),
                new WrongForm(
                        "/counter/{key}/people/{uid}/card",
                        "ann",
                        jef + "/card",
                        "reason=DEFECT",
                        400,
                        Map.of("uitpasNumber", NEEDED)),
                new WrongForm(
                        "/counter/{key}/people/{uid}/join",
                        "ann",
                        jef + "/join",
                        "",
                        400,
                        Map.of("cardSystem", NEEDED)),
                new WrongForm(
                        "/counter/{key}/people/{uid}/link",
                        "ann",
                        jef + "/link",
                        "dateOfBirth=gisteren",
                        400,
                        Map.of("dateOfBirth", "Dit is geen geboortedatum. Schrijf ze als 31/12/1990.")));
    }

    private static Stream<WrongForm> ofPassholders() {
        return Stream.of(new WrongForm(
                "/me/preferences",
                "jef",
                "/me/preferences",
                "email=nowhere&gsm=" + "0".repeat(121),
                400,
                Map.of(
                        "email",
                        "Dit is geen e-mailadres. Kijk het na, of laat het leeg.",
                        "gsm",
                        "Dit is te lang, of er staan tekens in die niet kunnen.")));
    }

    private static Stream<WrongForm> ofPeopleOfAdministrators() {
        return Stream.of(
                new WrongForm(
                        "/admin/passholders",
                        "admin",
                        "/admin/passholders",
                        "card=onbekend",
                        400,
                        Map.of("card", "Er is geen pashouder met deze kaart.")),
                new WrongForm(
                        "/admin/passholders",
                        "admin",
                        "/admin/passholders",
                        "act=searchPeople&name=&dateOfBirth=gisteren",
                        400,
                        Map.of("dateOfBirth", "Dit is geen dag.")),
                new WrongForm(
                        "/admin/passholders",
                        "admin",
                        "/admin/passholders",
                        "act=searchPeople&name=0900000095902",
                        400,
                        Map.of("name", "Zoek een nummer in het veld voor kaarten.")),
                new WrongForm(
                        "/admin/passholders/{key}",
                        "admin",
                        "/admin/passholders/demo-passholder-2",
                        "act=removePerson",
                        400,
                        Map.of("reason", "Een reden heeft 1 tot 200 tekens, zonder spatie vooraan of achteraan.")),
                new WrongForm(
                        "/admin/users/{key}",
                        "admin",
                        "/admin/users/971ca557-8e4f-4520-91c8-cc2594e4ab9f",
                        "act=removeUser",
                        400,
                        Map.of("reason", "Een reden heeft 1 tot 200 tekens, zonder spatie vooraan of achteraan.")));
    }

    private static Stream<WrongForm> ofFilesAndPeople() {
        return Stream.of(
                new WrongForm(
                        "/admin/exports",
                        "admin",
                        "/admin/exports",
                        "from=gisteren&until=2026-13-01",
                        400,
                        Map.of(
                                "table",
                                "Kies wat je wilt uitvoeren.",
                                "from",
                                "Schrijf een dag als 2026-11-29.",
                                "until",
                                "Schrijf een dag als 2026-11-29.")),
                new WrongForm(
                        "/admin/imports",
                        "admin",
                        "/admin/imports",
                        "",
                        400,
                        Map.of("kind", "Kies wat er in het bestand staat.", "file", "Kies een bestand.")));
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
