package org.spaarpunt.web;

import java.util.Map;
import java.util.stream.Stream;

/** Wrong forms of people about themselves, and of those who register and change people. */
final class WrongFormsOfPeople {
    private static final String NEEDED = "Vul dit in.";
    private static final String SHORT = "Dit wachtwoord is te kort: kies er een van minstens 10 tekens.";

    private WrongFormsOfPeople() {}

    static Stream<WrongForm> all(OwnPages pages) {
        return Stream.of(
                        ofSignIn(pages),
                        ofAccounts(pages),
                        ofStaff(),
                        ofChanges(),
                        ofPeople(),
                        ofPassholders(),
                        ofPeopleOfAdministrators(),
                        ofFilesAndPeople())
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
}
