package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.web.Visit.NOBODY;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.http.Endpoint;

/** Every page in every state: what {@link UserWindow} asks of a page. With {@code -Dspaarpunt.screens=write} it takes the pictures in docs/screens. */
class EveryPageTest {
    /** Routes that answer with no page of their own: they redirect, stream or are files. */
    private static final Set<String> NO_PAGES = Set.of(
            "GET /sign-in/provider",
            "GET /sign-in/provider/return",
            "GET /uitid/rest/auth/changepassword/{id}",
            "GET /account/second-factor/codes/{form}",
            "GET /uitid/rest/auth/verifier/{form}",
            "GET /oidc/logout",
            "GET /oidc/realms/uitid/protocol/openid-connect/logout",
            "GET /counter/{key}/people/{uid}/link/{form}",
            "GET /counter/{key}/staff/link/{form}",
            "GET /me/family/link/{form}",
            "GET /counter/{key}/webhooks/secret/{form}",
            "GET /admin/receipts/{form}",
            "GET /devices/codes/{form}",
            "GET /events/receipts/{form}",
            "GET /events/{cdbid}/live/stream",
            "GET /events/{cdbid}/export.csv",
            "GET /checkincodes/{eventId}/qr-spaarcode.zip");

    private static final String REFUSED = "Promise.reject(new DOMException('', 'NotAllowedError'))";

    private static final String CLIENT_REQUEST =
            "/oidc/authorize?response_type=code&scope=openid%20email%20offline_access&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback"
                    + "&code_challenge_method=S256&code_challenge=MAkp9xe7yEDxOM61OhqSTgRlS2ApUTI3IUoNjXvWNgg";

    private static final String WERF = "/" + OwnPages.WERF;

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages(Map.of("administrator-second-factor", "false"));

    /** One that could send mail. */
    @RegisterExtension
    static final OwnPages MAILING = new OwnPages(Map.of(
            "smtp-host", "127.0.0.1",
            "smtp-port", "9",
            "smtp-security", "none",
            "mail-from", "uitpas@stad.example",
            "public-url", "https://uitpas.example"));

    private static final Map<String, UserWindow> WINDOWS = new HashMap<>();

    static List<Visit> visits() {
        return Stream.of(
                        ofVisitors(),
                        ofAccounts(),
                        ofPeople(),
                        ofPassholders(),
                        ofFamilies(),
                        ofFamilyMembers(),
                        ofWebhooks(),
                        atCounters(),
                        ofAdministration(),
                        ofApplications(),
                        ofAdministratorsData(),
                        ofOffers(),
                        ofOrganisers())
                .flatMap(List::stream)
                .toList();
    }

    private static Visit eventChangedMeanwhile() {
        return Visit.of("GET /events/{cdbid}", "ann", "/events/demo-future", "event-changed")
                .then((page, pages) -> {
                    pages.execute("update event set points = points + 1 where cdbid = 'demo-future'");
                    page.getByLabel("Titel").fill("Première in de zaal");
                    page.getByText("Bewaren").click();
                    page.locator("#changed").waitFor();
                });
    }

    private static Visit placesFound() {
        return Visit.of("/events/new", "ann", "event-places").then((page, pages) -> {
            pages.execute("""
                    with halls as (
                        insert into organisation (external_id, name)
                        values ('hall-1', 'De Werf'), ('hall-2', 'De Werf'), ('hall-3', 'Feestzaal De Werf') returning id, external_id
                    )
                    insert into event (cdbid, title, organiser_id, location_id, city, calendar)
                    select external_id, 'Bal', id, id, case external_id when 'hall-3' then 'Erpe' else 'Aalst' end, '{"kind": "permanent"}'
                    from halls""");
            page.getByLabel("Plaats", new Page.GetByLabelOptions().setExact(true))
                    .fill("werf");
            page.locator("[value=searchPlace]").click();
            page.locator("#found").waitFor();
            page.locator("#found").scrollIntoViewIfNeeded();
            pages.execute("delete from event where cdbid like 'hall-%'");
            pages.execute("delete from organisation where external_id like 'hall-%'");
        });
    }

