package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Chromium;

/**
 * A program, no test: it measures the screen of a counter in a browser, and prints the figures of docs/performance.md.
 * Run it on a machine that does nothing else: {@code mvn -pl server test -Dtest=ScreenTimes}.
 */
class ScreenTimes {
    private static final int READS = 50;
    private static final int VISITS = 5;

    /** A cheap tablet on the slow network of a hall. */
    private static final int SLOWER_PROCESSOR = 4;

    private static final int LATENCY_MS = 150;
    private static final int BITS_PER_SECOND = 1_600_000;

    private static final List<String> CARDS =
            List.of("0900000095902", "0987654321113", "0930056878802", "0900000067513", "0900000045410");

    /** Comes before the scripts of the page, which keep keys to themselves. */
    private static final String KEYS = """
            window.pressed = 0;
            addEventListener('keydown', key => window.pressed = key.key === 'Enter' ? performance.now() : window.pressed, true);
            """;

    /** Notes the time from the key that ends a number until its answer has been painted. */
    private static final String WATCH = """
            () => {
                window.times = [];
                new MutationObserver(changes => {
                    const shown = changes.flatMap(change => [...change.addedNodes]);
                    if (window.pressed && shown.some(node => node.matches && node.matches('[data-outcome]'))) {
                        const begin = window.pressed;
                        window.pressed = 0;
                        requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - begin)));
                    }
                }).observe(document.getElementById('answers'), {childList: true});
            }""";

    private static final String READY = "#listening[data-state=ready]";

    /** Notes when a page first says that it is ready: asking for it from outside would take time of the slow processor. */
    private static final String WHEN_READY = """
            new MutationObserver(() => {
                if (!window.readyAt && document.querySelector('%s')) {
                    window.readyAt = performance.now();
                }
            }).observe(document, {subtree: true, childList: true, attributes: true});
            """.formatted(READY);

    private static final String SCREEN = "/counter/" + OwnPages.WERF + "/scan?event=demo-unlimited";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @Test
    void measure_from_the_key_to_the_answer() {
        try (var context = signedIn();
                var page = context.newPage()) {
            page.addInitScript(KEYS);
            page.navigate(PAGES.server().uri() + SCREEN);
            page.locator(READY).waitFor();
            page.evaluate(WATCH);
            for (int read = 0; read < READS; read++) {
                page.keyboard().type(CARDS.get(read % CARDS.size()));
                page.keyboard().press("Enter");
                int wanted = read + 1;
                page.waitForCondition(() -> (int) page.evaluate("window.times.length") == wanted);
            }
            var times = page.evaluate("window.times");
            print(
                    "from the key to the answer",
                    ((List<?>) times).stream().map(Number.class::cast).toList());
        }
    }

    @Test
    void measure_until_a_slow_tablet_can_scan() {
        var times = new ArrayList<Number>();
        for (int visit = 0; visit < VISITS; visit++) {
            try (var context = signedIn();
                    var page = context.newPage()) {
                slow(page);
                page.addInitScript(WHEN_READY);
                page.navigate(PAGES.server().uri() + SCREEN);
                page.locator(READY).waitFor();
                times.add((Number) page.evaluate("window.readyAt"));
            }
        }
        print("until a slow tablet can scan", times);
    }

    private static BrowserContext signedIn() {
        var context = Chromium.scripted(new NewContextOptions().setLocale("nl-BE"));
        try (var page = context.newPage()) {
            page.navigate(PAGES.server().uri() + "/sign-in?next=/account");
            page.getByLabel("Gebruikersnaam of e-mailadres").fill("ann");
            page.getByLabel("Wachtwoord").fill("demo");
            page.locator("main button").click();
            page.waitForURL("**/account");
        }
        return context;
    }

    private static void slow(Page page) {
        var tools = page.context().newCDPSession(page);
        var processor = new JsonObject();
        processor.addProperty("rate", SLOWER_PROCESSOR);
        tools.send("Emulation.setCPUThrottlingRate", processor);
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", LATENCY_MS);
        network.addProperty("downloadThroughput", BITS_PER_SECOND / Byte.SIZE);
        network.addProperty("uploadThroughput", BITS_PER_SECOND / Byte.SIZE);
        tools.send("Network.enable");
        tools.send("Network.emulateNetworkConditions", network);
    }

    private static void print(String what, List<Number> times) {
        assertThat(times).isNotEmpty();
        var sorted = times.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        double middle = sorted[sorted.length / 2];
        double late = sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
        System.out.printf("%s: p50 %.0f ms, p95 %.0f ms of %d%n", what, middle, late, sorted.length);
    }
}
