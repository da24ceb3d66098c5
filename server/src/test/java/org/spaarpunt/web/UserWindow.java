package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.web.Visit.NOBODY;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.spaarpunt.testing.Chromium;

/**
 * The window of a browser in which a user opens one page after another, each of which is to be without a fault that axe-core finds,
 * on a desk and on a phone, light and dark; within the budgets of bytes and requests; without moving parts for users who want none;
 * and on a screen of 320 pixels, also one that is twice as wide and has letters of twice the size.
 *
 * <p>A phone that shows the same elements as a desk differs from it only in layout and colours, so only the rules about those are
 * applied again; where it shows others, all rules are. In the dark only colours differ, and those of a desk are looked at again
 * only if it shows other elements: {@code ColoursTest} has every colour of a text with what it stands on, light and dark.
 */
final class UserWindow implements AutoCloseable {
    private static final int PHONE = 390;
    private static final int DESK = 1280;
    private static final int NARROWEST = 320;
    private static final int NARROWEST_OF_LARGE_LETTERS = 2 * NARROWEST;
    private static final int HEIGHT = 844;

    private static final int KIB = 1024;
    private static final int MAX_HTML = 30 * KIB;
    private static final int MAX_STYLE = 8 * KIB;
    private static final int MAX_SCRIPT = 25 * KIB;
    private static final int MAX_REQUESTS = 7;

    static final Path PICTURES = Path.of("../docs/screens");
    private static final int PICTURE_QUALITY = 40;

    private static final String RULES = "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice";

    /** Also that what a button or a link is called begins with what is written on it, which axe does not try by itself. */
    private static final String AUDIT = """
            async tags => {
                const found = await axe.run(document, {runOnly: tags.split(' '), resultTypes: ['violations'],
                    preload: false, rules: {'label-content-name-mismatch': {enabled: true}}});
                return found.violations.map(broken => broken.id + ': ' + broken.nodes.map(node => node.html).join(' | '));
            }""";

    private static final String AUDIT_RULES = """
            async rules => {
                const found = await axe.run(document, {runOnly: {type: 'rule', values: rules.split(' ')},
                    resultTypes: ['violations'], preload: false});
                return found.violations.map(broken => broken.id + ': ' + broken.nodes.map(node => node.html).join(' | '));
            }""";

    private static final String COLOURS = "color-contrast";
    private static final String LAYOUT_AND_COLOURS = "color-contrast target-size";

    private static final String SHOWN = """
            () => [...document.querySelectorAll('body *')].map(part => part.checkVisibility() ? 1 : 0).join('')""";

    private static final String MOVING = """
            () => [...document.querySelectorAll('*')].filter(part => {
                const style = getComputedStyle(part);
                return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0
                    || style.scrollBehavior === 'smooth';
            }).map(part => part.outerHTML)""";

    private static final String AXE = resource("/axe.min.js");

    private final OwnPages pages;
    private final Page page;

    private UserWindow(OwnPages pages, Page page) {
        this.pages = pages;
        this.page = page;
    }

    /** In which this user has signed in, on these pages. */
    static UserWindow of(String user, OwnPages pages) {
        var context =
                Chromium.scripted(new NewContextOptions().setLocale("nl-BE").setReducedMotion(ReducedMotion.REDUCE));
        // Sent once for each browser: it is large.
        context.addInitScript(AXE);
        var page = context.newPage();
        if (!user.equals(NOBODY)) {
            page.navigate(pages.server().uri() + "/sign-in?next=/account");
            page.getByLabel("Gebruikersnaam of e-mailadres").fill(user);
            page.getByLabel("Wachtwoord").fill("demo");
            page.locator("main button").click();
            page.waitForURL("**/account");
        }
        return new UserWindow(pages, page);
    }

