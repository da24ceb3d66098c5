package org.spaarpunt.web.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Chromium;
import org.spaarpunt.web.OwnPages;

/** An employee registers a person, hands out a second card and blocks it, by the keyboard alone, in a browser without scripts. */
class KeyboardAtCounterTest {
    private static final String PEOPLE = "/counter/" + OwnPages.WERF + "/people";
    private static final int MOST_TABS = 60;

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final BrowserContext context = Chromium.context(new NewContextOptions().setLocale("nl-BE"));
    private final Page page = context.newPage();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void a_person_is_registered_gets_another_card_and_has_it_blocked() {
        page.navigate(PAGES.server().uri() + "/sign-in?next=" + PEOPLE);
        type("username", "ann");
        type("password", "demo");
        page.keyboard().press("Enter");
        page.waitForURL("**" + PEOPLE);

        // The reader types the number of a card from the stock into the field that has the focus.
        assertThat(page.locator("[name=search]")).isFocused();
        page.keyboard().type("0900000091307");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("Deze kaart is van niemand.");
        press("Registreer iemand met deze kaart");

        register();

        press("Nieuwe kaart geven");
        assertThat(page.locator("[name=uitpasNumber]")).isFocused();
        page.keyboard().type("0900000092701");
        page.keyboard().press("Shift+Tab");
        page.keyboard().type("extra");
        type("uitpasNumber", "");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]")).containsText("De nieuwe kaart is uitgegeven");

        press("Blokkeren");
        assertThat(page.locator("h1")).hasText("Kaart 0900000091307 blokkeren?");
        press("Kaart blokkeren");
        assertThat(page.locator("[role=status]")).containsText("De kaart is geblokkeerd");
        assertThat(PAGES.texts(
                        "select status from card where number in ('0900000091307', '0900000092701') order by status"))
                .containsExactly("ACTIVE", "BLOCKED");
    }

    /** Goes to a field with the tabulator and types. */
    private void register() {
        assertThat(page.locator("[name=firstName]")).isFocused();
        page.keyboard().type("Mia");
        type("name", "Proef");
        type("dateOfBirth", "02/03/1980");
        type("postalCode", "9300");
        type("city", "Aalst");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]")).containsText("Welkom!");
        assertThat(page.locator("h1")).hasText("Mia Proef");
    }

    private void type(String name, String text) {
        goTo("document.activeElement.name === '" + name + "'");
        page.keyboard().type(text);
    }

    private void press(String label) {
        goTo("document.activeElement.textContent.trim() === '" + label + "'");
        page.keyboard().press("Enter");
    }

    private void goTo(String isThere) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if ((boolean) page.evaluate(isThere)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        assertThat(isThere).as("reached with the tabulator").isEmpty();
    }
}
