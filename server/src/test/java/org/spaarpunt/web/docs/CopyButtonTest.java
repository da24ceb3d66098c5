package org.spaarpunt.web.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Chromium;
import org.spaarpunt.web.OwnPages;

/** The buttons that copy the examples for developers. */
class CopyButtonTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final BrowserContext context = Chromium.scripted(
            new NewContextOptions().setLocale("nl-BE").setPermissions(List.of("clipboard-read", "clipboard-write")));
    private final Page page = context.newPage();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void by_keyboard_an_example_is_copied_and_the_copy_is_read_out() {
        open(page);
        var example = page.locator("pre[data-copy]").nth(1);
        var button = page.locator("pre[data-copy] + button").nth(1);

        reach(button.elementHandle());
        page.keyboard().press("Enter");

        assertThat(page.locator("#copying[role=status]")).hasText("Gekopieerd");
        assertThat(button).hasText("Gekopieerd");
        assertThat(button).isFocused();
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(example.textContent());
    }

    @Test
    void a_copy_that_the_browser_does_not_allow_is_read_out_as_such() {
        open(page);
        page.evaluate("""
                () => {
                    navigator.clipboard.writeText = async () => {
                        throw new DOMException('', 'NotAllowedError');
                    };
                }""");
        var button = page.locator("button.copy").first();

        button.focus();
        page.keyboard().press("Space");

        assertThat(page.locator("#copying")).hasText("Kopiëren lukt hier niet: selecteer de tekst.");
        assertThat(button).hasText("Kopieer");
        assertThat(button).isFocused();
    }

    @Test
    void without_scripts_there_is_no_button() {
        try (var plain = Chromium.context(new NewContextOptions().setLocale("nl-BE"))) {
            var unscripted = plain.newPage();
            for (var path : List.of("/docs", "/docs/start", "/docs/json/start", "/docs/json/check-ins")) {
                unscripted.navigate(PAGES.server().uri() + path);
                assertThat(unscripted.locator("pre[data-copy]").first()).isAttached();
                assertThat(unscripted.locator("main button:not([type=submit])")).hasCount(0);
                assertThat(unscripted.locator("main")).not().containsText("Kopieer");
            }
        }
    }

    private static void open(Page page) {
        page.navigate(PAGES.server().uri() + "/docs/json/start");
        page.locator("button.copy").first().waitFor();
    }

    /** Goes from part to part, as somebody without a mouse does. */
    private void reach(Object wanted) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("wanted => document.activeElement === wanted", wanted)) {
                return;
            }
        }
        throw new AssertionError("the button cannot be reached by keyboard");
    }
}