    /** Pages for organisers. */
    private static List<Visit> ofOrganisers() {
        return List.of(
                Visit.of("/events", "ann", "events"),
                Visit.of("GET /events", "ann", "/events?search=zonnebloem", "events-none"),
                Visit.of("/events/new", "ann", "event-new"),
                Visit.of("/events/new", "ann", "event-refused").then((page, _) -> {
                    page.getByLabel("Elke dag in een periode").check();
                    page.getByText("Bekijk het effect").click();
                }),
                placesFound(),
                Visit.of("GET /events/{cdbid}", "ann", "/events/demo-future", "event"),
                Visit.of("GET /events/{cdbid}", "ann", "/events/demo-future?ask=cancelEvent", "event-cancel"),
                eventChangedMeanwhile(),
                Visit.of("GET /events/{cdbid}/live", "ann", "/events/demo-today/live", "event-live")
                        .then((page, _) -> page.getByText("Nieuwe check-ins verschijnen vanzelf.")
                                .waitFor()),
                Visit.of("GET /events/{cdbid}/live", "ann", "/events/demo-unlimited/live", "event-live-filled")
                        .then((page, pages) -> {
                            checkIn(pages);
                            page.locator("[data-checkin]").first().waitFor();
                        }),
                Visit.of("GET /events/{cdbid}/numbers", "ann", "/events/demo-future/numbers", "event-numbers-none"),
                Visit.of("GET /events/{cdbid}/numbers", "ann", "/events/demo-unlimited/numbers", "event-numbers")
                        .then((page, pages) -> {
                            checkIn(pages);
                            page.reload();
                            page.locator("summary").first().click();
                            page.evaluate("scrollTo(0, 0)");
                        }),
                Visit.of("GET /events/{cdbid}/poster", "ann", "/events/demo-future/poster", "event-poster"),
                Visit.of("GET /events/{cdbid}/poster", "ann", "/events/demo-over/poster", "event-poster-over"),
                Visit.of("/devices", "ann", "devices"),
                Visit.of("/simulator", "ann", "simulator"),
                Visit.of("GET /simulator", "ann", "/simulator?event=demo-future", "simulator-answer")
                        .then((page, _) -> {
                            page.getByLabel("Kaartnummer").fill("0900000095902");
                            page.locator("main form button").click();
                            page.locator("[data-outcome]").waitFor();
                        }));
    }

    private static List<Visit> ofVisitors() {
        return List.of(
                Visit.of("/", NOBODY, "front"),
                Visit.of("/q", NOBODY, "qr-start"),
                Visit.of("GET /q/{code}", NOBODY, "/q/demo-today", "qr"),
                Visit.of("GET /Q/{code}", NOBODY, "/Q/DEMO-OVER", "qr-over"),
                Visit.of("GET /q/{code}", NOBODY, "/q/demo-today", "qr-camera")
                        .then((page, _) -> camera(page, "canvas.captureStream()")),
                Visit.of("GET /q/{code}", NOBODY, "/q/demo-today", "qr-answer")
                        .then((page, _) -> prove(page, "0987654321113", "02/03/1985")),
                Visit.of("GET /q/{code}", NOBODY, "/q/demo-today", "qr-already")
                        .then((page, _) -> prove(page, "0987654321113", "02/03/1985")),
                Visit.of("GET /q/{code}", NOBODY, "/q/demo-today", "qr-wrong")
                        .then((page, _) -> prove(page, "0987654321113", "02/03/1986")),
                Visit.of("GET /q/{code}", NOBODY, "/q/demo-today", "qr-family")
                        .then((page, _) -> page.locator("[name=more]").click()),
                Visit.of("/points", NOBODY, "points-ask"),
                Visit.of("/points", NOBODY, "points").then((page, _) -> prove(page, "0900000095902", "17/05/1990")),
                Visit.of("/points", NOBODY, "points-blocked")
                        .then((page, _) -> prove(page, "0900000002312", "29/02/2000")),
                Visit.of("/docs", NOBODY, "docs"),
                Visit.of("/docs/start", NOBODY, "docs-start"),
                Visit.of("/docs/errors", NOBODY, "docs-errors"),
                Visit.of("/docs/changes", NOBODY, "docs-changes"),
                Visit.of("/docs/json", NOBODY, "docs-json"),
                Visit.of("/docs/json/problems", NOBODY, "docs-json-problems"),
                Visit.of("GET /docs/json/{topic}", NOBODY, "/docs/json/check-ins", "docs-json-topic")
                        .then((page, _) -> page.locator("details").first().click()),
                Visit.of("/docs/json/start", NOBODY, "docs-json-start")
                        .then((page, _) -> page.locator("button.copy").first().click()),
                Visit.of("GET /docs/search", NOBODY, "/docs/search?q=pass+not+found", "docs-search"),
                Visit.of("GET /docs/search", NOBODY, "/docs/search?q=zonnebloem", "docs-search-none"));
    }

