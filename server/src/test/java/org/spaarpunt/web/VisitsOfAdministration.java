package org.spaarpunt.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Pages for administrators. */
final class VisitsOfAdministration {
    private VisitsOfAdministration() {}

    static List<Visit> all() {
        return Stream.of(ofAdministration(), ofApplications(), ofAdministratorsData(), ofOffers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Visit> ofAdministration() {
        return List.of(
                Visit.of("/admin", "admin", "admin"),
                Visit.of("/admin/audit", "admin", "admin-audit"),
                Visit.of("/admin/counters", "admin", "admin-counters"),
                Visit.of("/admin/counters/new", "admin", "admin-counter-new"),
                Visit.of(
                        "GET /admin/counters/{key}",
                        "admin",
                        "/admin/counters" + VisitsOfOrganisers.WERF,
                        "admin-counter"),
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
                        "/admin/webhooks/" + Webhooks.add(EveryPageTest.PAGES),
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

    private static void sendCards(Page page, String lines) {
        page.getByLabel("Wat staat er in het bestand?").selectOption("cards");
        page.getByLabel("Bestand", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload("kaarten.csv", "text/csv", lines.getBytes(StandardCharsets.UTF_8)));
        page.locator("main button").first().click();
        page.waitForURL("**/admin/imports/*");
    }
}
