package org.spaarpunt.web;

import static org.spaarpunt.web.Visit.NOBODY;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.audit.Actor;

/** Pages for visitors, and for people about themselves and their families. */
final class VisitsOfPeople {
    private static final String CLIENT_REQUEST =
            "/oidc/authorize?response_type=code&scope=openid%20email%20offline_access&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback"
                    + "&code_challenge_method=S256&code_challenge=MAkp9xe7yEDxOM61OhqSTgRlS2ApUTI3IUoNjXvWNgg";

    private VisitsOfPeople() {}

    static List<Visit> all() {
        return Stream.of(ofVisitors(), ofAccounts(), ofPassholders(), ofFamilies(), ofFamilyMembers())
                .flatMap(List::stream)
                .toList();
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
                        .then((page, _) ->
                                page.navigate(EveryPageTest.MAILING.server().uri() + "/forgot-password")),
                Visit.of("/forgot-password", NOBODY, "forgot-password-sent")
                        .then((page, _) ->
                                page.navigate(EveryPageTest.MAILING.server().uri() + "/forgot-password?sent=yes")),
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

    private static void prove(Page page, String card, String born) {
        page.locator("#uitpasNumber").fill(card);
        page.locator("#dateOfBirth").fill(born);
        page.locator("main form button").first().click();
    }

    /** Opens the camera, which is a sheet of paper here, or is refused. */
    static void camera(Page page, String given) {
        page.evaluate("""
                () => {
                    const canvas = document.createElement('canvas');
                    setInterval(() => canvas.getContext('2d').fillRect(0, 0, canvas.width, canvas.height), 100);
                    navigator.mediaDevices.getUserMedia = async () => %s;
                }""".formatted(given));
        page.locator("#camera").click();
        page.locator("#lens:is([data-state=looking], [data-state=denied])").waitFor();
    }
}