    private static List<Visit> ofAccounts() {
        return List.of(
                Visit.of("/sign-in", NOBODY, "sign-in"),
                Visit.of("/sign-in", NOBODY, "sign-in-refused").then((page, _) -> {
                    page.getByLabel("Gebruikersnaam of e-mailadres").fill("ann");
                    page.getByLabel("Wachtwoord").fill("verkeerd");
                    page.locator("main button").click();
                }),
                Visit.of("/forgot-password", NOBODY, "forgot-password"),
                Visit.of("/forgot-password", NOBODY, "forgot-password-form")
                        .then((page, _) -> page.navigate(MAILING.server().uri() + "/forgot-password")),
                Visit.of("/forgot-password", NOBODY, "forgot-password-sent")
                        .then((page, _) -> page.navigate(MAILING.server().uri() + "/forgot-password?sent=yes")),
                Visit.of("GET /invitation/{text}", NOBODY, "/invitation/none", "invitation-over"),
                Visit.of("/account", "ann", "account"),
                Visit.of("/account/second-factor", "jef", "second-factor"),
                Visit.of("/account/counter-code", "jef", "counter-code"),
                Visit.of("/uitid/rest/auth/authorize", NOBODY, "authorize-over"),
                Visit.of("/uitid/rest/auth/logout", "ben", "sign-out"),
                Visit.of(
                        "GET /oidc/authorize",
                        NOBODY,
                        CLIENT_REQUEST + "&client_id=demo-counter-web",
                        "client-sign-in"),
                Visit.of(
                        "GET /oidc/authorize",
                        "jef",
                        CLIENT_REQUEST + "&client_id=demo-member-mobile",
                        "client-consent"),
                Visit.of("/oidc/realms/uitid/protocol/openid-connect/auth", NOBODY, "client-unknown"));
    }

    private static List<Visit> ofPeople() {
        return List.of(
                atWerf("/people", "/people", "people"),
                atWerf("/people", "/people", "people-found").then((page, _) -> {
                    page.locator("[name=search]").fill("e");
                    page.keyboard().press("Enter");
                    page.locator("table").waitFor();
                }),
                atWerf("/people/new", "/people/new", "people-new"),
                atWerf("/people/new", "/people/new", "people-new-refused").then((page, _) -> {
                    page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
                    page.getByText("Registreren en kaart geven").click();
                }),
                atWerf("/people/{uid}", "/people/demo-passholder-3", "person"),
                atWerf("/people/{uid}", "/people/demo-passholder-3", "person-block")
                        .then((page, _) -> page.getByText("Blokkeren").click()),
                atWerf("/people/{uid}/change", "/people/demo-passholder-3/change", "person-change"),
                atWerf("/people/{uid}/card", "/people/demo-passholder-3/card", "person-card"),
                atWerf("/people/{uid}/join", "/people/demo-passholder-3/join", "person-join"),
                atWerf("/staff", "/staff", "staff"));
    }

