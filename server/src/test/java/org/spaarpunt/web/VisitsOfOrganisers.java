package org.spaarpunt.web;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.demo.DemoProfile;

/** Pages for organisers and their counters. */
final class VisitsOfOrganisers {
    static final String WERF = "/" + OwnPages.WERF;
    private static final String REFUSED = "Promise.reject(new DOMException('', 'NotAllowedError'))";

    private VisitsOfOrganisers() {}

    static List<Visit> all() {
        return Stream.of(ofPeople(), ofWebhooks(), atCounters(), ofOrganisers())
                .flatMap(List::stream)
                .toList();
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
        var hook = Webhooks.add(EveryPageTest.PAGES);
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

    private static List<Visit> atCounters() {
        return List.of(
                Visit.of("/counter", "ann", "counters"),
                Visit.of("/counter", "jef", "counters-none"),
                Visit.of("GET /counter/{counter}", "ann", "/counter" + WERF, "counter"),
                Visit.of("GET /counter/{counter}", "ann", "/counter" + WERF + "?search=zonnebloem", "counter-search"),
                Visit.of("GET /counter/{counter}/recent", "ann", "/counter" + WERF + "/recent", "recent-none"),
                scan("scan"),
                scan("scan-camera").then((page, _) -> VisitsOfPeople.camera(page, "canvas.captureStream()")),
                scan("scan-camera-refused").then((page, _) -> VisitsOfPeople.camera(page, REFUSED)),
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

    /** A page of the counter De Werf, below its own. */
    private static Visit atWerf(String route, String below, String name) {
        return Visit.of("GET /counter/{key}" + route, "ann", "/counter" + WERF + below, name);
    }

    private static Visit scan(String name) {
        return Visit.of("GET /counter/{counter}/scan", "ann", "/counter" + WERF + "/scan?event=demo-today", name);
    }

    private static void read(Page page, String card) {
        page.getByLabel("Nummer van de pas of chip").fill(card);
        page.keyboard().press("Enter");
        page.locator("[data-outcome]").first().waitFor();
    }

    private static void checkIn(OwnPages pages) {
        pages.server()
                .as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", "0900000095902");
    }
}
