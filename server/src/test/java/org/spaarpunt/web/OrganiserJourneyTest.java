package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Chromium;

/** An organiser's evening: makes an event, changes how points are saved there, and watches people come in. */
class OrganiserJourneyTest {
    private static final double PATIENCE_MILLIS = Duration.ofSeconds(20).toMillis();

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @Test
    void an_event_is_made_and_changed_and_its_check_ins_appear_by_themselves() {
        try (var context = Chromium.scripted(new NewContextOptions().setLocale("nl-BE"));
                var page = context.newPage()) {
            signIn(page);
            make(page);
            var cdbid = page.url().replaceFirst(".*/events/([^/?]+).*", "$1");
            limit(page);
            page.getByText("Live", new Page.GetByTextOptions().setExact(true)).click();
            PlaywrightAssertions.assertThat(page.locator("[data-state]"))
                    .hasText("Nieuwe check-ins verschijnen vanzelf.", patient());
            page.evaluate("window.sameDocument = true");

            List.of("0987654321113", "0930056878802", "0900000067513").forEach(card -> checkIn(cdbid, card));
            PlaywrightAssertions.assertThat(page.locator("[data-count]")).hasText("3", patient());
            assertThat(page.locator("[data-checkin]").count()).isEqualTo(3);
            assertThat(page.locator("[data-checkin]").first().textContent()).contains("Lucas De Smet", "+2");

            context.setOffline(true);
            checkIn(cdbid, "0900000095902");
            context.setOffline(false);
            PlaywrightAssertions.assertThat(page.locator("[data-count]")).hasText("4", patient());
            assertThat(page.locator("[data-checkin]").count()).isEqualTo(4);
            assertThat((boolean) page.evaluate("window.sameDocument")).isTrue();
            assertThat(PAGES.count("select count(*) from checkin join event on event.id = event_id where cdbid = '"
                            + cdbid + "' and reversed_at is null"))
                    .isEqualTo(4);
        }
    }

    private static void signIn(Page page) {
        page.navigate(PAGES.server().uri() + "/sign-in?next=/events");
        page.getByLabel("Gebruikersnaam of e-mailadres").fill("ann");
        page.getByLabel("Wachtwoord").fill("demo");
        page.locator("main button").click();
    }

    private static void make(Page page) {
        page.getByText("Nieuwe activiteit").click();
        page.getByLabel("Titel").fill("Quizavond");
        page.getByLabel("Organisator").selectOption("CC De Werf");
        page.getByLabel("Altijd").check();
        page.getByText("Activiteit aanmaken").click();
        PlaywrightAssertions.assertThat(page.locator(".done")).hasText("De activiteit is aangemaakt.", patient());
    }

    private static void limit(Page page) {
        page.getByLabel("Punten per check-in").fill("2");
        page.getByText("Bekijk het effect").click();
        PlaywrightAssertions.assertThat(page.locator(".effect"))
                .containsText("Een pas spaart hier hoogstens 2 punten per dag.");
        page.getByText("Bewaren").click();
        PlaywrightAssertions.assertThat(page.locator(".done")).hasText("De activiteit is bewaard.", patient());
    }

    private static void checkIn(String cdbid, String card) {
        assertThat(PAGES.server()
                        .as(DemoProfile.COUNTER)
                        .post("uitpas/passholder/checkin", "cdbid", cdbid, "uitpasNumber", card)
                        .status())
                .isEqualTo(200);
    }

    private static LocatorAssertions.HasTextOptions patient() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
    }
}