    private static List<Visit> ofWebhooks() {
        var hook = Webhooks.add(PAGES);
        return List.of(
                atWerf("/webhooks", "/webhooks", "webhooks"),
                atWerf("/webhooks", "/webhooks", "webhooks-refused").then((page, _) -> {
                    page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
                    page.getByLabel("Adres").fill("http://kassa");
                    page.getByLabel("Iemand heeft ingecheckt").uncheck();
                    page.getByLabel("Een check-in is ongedaan gemaakt").uncheck();
                    page.locator("main form button").click();
                }),
                atWerf("/webhooks/{webhook}", "/webhooks/" + hook, "webhook"),
                atWerf("/webhooks/{webhook}", "/webhooks/" + hook + "?ask=removeWebhook", "webhook-remove"));
    }

    private static List<Visit> ofPassholders() {
        return List.of(
                Visit.of("/me", "jef", "me"),
                Visit.of("/me/history", "jef", "me-history"),
                Visit.of("/me/rewards", "jef", "me-rewards"),
                Visit.of("/me/preferences", "jef", "me-preferences"),
                Visit.of("/me/preferences", "jef", "me-preferences-refused").then((page, _) -> {
                    page.getByLabel("Telefoon").fill("0".repeat(120));
                    page.evaluate("document.querySelector('[name=email]').form.noValidate = true");
                    page.getByLabel("E-mailadres").fill("nergens");
                    page.locator("main button").click();
                }),
                Visit.of("/me/data", "jef", "me-data"),
                Visit.of("/me/data", "jef", "me-leave")
                        .then((page, _) ->
                                page.getByText("Vraag om verwijdering").click()),
                Visit.of("/me", "ben", "me-nobody"));
    }

    private static List<Visit> ofFamilies() {
        return List.of(
                Visit.of("/me/family", "jef", "me-family-alone"),
                Visit.of("/me/family", "jef", "me-family").then((page, pages) -> {
                    family(pages, "demo-passholder-3", "demo-passholder-1", "demo-passholder-2");
                    page.reload();
                }),
                Visit.of("/me/family", "jef", "me-family-invitation")
                        .then((page, _) ->
                                page.getByText("Maak een uitnodiging").click()),
                Visit.of("/me/family", "jef", "me-family-refused").then((page, _) -> {
                    page.getByLabel("Geboortedatum").fill("17/05/1991");
                    page.getByLabel("UiTPAS-nummer").fill("0900000095902");
                    page.getByText("Toevoegen", new Page.GetByTextOptions().setExact(true))
                            .click();
                }),
                Visit.of("/me/family", "jef", "me-family-joined").then((page, pages) -> {
                    family(pages, "demo-passholder-2", "demo-passholder-3");
                    page.reload();
                }),
                Visit.of("GET /q/{code}", "jef", "/q/demo-today", "qr-companions")
                        .then((page, pages) -> {
                            family(pages, "demo-passholder-3", "demo-passholder-1", "demo-passholder-2");
                            page.reload();
                        }),
                Visit.of("GET /family/{secret}", NOBODY, "/family/none", "family-invitation-over"),
                Visit.of("GET /family/{secret}", NOBODY, "/family/none", "family-invitation")
                        .then((page, pages) -> page.navigate(pages.server().uri() + "/family/" + invited(pages))),
                Visit.of("GET /family/{secret}", "jef", "/family/none", "family-invitation-signed-in")
                        .then((page, pages) -> page.navigate(pages.server().uri() + "/family/" + invited(pages))));
    }

