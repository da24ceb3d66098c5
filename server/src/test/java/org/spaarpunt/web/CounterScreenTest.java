package org.spaarpunt.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Chromium;

/** The screen of a counter in a real browser, with a reader that types as readers do. */
class CounterScreenTest {
    private static final String SCAN = "/counter/" + OwnPages.WERF + "/scan?event=";
    private static final String MARIE = "0930056878802";
    private static final String JEF = "0900000095902";

    private static final String RIK = "0987654321113";
    private static final String BLOCKED = "0900000002312";
    private static final String REPLACED = "0900000020405";
    private static final String IN_STOCK = "0900000074519";
    private static final String GROUP = "0900000045410";

    /** What the keys of digits type in a Belgian layout without Shift. */
    private static final String AZERTY = "à&é\"'(§è!ç";

    /** How long the screen waits for an answer, and then before it asks again. */
    private static final int PATIENCE_MS = 8_000;

    private static final int FIRST_WAIT_MS = 1_000;

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final BrowserContext context =
            Chromium.scripted(new NewContextOptions().setViewportSize(1366, 768).setLocale("nl-BE"));
    private final Page page = context.newPage();
    private final CDPSession keys = context.newCDPSession(page);

    private final long before = allCheckins();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void an_employee_is_two_clicks_from_reading_a_card_with_a_reader_of_another_layout() {
        long points = points(MARIE) + 2;
        page.navigate(PAGES.server().uri() + "/sign-in");
        signIn();
        page.getByRole(AriaRole.MAIN).getByText("CC De Werf").click();
        page.getByRole(AriaRole.MAIN).getByText("Open dag").click();
        assertThat(page.locator("[data-listening=true]")).isVisible();

        page.locator("h1").click();
        azerty(MARIE);

        assertThat(newest()).hasAttribute("data-outcome", "granted");
        assertThat(newest()).containsText("Marie Janssens");
        assertThat(newest().locator("[data-points]")).hasText(String.valueOf(points));
        assertThat(page.locator("#said")).containsText("Ingecheckt. Marie Janssens. " + points + " punten.");

        page.locator("#sound").focus();
        azerty(MARIE);

        assertThat(newest()).hasAttribute("data-outcome", "already");
        assertThat(newest().locator("[data-code]")).hasText("MAXIMUM_REACHED");
        assertThat(page.locator("#sound")).hasAttribute("aria-pressed", "true");

        page.locator("#card").focus();
        azerty(JEF);

        assertThat(newest()).containsText("Jef Lambrecht");
        assertThat(page.locator("#card")).hasValue("");
        assertThat(checkins()).isEqualTo(2);
    }

    @Test
    void keys_are_read_in_the_layout_in_which_they_name_a_card() {
        open("demo-today");

        // Each key as its character and its place.
        assertThat(cardOf("0:Digit0 9:Digit9 3:Digit3 0:Digit0 0:Digit0 5:Digit5 6:Digit6 8:Digit8 7:Digit7 8:Digit8"
                        + " 8:Digit8 0:Digit0 2:Digit2"))
                .isEqualTo(MARIE);
        assertThat(cardOf("End:Numpad1 ArrowDown:Numpad2 PageDown:Numpad3 ArrowLeft:Numpad4 5:Numpad5 6:Numpad6"
                        + " 7:Numpad7 8:Numpad8 9:Numpad9 0:Numpad0 1:Numpad1 2:Numpad2 3:Numpad3"))
                .isEqualTo("1234567890123");
        // A reader set to Belgian sends the key at Q for the letter A.
        assertThat(cardOf("0:Digit0 4:Digit4 a:KeyQ 2:Digit2 b:KeyB 3:Digit3 c:KeyC 4:Digit4 d:KeyD 5:Digit5 e:KeyE"
                        + " 6:Digit6 8:Digit8 0:Digit0"))
                .isEqualTo("04A2B3C4D5E680");
        // The same with Caps Lock: the digits are lost as characters, the letters as places.
        assertThat(cardOf("à:Digit0 ':Digit4 A:KeyQ é:Digit2 B:KeyB \":Digit3 C:KeyC ':Digit4 D:KeyD (:Digit5 E:KeyE"
                        + " §:Digit6 !:Digit8 à:Digit0"))
                .isEqualTo("04A2B3C4D5E680");
        // A reader set to US on a Belgian computer.
        assertThat(cardOf("à:Digit0 ':Digit4 q:KeyA é:Digit2 b:KeyB \":Digit3 c:KeyC ':Digit4 d:KeyD (:Digit5 e:KeyE"
                        + " §:Digit6 !:Digit8 à:Digit0"))
                .isEqualTo("04A2B3C4D5E680");
        assertThat(cardOf("a:KeyA b:KeyB c:KeyC")).isNull();
        assertThat(page.evaluate(wedge("m.cardIn('04:A2:B3:C4:D5:E6:80')"))).isEqualTo("04A2B3C4D5E680");
        assertThat(page.evaluate(wedge("m.cardIn('80E6D5C4B3A204')"))).isEqualTo("04A2B3C4D5E680");
        assertThat(page.evaluate(wedge("m.cardIn(BigInt('0x04A2B3C4D5E680').toString())")))
                .isEqualTo("04A2B3C4D5E680");
        assertThat(page.evaluate(wedge("m.cardIn('090000009590')"))).isNull();
    }

