package org.spaarpunt.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.ProgramProcess;
import org.spaarpunt.testing.Chromium;
import org.spaarpunt.wiring.TestFeatures;

/** The server is killed between a card and its answer, and starts again on the same port and the same database. */
class KilledServerTest {
    private static final String MARIE = "0930056878802";
    private static final String JEF = "0900000095902";
    private static final String RIK = "0987654321113";

    /** A server that starts on a busy machine. */
    private static final int PATIENCE_MS = 60_000;

    private final DemoDatabase database = DemoDatabase.open();
    private final BrowserContext context = Chromium.scripted(new NewContextOptions().setLocale("nl-BE"));
    private final Page committed = context.newPage();
    private final Page unread = context.newPage();

    @AfterEach
    void close() {
        context.close();
        database.close();
    }

    @Test
    void every_card_counts_once_whether_the_server_died_before_or_after_it_was_saved() throws Exception {
        URI address;
        try (var server = server(0)) {
            address = server.readyAddress();
            open(committed, address);
            signIn(committed);
            open(unread, address);
            killAmongCards(server);
            assertThat(newest(committed)).containsText("Nog niet zeker");
            assertThat(newest(unread)).containsText("Nog niet zeker");
            assertThat(unread.locator("[data-state=offline]")).isVisible();
        }

        try (var again = server(address.getPort())) {
            assertThat(again.readyAddress()).isEqualTo(address);
            assertThat(newest(committed)).containsText("Marie Janssens", patiently());
            assertThat(newest(committed)).hasAttribute("data-outcome", "granted");
            assertThat(committed.locator("[data-outcome]")).hasCount(1);
            assertThat(newest(unread)).containsText("Rik Peeters", patiently());
            assertThat(unread.locator("[data-outcome=granted]")).hasCount(2);
            assertThat(unread.locator("[data-outcome]").nth(1)).containsText("Jef Lambrecht");
            assertThat(unread.locator("[data-waiting]")).isHidden();
            assertThat(points()).containsExactlyInAnyOrder(MARIE + " 1", JEF + " 1", RIK + " 1");
        }
    }

    /** Marie's check-in is saved and its answer lost; Jef's request is never read; Rik's card waits behind it. */
    private void killAmongCards(ProgramProcess server) throws Exception {
        var held = new ArrayList<Route>();
        committed.route("**/scan", route -> {
            route.fetch();
            held.add(route);
        });
        read(committed, MARIE);
        committed.waitForCondition(() -> !held.isEmpty());
        committed.unroute("**/scan");
        server.pause();
        unread.waitForRequest("**/scan", () -> read(unread, JEF));
        read(unread, RIK);
        assertThat(unread.locator("[data-count]")).hasText("2");
        server.kill();
        held.getFirst().abort();
    }

    private ProgramProcess server(int port) throws IOException {
        var settings = Map.of(
                "SPAARPUNT_DATABASE_URL", database.address().jdbcUrl(),
                "SPAARPUNT_DATABASE_USER", database.address().user(),
                "SPAARPUNT_DATABASE_PASSWORD", database.address().password(),
                "SPAARPUNT_SECRET_KEYS", TestFeatures.KEYS_TEXT,
                "SPAARPUNT_PORT", String.valueOf(port));
        return ProgramProcess.start(settings, "serve");
    }

    /** Each card with the points that check-ins gave it, once for each check-in. */
    private List<String> points() {
        return database.texts("""
                select card_number || ' ' || transfer.points from checkin join transfer on cause_id = checkin.id
                where reason = 'CHECKIN'
                """);
    }

    /** The one event at which a second point would be possible. */
    private static void open(Page page, URI server) {
        page.navigate(server + "/counter/" + OwnPages.WERF + "/scan?event=demo-unlimited");
    }

    private static void signIn(Page page) {
        page.getByLabel("Gebruikersnaam of e-mailadres").fill("ann");
        page.getByLabel("Wachtwoord").fill("demo");
        page.keyboard().press("Enter");
        assertThat(page.locator("#listening")).not().hasAttribute("data-state", "plain");
    }

    private static void read(Page page, String card) {
        page.locator("#card").fill(card);
        page.locator("#card").press("Enter");
    }

    private static Locator newest(Page page) {
        return page.locator("[data-outcome]").first();
    }

    private static ContainsTextOptions patiently() {
        return new ContainsTextOptions().setTimeout(PATIENCE_MS);
    }
}