    /** What members without an account see of their family. */
    private static List<Visit> ofFamilyMembers() {
        return List.of(
                Visit.of("/points", NOBODY, "points-family").then((page, pages) -> {
                    proveMember(page, pages);
                    page.locator("#family").scrollIntoViewIfNeeded();
                }),
                Visit.of("/points", NOBODY, "points-family-leave").then((page, pages) -> {
                    proveMember(page, pages);
                    page.getByText("Uit het gezin gaan").click();
                }),
                Visit.of("/points", NOBODY, "points-family-left").then((page, pages) -> {
                    proveMember(page, pages);
                    page.getByText("Uit het gezin gaan").click();
                    page.locator("button.danger").click();
                }),
                Visit.of("GET /q/{code}", NOBODY, "/q/demo-today", "qr-answer-family")
                        .then((page, pages) -> {
                            proveMember(page, pages);
                            page.locator("details.family summary").click();
                        }));
    }

    /** Marie, of Jef's family. */
    private static void proveMember(Page page, OwnPages pages) {
        family(pages, "demo-passholder-3", "demo-passholder-1", "demo-passholder-2");
        prove(page, "0930056878802", "23/11/1979");
    }

    private static void family(OwnPages pages, String owner, String... members) {
        pages.execute("delete from family_member");
        for (var member : members) {
            pages.execute("""
                    insert into family_member
                    select member.id, owner.id, '2026-11-01T10:00:00Z', '', true, true from passholder member, passholder owner
                    where member.uid = '%s' and owner.uid = '%s'""".formatted(member, owner));
        }
    }

    /** The secret of a new invitation by Rik. */
    private static String invited(OwnPages pages) {
        return pages.server()
                .features()
                .families()
                .invitations()
                .make(new Actor.CommandLine(), "demo-passholder-1")
                .orElseThrow();
    }

    private static List<Visit> atCounters() {
        return List.of(
                Visit.of("/counter", "ann", "counters"),
                Visit.of("/counter", "jef", "counters-none"),
                Visit.of("GET /counter/{counter}", "ann", "/counter" + WERF, "counter"),
                Visit.of("GET /counter/{counter}", "ann", "/counter" + WERF + "?search=zonnebloem", "counter-search"),
                Visit.of("GET /counter/{counter}/recent", "ann", "/counter" + WERF + "/recent", "recent-none"),
                scan("scan"),
                scan("scan-camera").then((page, _) -> camera(page, "canvas.captureStream()")),
                scan("scan-camera-refused").then((page, _) -> camera(page, REFUSED)),
                scan("scan-granted").then((page, _) -> read(page, "0900000095902")),
                scan("scan-session-ends").then((page, _) -> {
                    page.evaluate("document.getElementById('session').dataset.after = '-1';"
                            + "document.dispatchEvent(new Event('visibilitychange'))");
                    page.locator("#session button").waitFor();
                }),
                scan("scan-already").then((page, _) -> read(page, "0900000095902")),
                scan("scan-refused").then((page, _) -> read(page, "0900000045410")),
                scan("scan-question").then((page, _) -> {
                    read(page, "0900000095902");
                    page.locator("[data-action=redeem]").first().click();
                    page.locator("[data-action=confirm]").waitFor();
                }),
                Visit.of("GET /counter/{counter}/recent", "ann", "/counter" + WERF + "/recent", "recent"));
    }

    private static List<Visit> ofApplications() {
        return List.of(
                Visit.of("/admin/consumers", "admin", "admin-applications"),
                Visit.of("/admin/consumers/new", "admin", "admin-application-new"),
                Visit.of(
                        "GET /admin/consumers/{key}",
                        "admin",
                        "/admin/consumers/demo-counter-app",
                        "admin-application"),
                Visit.of(
                        "GET /admin/consumers/{key}",
                        "admin",
                        "/admin/consumers/demo-counter-web",
                        "admin-application-oauth2"),
                Visit.of(
                        "GET /admin/consumers/{key}",
                        "admin",
                        "/admin/consumers/demo-integrator",
                        "admin-application-organisers"),
                Visit.of(
                        "GET /admin/consumers/{key}/organisers",
                        "admin",
                        "/admin/consumers/demo-integrator/organisers",
                        "admin-organisers"),
                Visit.of(
                        "GET /admin/consumers/{key}/organisers",
                        "admin",
                        "/admin/consumers/demo-integrator/organisers?organiser=" + OwnPages.WERF,
                        "admin-organiser-permissions"));
    }