    @Test
    void a_reader_that_types_by_alt_and_the_numeric_keypad_is_heard() {
        open("demo-unlimited");
        page.locator("h1").click();

        MARIE.chars().forEach(digit -> {
            key("rawKeyDown", "Alt", "AltLeft", "");
            for (var one : letters(String.format("%03d", digit))) {
                key("rawKeyDown", one, "Numpad" + one, "");
                key("keyUp", one, "Numpad" + one, "");
            }
            key("keyUp", "Alt", "AltLeft", "");
        });
        key("keyDown", "Enter", "Enter", "\r");

        assertThat(newest()).containsText("Marie Janssens");
    }

    @Test
    void what_a_person_types_in_the_field_stays_there_and_is_read_on_enter() {
        open("demo-unlimited");

        page.locator("#card").pressSequentially(JEF, new Locator.PressSequentiallyOptions().setDelay(90));
        assertThat(page.locator("#card")).hasValue(JEF);
        assertThat(page.locator("[data-outcome]")).hasCount(0);
        page.keyboard().press("Enter");

        assertThat(newest()).containsText("Jef Lambrecht");
    }

    @Test
    void twenty_cards_in_a_row_are_all_answered_in_their_order() {
        open("demo-unlimited");
        page.locator("h1").click();

        for (int i = 0; i < 10; i++) {
            azerty(MARIE);
            azerty(JEF);
        }

        assertThat(page.locator("[data-outcome=granted]")).hasCount(20);
        assertThat(newest()).containsText("Jef Lambrecht");
        assertThat(page.locator("[data-outcome]").nth(1)).containsText("Marie Janssens");
        assertThat(checkins()).isEqualTo(20);
    }

