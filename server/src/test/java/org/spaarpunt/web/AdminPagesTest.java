package org.spaarpunt.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Chromium;

/** What an administrator does, in a real browser without scripts. */
class AdminPagesTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final BrowserContext context =
            Chromium.context(new NewContextOptions().setViewportSize(320, 740).setLocale("en-BE"));
    private final Page page = context.newPage();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void every_page_fits_a_phone() {
        PAGES.execute("""
                insert into consumer (key, secret, name)
                values (repeat('k', 255), 'none', 'Ontmoetingscentrumzonderenigespatieofkoppeltekenindenaam')
                """);
        PAGES.execute(
                "insert into counter (consumer_key, name, city) select key, name, name from consumer where key like 'kk%'");
        signIn("admin");
        for (var path : List.of(
                "/admin",
                "/admin/audit",
                "/admin/consumers",
                "/admin/consumers/new",
                "/admin/consumers/demo-counter-app",
                "/admin/counters",
                "/admin/counters/new",
                "/admin/counters/demo-library-haaltert",
                "/admin/counters/" + "k".repeat(255),
                "/admin/users",
                "/admin/users/new",
                "/admin/users/6b9f81a2-7505-4fdd-b152-dddeaf235cde",
                "/admin/card-systems",
                "/admin/devices")) {
            assertThat(page.navigate(PAGES.server().uri() + path).status())
                    .as(path)
                    .isEqualTo(200);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(320);
        }
    }

    @Test
    void a_list_is_a_table_on_a_wide_screen_and_cards_on_a_narrow_one() {
        signIn("admin");
        open("/admin/counters");
        var city = page.locator(".list tbody td").first();
        var name = page.locator(".list tbody th").first();
        assertThat(city.boundingBox().y).isGreaterThan(name.boundingBox().y);
        assertThat(page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROWHEADER).first())
                .hasText("Bibliotheek Haaltert");

        page.setViewportSize(1280, 800);
        assertThat(city.boundingBox().y).isEqualTo(name.boundingBox().y);
        assertThat(page.getByRole(AriaRole.COLUMNHEADER))
                .hasText(new String[] {"Name", "Town or city", "Employees", "State"});
        page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Town or city"))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(page.locator("th[aria-sort=ascending]")).hasText("Town or city");
    }

    @Test
    void nothing_that_can_be_pressed_is_too_low_to_hit_and_no_word_breaks_inside_a_button() {
        signIn("admin");
        for (var path : List.of("/admin", "/admin/counters", "/admin/counters/demo-library-haaltert", "/account")) {
            open(path);
            assertThat(page.locator("a:not(.skip):not(p a):visible, button:visible")
                            .all())
                    .allSatisfy(target -> assertThat(target.boundingBox().height)
                            .as(path + " " + target.textContent())
                            .isGreaterThanOrEqualTo(24));
            assertThat(page.locator("button, a.button").all())
                    .allSatisfy(button -> assertThat(button.evaluate(
                                    "b => getComputedStyle(b).overflowWrap + ' ' + getComputedStyle(b).hyphens"))
                            .isEqualTo("normal manual"));
        }
    }

    @Test
    void on_paper_there_is_what_the_page_says_and_nothing_to_press() {
        signIn("admin");
        open("/admin/counters/demo-library-haaltert");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));

        assertThat(page.getByText("Ben Maes").first()).isVisible();
        assertThat(page.locator("button:visible, nav:visible, footer:visible")).hasCount(0);
        assertThat(page.evaluate("getComputedStyle(document.documentElement).color + ' on '"
                        + " + getComputedStyle(document.documentElement).backgroundColor"))
                .isEqualTo("rgb(0, 0, 0) on rgb(255, 255, 255)");
    }

    @Test
    void a_new_application_signs_with_the_secret_that_is_shown_once_and_not_after_it_is_revoked() {
        signIn("admin");
        open("/admin/consumers");
        follow("New application");
        page.getByLabel("Name").fill("Kiosk <&> 1");
        page.getByLabel("Consumer key").fill("kiosk-1");
        press("Create");
        var secret = page.locator(".secret").textContent();
        var kiosk = new Keys("kiosk-1", secret, "", "");
        page.getByText("I have kept it").click();
        assertThat(page.content()).doesNotContain(secret);
        assertThat(PAGES.server().as(kiosk).get("uitpas/enduser/0930056878802").status())
                .isEqualTo(403);

        button("Grant: Read passholders’ points").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The permission has been granted.");
        assertThat(PAGES.server().as(kiosk).get("uitpas/enduser/0930056878802").status())
                .isEqualTo(200);

        follow("Revoke the application");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Revoke Kiosk <&> 1?");
        follow("Go back");
        follow("Revoke the application");
        press("Revoke the application");
        assertThat(PAGES.server().as(kiosk).get("uitpas/enduser/0930056878802").status())
                .isEqualTo(401);
        open("/admin/audit?subject=kiosk-1");
        assertThat(page.locator(".list tbody tr td").first()).containsText("today");
        assertThat(page.locator(".list tbody tr").first()).containsText("Kiosk <&> 1");
        assertThat(page.locator(".list tbody tr").first()).containsText("Alex Willems 127.0.0.1");
        assertThat(page.locator(".list tbody th").allTextContents())
                .containsExactly("Application revoked", "Permission granted", "Application created");
    }

    @Test
    void a_rotated_secret_overlaps_with_the_one_before() {
        signIn("admin");
        open("/admin/consumers/demo-member-app");
        press("Make a new secret");
        var rotated = new Keys("demo-member-app", page.locator(".secret").textContent(), "", "");
        assertThat(PAGES.server()
                        .as(rotated)
                        .get("uitpas/enduser/0930056878802")
                        .status())
                .isEqualTo(200);
        assertThat(PAGES.server()
                        .as(DemoProfile.MEMBER_APP)
                        .get("uitpas/enduser/0930056878802")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_invited_employee_works_at_the_counter() {
        signIn("admin");
        open("/admin/users");
        follow("Invite somebody");
        page.getByLabel("User name").fill("dora");
        page.getByLabel("Email address").fill("dora@demo.example");
        press("Invite");
        var link = page.locator(".secret").textContent();
        assertThat(link).startsWith(PAGES.server().uri() + "/invitation/");
        open("/admin/counters/demo-library-haaltert");
        page.getByLabel("Add an employee").fill("dora");
        press("Add");
        assertThat(page.getByText("dora")).isVisible();

        context.clearCookies();
        page.navigate(link);
        page.getByLabel("New password").fill("drie korte woorden");
        press("Save password");
        page.getByLabel("Password").fill("drie korte woorden");
        press("Sign in");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible();
    }

    @Test
    void a_counter_gets_another_address() {
        signIn("admin");
        open("/admin/counters/demo-library-haaltert");
        assertThat(page.getByLabel("Street")).hasValue("Sint-Goriksplein");
        page.getByLabel("Town or city").fill("Denderhoutem");
        page.getByLabel("Is a school").check();
        page.getByLabel("Visible to the public").uncheck();
        press("Save");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Address and contact have been saved.");
        assertThat(PAGES.texts("""
                select concat_ws(' ', kind, city, school, visible) from counter where consumer_key = 'demo-library-haaltert'
                """)).containsExactly("Bibliotheek Denderhoutem t f");
        assertThat(page.getByLabel("Is a school")).isChecked();
    }

    @Test
    void the_last_administrator_stays() {
        signIn("admin");
        open("/admin/users");
        page.locator(".list").getByText("Alex Willems").click();
        follow("No longer administrator");
        press("No longer an administrator");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("the last administrator");
    }

    @Test
    void what_cannot_be_is_refused_in_words_and_changes_nothing() {
        signIn("admin");
        open("/admin/consumers/new");
        page.getByLabel("Name").fill("Another");
        page.getByLabel("Consumer key").fill("demo-counter-app");
        press("Create");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("in use already");
        assertThat(PAGES.count("select count(*) from consumer where name = 'Another'"))
                .isZero();
    }

    @Test
    void a_card_system_and_a_group_are_made() {
        signIn("admin");
        open("/admin/card-systems");
        page.getByLabel("New card system").fill("UiTPAS Paspartoe");
        page.locator("form:has(#create) button").click();
        page.getByLabel("New group").fill("Leesbalies");
        page.locator("form:has(#createGroup) button").click();
        assertThat(page.getByText("Leesbalies")).isVisible();
        assertThat(PAGES.texts("select name from card_system")).contains("UiTPAS Paspartoe");
    }

    private void signIn(String name) {
        open("/sign-in");
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill("demo");
        page.locator("form:has(input[name=password]) button").click();
    }

    private void open(String path) {
        page.navigate(PAGES.server().uri() + path);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    private void press(String name) {
        button(name).click();
    }
}