    private static List<Visit> ofAdministration() {
        return List.of(
                Visit.of("/admin", "admin", "admin"),
                Visit.of("/admin/audit", "admin", "admin-audit"),
                Visit.of("/admin/counters", "admin", "admin-counters"),
                Visit.of("/admin/counters/new", "admin", "admin-counter-new"),
                Visit.of("GET /admin/counters/{key}", "admin", "/admin/counters" + WERF, "admin-counter"),
                Visit.of("/admin/users", "admin", "admin-users"),
                Visit.of("/admin/users/new", "admin", "admin-user-new"),
                Visit.of(
                        "GET /admin/users/{key}",
                        "admin",
                        "/admin/users/6b9f81a2-7505-4fdd-b152-dddeaf235cde",
                        "admin-user"),
                Visit.of("/admin/card-systems", "admin", "admin-card-systems"),
                Visit.of("/admin/webhooks", "admin", "admin-webhooks"),
                Visit.of(
                        "GET /admin/webhooks/{key}",
                        "admin",
                        "/admin/webhooks/" + Webhooks.add(PAGES),
                        "admin-webhook"),
                Visit.of("/admin/devices", "admin", "admin-devices"),
                Visit.of("/admin/devices/new", "admin", "admin-device-new"),
                Visit.of("GET /admin/devices/{key}", "admin", "/admin/devices/demo-kiosk", "admin-device"),
                Visit.of(
                        "GET /admin/devices/{key}",
                        "admin",
                        "/admin/devices/demo-kiosk?ask=blockDevice",
                        "admin-device-block"));
    }

    private static List<Visit> ofAdministratorsData() {
        return List.of(
                Visit.of("/admin/health", "admin", "admin-health"),
                Visit.of("/admin/exports", "admin", "admin-exports"),
                Visit.of("/admin/passholders", "admin", "admin-passholders"),
                Visit.of("/admin/passholders", "admin", "admin-passholders-found")
                        .then((page, _) -> {
                            page.getByLabel("Naam").fill("e");
                            page.keyboard().press("Enter");
                            page.locator("table").waitFor();
                        }),
                new Visit(
                        "GET /admin/passholders/{key}",
                        "admin",
                        "/admin/passholders",
                        "admin-passholder",
                        (page, _) -> {
                            page.getByLabel("Kaartnummer of chipnummer").fill("0930056878802");
                            page.locator("main button").first().click();
                            page.waitForURL("**/admin/passholders/*");
                        }),
                Visit.of("/admin/imports", "admin", "admin-imports"),
                new Visit(
                        "GET /admin/imports/{key}",
                        "admin",
                        "/admin/imports",
                        "admin-import",
                        (page, _) -> sendCards(page, "number,chip,cardSystem\n0900000500000,04AA0000000001,1\n")),
                new Visit(
                        "GET /admin/imports/{key}",
                        "admin",
                        "/admin/imports",
                        "admin-import-refused",
                        (page, _) -> sendCards(page, "number,chip,cardSystem\n0900000500001,04AA0000000001,1\n")));
    }