    @Test
    void when_the_answer_is_lost_the_page_is_not_certain_and_asks_again_until_it_is() {
        open("demo-unlimited");
        var sent = new AtomicInteger();
        page.route("**/scan", route -> lose(route, sent.incrementAndGet() < 3));
        page.locator("h1").click();

        azerty(MARIE);

        assertThat(page.locator("[data-outcome=unsure]")).containsText("Nog niet zeker");
        assertThat(page.locator("[data-state=offline]")).isVisible();
        assertThat(newest()).hasAttribute("data-outcome", "granted");
        assertThat(page.locator("[data-outcome]")).hasCount(1);
        assertThat(sent.get()).isEqualTo(3);
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void cards_that_are_read_without_a_network_are_checked_in_when_it_is_back_in_their_order() {
        open("demo-unlimited");
        page.locator("h1").click();
        context.setOffline(true);

        azerty(MARIE);
        azerty(JEF);

        assertThat(page.locator("[data-outcome]")).hasCount(1);
        assertThat(said())
                .hasText(
                        "Nog niet zeker. Pas …8802. We weten nog niet of dit gelukt is en proberen het vanzelf opnieuw. "
                                + "Het telt nooit dubbel.");
        assertThat(page.locator("[data-count]")).hasText("2");
        assertThat(page.locator("[data-state=offline]")).containsText("Geen verbinding.");
        assertThat(checkins()).isZero();

        context.setOffline(false);

        assertThat(page.locator("[data-outcome=granted]")).hasCount(2);
        assertThat(newest()).containsText("Jef Lambrecht");
        assertThat(page.locator("[data-outcome]").nth(1)).containsText("Marie Janssens");
        assertThat(page.locator("[data-waiting]")).isHidden();
        assertThat(page.locator("[data-state=ready]")).isVisible();
        assertThat(checkins()).isEqualTo(2);
    }

    @Test
    void an_answer_that_takes_too_long_is_asked_for_again_while_other_cards_wait() {
        page.clock().install();
        open("demo-unlimited");
        page.locator("h1").click();
        var kept = new ArrayList<Route>();
        page.route("**/scan", route -> {
            route.fetch();
            kept.add(route);
        });

        azerty(MARIE);
        azerty(JEF);
        page.waitForCondition(() -> !kept.isEmpty());
        assertThat(page.locator("[data-outcome]")).hasCount(0);
        assertThat(page.locator("[data-count]")).hasText("2");
        page.unroute("**/scan");
        page.clock().fastForward(PATIENCE_MS);
        assertThat(page.locator("[data-outcome=unsure]")).isVisible();
        page.clock().fastForward(FIRST_WAIT_MS);

        assertThat(page.locator("[data-outcome=granted]")).hasCount(2);
        assertThat(page.locator("[data-outcome]").nth(1)).containsText("Marie Janssens");
        assertThat(checkins()).isEqualTo(2);
    }

    @Test
    void a_card_that_is_read_after_the_session_has_ended_is_checked_in_after_signing_in() {
        open("demo-unlimited");
        page.locator("h1").click();
        PAGES.execute("delete from web_session");

        azerty(MARIE);

        page.waitForURL(Pattern.compile(".*/sign-in.*"));
        assertThat(page.url()).doesNotContain(MARIE);
        signIn();
        assertThat(newest()).containsText("Marie Janssens");
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void a_reward_is_redeemed_with_one_confirmation_and_a_check_in_is_undone() {
        open("demo-unlimited");
        page.locator("h1").click();
        azerty(JEF);
        assertThat(newest()).containsText("Jef Lambrecht");
        long points = points(JEF) - 2;
        long taken = PAGES.count("select units_taken from reward where id = 5824");

        page.locator("[data-action=redeem][data-reward='5824']").click();
        assertThat(page.locator("[data-question]")).containsText("Daarna over: " + points + " punten.");
        page.locator("[data-action=confirm]").click();

        assertThat(newest()).containsText("Omgeruild");
        assertThat(newest().locator("[data-points]")).hasText(String.valueOf(points));
        assertThat(PAGES.count("select units_taken from reward where id = 5824"))
                .isEqualTo(taken + 1);

        newest().locator("[data-action=cancel]").click();
        assertThat(newest()).containsText("Het omruilen is ongedaan gemaakt");
        azerty(JEF);
        assertThat(newest()).containsText("Ingecheckt");
        newest().locator("[data-action=undo]").click();
        assertThat(newest()).containsText("De check-in is ongedaan gemaakt.");
        assertThat(PAGES.server().unbalanced()).isEmpty();
    }

    @Test
    void a_screen_reader_says_each_answer() {
        open("demo-today");
        page.locator("h1").click();
        long points = points(RIK) + 2;

        azerty(RIK);
        assertThat(said()).hasText("Ingecheckt. Rik Peeters. " + points + " punten. Net gespaard: 2 punten.");
        azerty(RIK);
        assertThat(said())
                .hasText(Pattern.compile("Al gespaard[.] Rik Peeters[.] " + points
                        + " punten[.] Deze pas spaarde hier vandaag al een punt[.] Dat was .*[.]"));
        azerty(BLOCKED);
        assertThat(said()).hasText("Niet gelukt. Noor Wouters. 0 punten. Deze pas is geblokkeerd.");
        azerty(REPLACED);
        assertThat(said()).hasText(refused("Deze pas is vervangen of geschrapt[.] Vraag naar de nieuwe pas[.]"));
        azerty(IN_STOCK);
        assertThat(said()).hasText(refused("Deze pas is nog van niemand[.] Registreer eerst een pashouder[.]"));
        azerty(GROUP);
        assertThat(said()).hasText(refused("Dit is een groepspas[.] Daarmee spaar je geen punten[.]"));
        azerty("0900000000001");
        assertThat(said()).hasText(refused("Dit nummer is hier niet bekend[.]"));
    }

    @Test
    void a_screen_reader_says_what_became_of_an_answer() {
        open("demo-unlimited");
        page.locator("h1").click();
        azerty(JEF);
        newest().locator("[data-action=undo]").click();
        assertThat(said())
                .hasText(Pattern.compile(
                        "Ongedaan gemaakt[.] Jef Lambrecht[.] \\d+ punten[.] De check-in is ongedaan gemaakt[.]"));
        page.route("**/scan", route -> route.fulfill(new Route.FulfillOptions().setStatus(400)));
        azerty(JEF);
        assertThat(said()).hasText("Niet verwerkt. Pas …5902. Er ging iets mis. Lees de pas opnieuw.");
    }

    @Test
    void the_switch_for_sound_is_kept() {
        open("demo-today");
        page.locator("#sound").click();
        page.reload();

        assertThat(page.locator("#sound")).hasAttribute("aria-pressed", "false");
    }

    /** The server gets the request; the browser does not get the answer. */
    private static void lose(Route route, boolean lost) {
        if (lost) {
            route.fetch();
            route.abort();
        } else {
            route.resume();
        }
    }

    private void open(String event) {
        page.navigate(PAGES.server().uri() + SCAN + event);
        signIn();
        assertThat(page.locator("[data-listening=true]")).isVisible();
    }

    private void signIn() {
        page.getByLabel("Gebruikersnaam of e-mailadres").fill("ann");
        page.getByLabel("Wachtwoord").fill("demo");
        page.keyboard().press("Enter");
    }

    /** With the holder of the card, if the counter may know, between the outcome and the reason. */
    private static Pattern refused(String reason) {
        return Pattern.compile("^Niet gelukt[.] (.*[.] )?" + reason + "$");
    }

    /** What the page has a screen reader say. */
    private Locator said() {
        return page.locator("#said[aria-live=assertive]");
    }

    private Locator newest() {
        return page.locator("[data-outcome]").first();
    }

    /** A reader set to US types a number on a computer with a Belgian layout, and then Enter. */
    private void azerty(String number) {
        for (var digit : letters(number)) {
            key("keyDown", String.valueOf(AZERTY.charAt(Integer.parseInt(digit))), "Digit" + digit, null);
        }
        key("keyDown", "Enter", "Enter", "\r");
    }

    private void key(String type, String key, String code, @Nullable String text) {
        var event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("key", key);
        event.addProperty("code", code);
        event.addProperty("modifiers", code.startsWith("Numpad") ? 1 : 0);
        if (text == null || !text.isEmpty()) {
            event.addProperty("text", text == null ? key : text);
        }
        keys.send("Input.dispatchKeyEvent", event);
    }

    private Object cardOf(String pressed) {
        return page.evaluate(
                wedge("m.cardOf(keys.split(' ').map((one) => ({ key: one.slice(0, one.lastIndexOf(':')),"
                        + " code: one.slice(one.lastIndexOf(':') + 1) })))"),
                pressed);
    }

    /** An expression with the module of the page as {@code m}. */
    private static String wedge(String expression) {
        return "async (keys) => { const m = await import(document.querySelector('script[src*=wedge]').src);"
                + " return " + expression + "; }";
    }

    /** How many this test has made. */
    private long checkins() {
        return allCheckins() - before;
    }

    private static long allCheckins() {
        return PAGES.count("select count(*) from checkin where reversed_at is null");
    }

    private static long points(String card) {
        return PAGES.count("select points from balance join card using (passholder_id) where number = '" + card + "'");
    }

    private static List<String> letters(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }
}
