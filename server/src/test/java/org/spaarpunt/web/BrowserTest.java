package org.spaarpunt.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Chromium;

/** What people do, in a real browser without scripts, on a phone of 320 pixels where nothing else is said. */
class BrowserTest {
    private static final String AUTHORIZE = "/uitid/rest/auth/authorize?oauth_token=";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final BrowserContext context =
            Chromium.context(new NewContextOptions().setViewportSize(320, 640).setLocale("nl-BE"));
    private final CallbackRequests callback = new CallbackRequests(context);
    private final Page page = context.newPage();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void a_person_signs_in_allows_an_application_and_is_back_there_with_a_verifier() {
        var token = PAGES.requestToken(OwnPages.CALLBACK);
        open(AUTHORIZE + token.token());

        signIn("ann");
        assertThat(heading("Balie-app")).isVisible();
        press("Toestaan");

        assertThat(PAGES.exchange(token, fieldOfAddress("oauth_verifier")).status())
                .isEqualTo(200);
    }

    @Test
    void a_person_who_is_signed_in_refuses() {
        var first = PAGES.requestToken(OwnPages.CALLBACK);
        open(AUTHORIZE + first.token());
        signIn("ann");
        var second = PAGES.requestToken(OwnPages.CALLBACK);
        open(AUTHORIZE + second.token());

        press("Weigeren");

        assertThat(fieldOfAddress("oauth_problem")).isEqualTo("user_refused");
        assertThat(fieldOfAddress("oauth_token")).isEqualTo(second.token());
    }

    @Test
    void without_a_callback_the_code_is_shown_to_be_typed_over() {
        var token = PAGES.requestToken("oob");
        open(AUTHORIZE + token.token());
        signIn("ann");
        press("Toestaan");

        var code = page.locator(".verifier").textContent();

        assertThat(PAGES.exchange(token, code).status()).isEqualTo(200);
        assertThat(width()).isLessThanOrEqualTo(320);
    }

    @Test
    void somebody_else_signs_in_where_somebody_is_signed_in() {
        Keys token = PAGES.requestToken(OwnPages.CALLBACK);
        open(AUTHORIZE + token.token());
        signIn("ann");
        page.getByText("Iemand anders?").click();

        signIn("ben");

        assertThat(page.getByText("Je bent aangemeld als Ben Maes (ben).")).isVisible();
        assertThat(page.getByText("Bibliotheek Haaltert")).isVisible();
    }

    @Test
    void the_browser_keeps_the_cookies_from_scripts_and_from_other_sites() {
        open("/sign-in");
        signIn("ann");

        assertThat(context.cookies())
                .extracting(cookie -> cookie.name)
                .containsExactlyInAnyOrder("__Host-session", "__Host-browser");
        assertThat(context.cookies()).allSatisfy(cookie -> {
            assertThat(cookie.secure).isTrue();
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).hasToString("LAX");
            assertThat(cookie.path).isEqualTo("/");
        });
    }

    @Test
    void a_form_on_another_site_cannot_end_a_session() {
        open("/sign-in");
        signIn("ann");
        context.route(
                "http://evil.example/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<form method=post action=" + PAGES.server().uri()
                                + "/uitid/rest/auth/logout><button>Win!</button></form>")));
        page.navigate("http://evil.example/");
        press("Win!");

        assertThat(heading("Dat komt van een andere site")).isVisible();
        open("/account");
        assertThat(heading("Je account")).isVisible();
    }

    @Test
    void a_person_ends_an_application_changes_the_password_and_signs_out() {
        open("/sign-in?next=/account");
        signIn("admin");
        page.getByLabel("Huidig wachtwoord").fill("demo");
        page.getByLabel("Nieuw wachtwoord").fill("drie korte woorden");
        press("Wachtwoord wijzigen");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Je wachtwoord is gewijzigd.");

        press("Afmelden");
        assertThat(heading("Elk bezoek telt mee.")).isVisible();
        open("/account");
        assertThat(heading("Aanmelden")).isVisible();
    }

    @Test
    void who_was_invited_chooses_a_password_and_signs_in_with_it() {
        open("/invitation/" + PAGES.invitation("ben"));
        page.getByLabel("Nieuw wachtwoord").fill("drie korte woorden");
        press("Wachtwoord bewaren");

        page.getByLabel("Wachtwoord").fill("drie korte woorden");
        press("Aanmelden");

        assertThat(page.getByText("Afmelden")).isVisible();
        PAGES.execute("update app_user set password = (select password from app_user where nick = 'ann') "
                + "where nick = 'ben'");
    }

    @ParameterizedTest
    @CsvSource({"nl, Aanmelden", "en, Sign in", "fr, Se connecter", "de, Anmelden"})
    void every_language_is_one_press_away_and_stays(String language, String heading) {
        open("/sign-in");
        page.locator("footer a[lang=" + language + "]").click();
        assertThat(heading(heading)).isVisible();

        open("/sign-in");
        assertThat(heading(heading)).isVisible();
        assertThat(width()).isLessThanOrEqualTo(320);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/account", "/invitation/none", "/uitid/rest/auth/logout", "/none"})
    void every_page_fits_a_small_phone_in_light_and_dark(String path) {
        PAGES.execute("update consumer set name = 'Een-toepassing-met-een-naam-zonder-enige-spatie-die-te-lang-is' "
                + "where key = '31413BDF-DFC7-7A9F-10403618C2816E44'");
        open("/sign-in");
        signIn("ann");
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            open(path);
            assertThat(width()).isLessThanOrEqualTo(320);
        }
    }

    @Test
    void the_keyboard_alone_is_enough() {
        open("/sign-in?next=/account");
        // A browser moves the focus there after the page has loaded.
        assertThat(page.getByLabel("Gebruikersnaam of e-mailadres")).isFocused();
        page.keyboard().type("ann");
        page.keyboard().press("Tab");
        page.keyboard().type("demo");
        page.keyboard().press("Enter");

        assertThat(heading("Je account")).isVisible();
    }

    private void open(String path) {
        page.navigate(PAGES.server().uri() + path);
    }

    private void signIn(String name) {
        page.getByLabel("Gebruikersnaam of e-mailadres").fill(name);
        page.getByLabel("Wachtwoord").fill("demo");
        press("Aanmelden");
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setLevel(1));
    }

    private String fieldOfAddress(String name) {
        return callback.first(page).firstFilled(name).orElseThrow();
    }

    /** Of everything on the page: more than the window's is sideways scrolling. */
    private int width() {
        return (int) page.evaluate("document.documentElement.scrollWidth");
    }
}
