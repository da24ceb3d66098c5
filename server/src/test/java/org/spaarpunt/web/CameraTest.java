package org.spaarpunt.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.testing.Chromium;
import org.spaarpunt.testing.Film;

/** Cards that are held before the camera of a real browser. This Chromium has no decoder of its own: ours reads them. */
class CameraTest {
    private static final String SCAN = "/counter/" + OwnPages.WERF + "/scan?event=demo-unlimited";
    private static final String MARIE = "0930056878802";
    private static final String JEF = "0900000095902";
    private static final String RIK = "0987654321113";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @TempDir
    Path folder;

    private @Nullable Browser browser;

    @BeforeEach
    void nobody_has_checked_in() {
        PAGES.execute("delete from kept_answer");
        PAGES.execute("delete from checkin");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void each_card_before_the_camera_of_a_counter_is_checked_in_once() {
        var page = before(new Film().bars(JEF).qrCode(MARIE).qrCode("https://example.org/"));
        atCounter(page);

        page.locator("#camera").click();

        assertThat(outcome(page, "Jef Lambrecht")).hasAttribute("data-outcome", "granted");
        assertThat(outcome(page, "Marie Janssens")).hasAttribute("data-outcome", "granted");
        // By now both have been before the camera a second time.
        page.evaluate("""
                () => new Promise((later) => {
                    const video = document.querySelector('#lens video');
                    video.addEventListener('timeupdate', () => video.currentTime > 6 && later());
                })""");
        assertThat(page.locator("[data-outcome]")).hasCount(2);
        assertThat(PAGES.count("select count(*) from checkin")).isEqualTo(2);

        page.locator("[data-lens=close]").click();
        assertThat(page.locator("#lens")).isHidden();
        assertThat(page.locator("#camera")).isFocused();
        assertThat(page.evaluate("document.querySelector('#lens video').srcObject"))
                .isNull();
    }

    @Test
    void nothing_of_the_decoder_is_loaded_before_the_camera_is_wanted() {
        var page = before(new Film().bars(JEF));
        var loaded = new ArrayList<Request>();
        page.onRequest(loaded::add);
        atCounter(page);
        assertThat(scripts(loaded)).noneMatch(path -> path.matches(".*/(?:lens|reader|decoder)-.*"));

        page.locator("#camera").click();
        assertThat(outcome(page, "Jef Lambrecht")).isVisible();

        assertThat(page.evaluate("performance.getEntriesByType('resource').map((one) => one.name).join()")
                        .toString())
                .contains("/assets/lens-");
        assertThat(page.evaluate("'BarcodeDetector' in window")).isEqualTo(false);
    }

    @Test
    void a_passholder_reads_the_number_of_the_own_card_and_types_the_rest() {
        var page = before(new Film().barsUpright(RIK));
        page.navigate(PAGES.server().uri() + "/q/demo-today");
        page.locator("#camera").click();

        hasNumber(page, RIK);
        assertThat(page.locator("#lens")).isHidden();
        page.keyboard().type("02/03/1985");
        page.keyboard().press("Enter");

        assertThat(page.locator(".result").first()).hasAttribute("data-outcome", "granted");
        assertThat(PAGES.count("select count(*) from checkin")).isOne();
    }

    @Test
    void so_is_the_number_read_for_which_points_are_asked() {
        var page = before(new Film().qrCode(RIK));
        page.navigate(PAGES.server().uri() + "/points");
        page.locator("#camera").click();

        hasNumber(page, RIK);
    }

    @Test
    void a_camera_is_chosen_where_there_are_several_and_its_lamp_is_lit_where_it_has_one() {
        var page = before(new Film().qrCode("https://example.org/"));
        atCounter(page);
        page.evaluate("""
                () => {
                    const one = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
                    window.asked = [];
                    navigator.mediaDevices.getUserMedia = (wanted) => {
                        window.asked.push(wanted.video.deviceId ? wanted.video.deviceId.exact : wanted.video.facingMode.ideal);
                        return one({ video: true });
                    };
                    navigator.mediaDevices.enumerateDevices = async () => [
                        { kind: 'videoinput', deviceId: 'front', label: 'Voorkant' },
                        { kind: 'audioinput', deviceId: 'sound', label: 'Microfoon' },
                        { kind: 'videoinput', deviceId: 'back', label: 'Achterkant' },
                    ];
                    MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true });
                    MediaStreamTrack.prototype.applyConstraints = async (wanted) => (window.lit = wanted.advanced[0].torch);
                }""");
        page.locator("#camera").click();
        page.locator("#lens [data-when=foreign]").waitFor();

        page.locator("[data-lens=torch]").click();
        assertThat(page.locator("[data-lens=torch]")).hasAttribute("aria-pressed", "true");
        assertThat(page.evaluate("lit")).isEqualTo(true);

        assertThat(page.locator("#lens-source option")).hasText(new String[] {"Voorkant", "Achterkant"});
        page.getByLabel("Welke camera").selectOption("back");
        assertThat(page.locator("[data-lens=torch]")).hasAttribute("aria-pressed", "false");
        page.locator("[data-lens=close]").click();
        page.locator("#camera").click();
        page.locator("#lens-source").waitFor();

        assertThat(page.evaluate("asked")).isEqualTo(List.of("environment", "back", "back"));
        assertThat(PAGES.count("select count(*) from checkin")).isZero();
    }

    @Test
    void where_the_camera_is_not_allowed_help_is_shown_and_numbers_are_read_as_before() {
        var page = pageOf(Chromium.withoutCamera());
        atCounter(page);
        page.locator("#camera").click();

        assertThat(page.locator("#lens [data-when=denied]")).containsText("De browser laat deze pagina de camera niet");
        assertThat(page.locator("#lens [data-browser=chromium]")).isVisible();
        assertThat(page.locator("#lens [data-browser=firefox]")).isHidden();
        page.locator("#card").fill(JEF);
        page.keyboard().press("Enter");

        assertThat(outcome(page, "Jef Lambrecht")).hasAttribute("data-outcome", "granted");
    }

    @Test
    void a_page_that_is_left_lets_go_of_the_camera() {
        var page = before(new Film().bars(JEF));
        atCounter(page);
        page.locator("#camera").click();
        assertThat(outcome(page, "Jef Lambrecht")).isVisible();

        page.evaluate("""
                () => {
                    Object.defineProperty(document, 'hidden', { value: true });
                    document.dispatchEvent(new Event('visibilitychange'));
                }""");

        assertThat(page.locator("#lens")).isHidden();
        assertThat(page.evaluate("document.querySelector('#lens video').srcObject"))
                .isNull();
    }

    private Page before(Film film) {
        return pageOf(Chromium.before(film.in(folder)));
    }

    private Page pageOf(Browser own) {
        browser = own;
        return own.newContext(new NewContextOptions().setViewportSize(1366, 768).setLocale("nl-BE"))
                .newPage();
    }

    private static void atCounter(Page page) {
        page.navigate(PAGES.server().uri() + SCAN);
        page.getByLabel("Gebruikersnaam of e-mailadres").fill("ann");
        page.getByLabel("Wachtwoord").fill("demo");
        page.keyboard().press("Enter");
        page.locator("[data-listening=true]").waitFor();
    }

    /** The answer that names this passholder. Until a code is found a busy machine needs longer than other tests wait. */
    private static Locator outcome(Page page, String name) {
        var answer = page.locator("[data-outcome]").filter(new Locator.FilterOptions().setHasText(name));
        answer.waitFor();
        return answer;
    }

    private static void hasNumber(Page page, String card) {
        assertThat(page.locator("#uitpasNumber"))
                .hasValue(card, new LocatorAssertions.HasValueOptions().setTimeout(30_000));
        assertThat(page.locator("#dateOfBirth")).isFocused();
    }

    private static List<String> scripts(List<Request> requests) {
        return requests.stream()
                .filter(request -> request.resourceType().equals("script"))
                .map(Request::url)
                .toList();
    }
}