    /** What administrators decide about rewards, prices and associations. */
    private static List<Visit> ofOffers() {
        return List.of(
                Visit.of("/admin/rewards", "admin", "admin-rewards"),
                Visit.of("GET /admin/rewards", "admin", "/admin/rewards?stage=later", "admin-rewards-none"),
                Visit.of("/admin/rewards/new", "admin", "admin-reward-new"),
                Visit.of("/admin/rewards/new", "admin", "admin-reward-new-refused")
                        .then((page, _) -> {
                            page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
                            page.getByText("Voordeel maken").click();
                        }),
                Visit.of("GET /admin/rewards/{key}", "admin", "/admin/rewards/5900", "admin-reward"),
                Visit.of("GET /admin/rewards/{key}", "admin", "/admin/rewards/5900?ask=endReward", "admin-reward-end"),
                Visit.of("GET /admin/rewards/{key}", "admin", "/admin/rewards/2", "admin-reward-changed")
                        .then((page, pages) -> {
                            pages.execute("update reward set points = 12, in_spotlight = false where id = 2");
                            page.getByLabel("Punten", new Page.GetByLabelOptions().setExact(true))
                                    .fill("11");
                            page.getByText("Bewaren").click();
                            page.locator("#changed").waitFor();
                        }),
                Visit.of("/admin/prices", "admin", "admin-prices"),
                Visit.of("GET /admin/prices/{key}", "admin", "/admin/prices/1", "admin-price"),
                Visit.of("GET /admin/prices/{key}", "admin", "/admin/prices/1?ask=removePrice", "admin-price-remove"),
                Visit.of("/admin/associations", "admin", "admin-associations"),
                Visit.of("GET /admin/associations/{key}", "admin", "/admin/associations/1", "admin-association"));
    }

    /** A page of the counter De Werf, below its own. */
    private static Visit atWerf(String route, String below, String name) {
        return Visit.of("GET /counter/{key}" + route, "ann", "/counter" + WERF + below, name);
    }

    private static void prove(Page page, String card, String born) {
        page.locator("#uitpasNumber").fill(card);
        page.locator("#dateOfBirth").fill(born);
        page.locator("main form button").first().click();
    }

    private static Visit scan(String name) {
        return Visit.of("GET /counter/{counter}/scan", "ann", "/counter" + WERF + "/scan?event=demo-today", name);
    }

    private static void read(Page page, String card) {
        page.getByLabel("Nummer van de pas of chip").fill(card);
        page.keyboard().press("Enter");
        page.locator("[data-outcome]").first().waitFor();
    }

    /** Opens the camera, which is a sheet of paper here, or is refused. */
    private static void camera(Page page, String given) {
        page.evaluate("""
                () => {
                    const canvas = document.createElement('canvas');
                    setInterval(() => canvas.getContext('2d').fillRect(0, 0, canvas.width, canvas.height), 100);
                    navigator.mediaDevices.getUserMedia = async () => %s;
                }""".formatted(given));
        page.locator("#camera").click();
        page.locator("#lens:is([data-state=looking], [data-state=denied])").waitFor();
    }

    private static void sendCards(Page page, String lines) {
        page.getByLabel("Wat staat er in het bestand?").selectOption("cards");
        page.getByLabel("Bestand", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload("kaarten.csv", "text/csv", lines.getBytes(StandardCharsets.UTF_8)));
        page.locator("main button").first().click();
        page.waitForURL("**/admin/imports/*");
    }

    @AfterAll
    static void close() {
        WINDOWS.values().forEach(UserWindow::close);
        WINDOWS.clear();
    }

    @Test
    void every_route_with_a_page_is_visited() {
        var visited = Stream.concat(visits().stream().map(Visit::route), NO_PAGES.stream())
                .collect(Collectors.toSet());

        assertThat(Stream.concat(PAGES.pages().stream(), PAGES.adminPages().stream())
                        .filter(route -> route.method().equals("GET"))
                        .map(Endpoint::name))
                .isSubsetOf(visited);
    }

    /** Which visits changed what they show is not compared: a picture of another machine has other letters. */
    @Test
    void every_visit_has_its_pictures_and_every_picture_a_visit() throws IOException {
        var names = visits().stream().map(Visit::name).toList();
        assertThat(names).doesNotHaveDuplicates();

        try (var files = Files.list(UserWindow.PICTURES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".webp")))
                    .containsExactlyInAnyOrderElementsOf(
                            names.stream().flatMap(UserWindow::pictures).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("visits")
    void the_page_is_sound(Visit visit) {
        WINDOWS.computeIfAbsent(visit.user(), user -> UserWindow.of(user, PAGES))
                .assertSound(visit);
    }

    private static void checkIn(OwnPages pages) {
        pages.server()
                .as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", "0900000095902");
    }
}