    /** Opens the page, does on it what the visit says, and looks at it. */
    void assertSound(Visit visit) {
        var requests = new ArrayList<Request>();
        var complaints = new ArrayList<String>();
        Consumer<Request> asked = requests::add;
        Consumer<ConsoleMessage> said = message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        };
        Consumer<String> failed = complaints::add;
        page.onRequest(asked);
        page.onConsoleMessage(said);
        page.onPageError(failed);
        try {
            page.setViewportSize(DESK, HEIGHT);
            page.navigate(pages.server().uri() + visit.path());
            assertBudgets(List.copyOf(requests));
            visit.then().accept(page, pages);

            assertThat(page.locator("h1").count()).isEqualTo(1);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("nl");
            take(visit, DESK);
            assertWithoutFault(visit);
            assertFits();
            assertThat(found(page.evaluate(MOVING))).isEmpty();
            assertThat(complaints).isEmpty();
        } finally {
            scheme(ColorScheme.LIGHT);
            page.offRequest(asked);
            page.offConsoleMessage(said);
            page.offPageError(failed);
        }
    }

    private void assertWithoutFault(Visit visit) {
        var shown = page.evaluate(SHOWN);
        assertThat(found(page.evaluate(AUDIT, RULES))).isEmpty();
        page.setViewportSize(PHONE, HEIGHT);
        take(visit, PHONE);
        boolean alike = shown.equals(page.evaluate(SHOWN));
        assertThat(found(alike ? page.evaluate(AUDIT_RULES, LAYOUT_AND_COLOURS) : page.evaluate(AUDIT, RULES)))
                .isEmpty();
        scheme(ColorScheme.DARK);
        assertThat(found(page.evaluate(AUDIT_RULES, COLOURS))).isEmpty();
        if (!alike) {
            page.setViewportSize(DESK, HEIGHT);
            assertThat(found(page.evaluate(AUDIT_RULES, COLOURS))).isEmpty();
        }
        scheme(ColorScheme.LIGHT);
    }

    /** Nothing of it lies beside the screen. */
    private void assertFits() {
        page.setViewportSize(NARROWEST, HEIGHT);
        assertThat(width()).isLessThanOrEqualTo(NARROWEST);
        page.setViewportSize(NARROWEST_OF_LARGE_LETTERS, HEIGHT);
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        assertThat(width()).as("with letters of twice the size").isLessThanOrEqualTo(NARROWEST_OF_LARGE_LETTERS);
    }

    private int width() {
        return (int) page.evaluate("document.documentElement.scrollWidth");
    }

    private void scheme(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** What a page may cost over the network before anything is done on it. */
    private void assertBudgets(List<Request> requests) {
        assertThat(requests).extracting(Request::url).hasSizeLessThanOrEqualTo(MAX_REQUESTS);
        assertThat(requests)
                .allMatch(
                        request -> request.url().startsWith(pages.server().uri().toString()));
        assertThat(compressed(requests, "document")).isLessThanOrEqualTo(MAX_HTML);
        assertThat(compressed(requests, "stylesheet")).isLessThanOrEqualTo(MAX_STYLE);
        assertThat(compressed(requests, "script")).isLessThanOrEqualTo(MAX_SCRIPT);
    }

    private static int compressed(List<Request> requests, String kind) {
        return requests.stream()
                .filter(request -> request.resourceType().equals(kind))
                .filter(request -> request.response().status() == 200)
                .mapToInt(request -> compressed(request.response().body()))
                .sum();
    }

    private static int compressed(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.size();
    }

    /** Playwright has no WebP, which is a third of the size of the formats that it has. */
    private void take(Visit visit, int width) {
        if ("write".equals(System.getProperty("spaarpunt.screens"))) {
            var options = new JsonObject();
            options.addProperty("format", "webp");
            options.addProperty("quality", PICTURE_QUALITY);
            var taken = page.context().newCDPSession(page).send("Page.captureScreenshot", options);
            var content = Base64.getDecoder().decode(taken.get("data").getAsString());
            try {
                Files.write(PICTURES.resolve(picture(visit.name(), width)), content);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    /** The names of the pictures of a visit. */
    static Stream<String> pictures(String visit) {
        return Stream.of(picture(visit, PHONE), picture(visit, DESK));
    }

    private static String picture(String visit, int width) {
        return visit + "-" + width + ".webp";
    }

    private static List<?> found(Object violations) {
        return (List<?>) violations;
    }

    private static String resource(String name) {
        try (var file = Objects.requireNonNull(UserWindow.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        page.context().close();
    }
}
