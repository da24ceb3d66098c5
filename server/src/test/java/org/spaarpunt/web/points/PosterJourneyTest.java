package org.spaarpunt.web.points;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.codes.CodeValidity;
import org.spaarpunt.languages.Language;
import org.spaarpunt.posters.EventPoster;
import org.spaarpunt.posters.Paper;
import org.spaarpunt.testing.Chromium;
import org.spaarpunt.web.OwnPages;

/** From a printed poster to the point, on a phone without any application and without scripts. */
class PosterJourneyTest {
    private static final String EVENT = "demo-today";
    private static final String RIK = "0987654321113";
    private static final String MARIE = "0930056878802";

    /** As a telephone comes nearer: a few of all codes cannot be read from far. */
    private static final int[] DOTS_PER_INCH = {72, 108, 162};

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final BrowserContext context =
            Chromium.context(new NewContextOptions().setViewportSize(390, 844).setLocale("nl-BE"));
    private final Page page = context.newPage();

    @BeforeEach
    void nobody_has_checked_in() {
        PAGES.execute("delete from kept_answer");
        PAGES.execute("delete from checkin");
        PAGES.execute("delete from budget_use");
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void the_code_of_a_poster_opens_a_page_on_which_a_passholder_saves_points() throws IOException {
        page.navigate(scanned(poster(Language.NL, Paper.A4)));
        assertThat(page.locator("h1")).hasText("Open dag");

        save(RIK, "02/03/1985");

        assertThat(result()).hasAttribute("data-outcome", "granted");
        assertThat(result()).containsText("Rik");
        assertThat(page.locator("[data-points]")).hasText("3");
        page.reload();
        assertThat(page.locator("[data-points]")).hasText("3");
        assertThat(PAGES.count("select count(*) from checkin")).isOne();
        page.locator(".result form button").click();
        assertThat(page.locator("h1")).hasText("Dag Rik");
        assertThat(page.locator(".movements")).containsText("Open dag");
    }

    @Test
    void a_member_of_a_family_sees_it_after_saving_and_leaves_it() throws Exception {
        PAGES.execute("""
                insert into family_member
                select member.id, owner.id, '2026-11-01T10:00:00Z', '', true, false
                from passholder member, passholder owner
                where member.uid = 'demo-passholder-2' and owner.uid = 'demo-passholder-3'
                """);
        page.navigate(scanned(poster(Language.NL, Paper.A4)));
        save(MARIE, "23/11/1979");

        page.getByText("Je hoort bij het gezin van Jef").click();
        assertThat(page.locator(".sees")).containsText("waarvoor de punten zijn");
        page.getByText("Uit het gezin gaan").click();
        assertThat(page.locator("h1")).hasText("Weggaan uit het gezin van Jef?");
        page.getByText("Terug").click();
        assertThat(page.locator("h1")).hasText("Dag Marie");
        page.getByText("Uit het gezin gaan").click();
        page.locator("button.danger").click();

        assertThat(page.locator(".done")).hasText("Je hoort niet meer bij het gezin van Jef.");
        assertThat(PAGES.count("select count(*) from family_member")).isZero();
    }

    @Test
    void after_too_many_wrong_dates_one_card_waits_and_another_does_not() throws IOException {
        page.navigate(scanned(poster(Language.NL, Paper.A4)));
        for (int day = 3; day <= 8; day++) {
            save(RIK, "0" + day + "/03/1985");
        }
        assertThat(page.locator(".problem")).containsText("te vaak een verkeerde geboortedatum");

        save(MARIE, "23/11/1979");

        assertThat(result()).hasAttribute("data-outcome", "granted");
        assertThat(PAGES.count("select count(*) from checkin")).isOne();
    }

    @Test
    void somebody_who_types_slowly_checks_in_at_the_moment_of_the_scan() throws IOException {
        page.navigate(scanned(poster(Language.NL, Paper.A4)));
        PAGES.server().clock().advance(Duration.ofMinutes(9));

        save(RIK, "02/03/1985");

        assertThat(result()).hasAttribute("data-outcome", "granted");
        assertThat(PAGES.texts("select checked_in_at from checkin")).containsExactly("2026-11-22 11:00:00+00");
    }

    @ParameterizedTest
    @EnumSource
    void a_poster_on_any_paper_leads_to_the_same_page(Paper paper) throws IOException {
        page.navigate(scanned(poster(Language.FR, paper)) + "?lang=fr");

        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.locator("h1")).hasText("Open dag");
    }

    private void save(String card, String born) {
        page.locator("#uitpasNumber").fill(card);
        page.locator("#dateOfBirth").fill(born);
        page.locator("main form button").first().click();
    }

    private Locator result() {
        return page.locator(".result").first();
    }

    private static byte[] poster(Language language, Paper paper) {
        var features = PAGES.server().features();
        var organisation = PAGES.count("select organiser_id from event where cdbid = '" + EVENT + "'");
        var today = LocalDate.of(2026, 11, 22);
        var made = (CodeIssuer.Outcome.Made) features.codes()
                .make(
                        EVENT,
                        Optional.of(organisation),
                        CodeValidity.of(today, today.plusDays(30), today),
                        new Actor.CommandLine("test"));
        var now = PAGES.server().clock().instant();
        return new EventPoster(made, PAGES.server().uri().toString(), "UiTPAS", now).pdf(language, paper);
    }

    private static String scanned(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(document);
            for (int dots : DOTS_PER_INCH) {
                var text = read(renderer.renderImageWithDPI(0, dots));
                if (text.isPresent()) {
                    return text.get();
                }
            }
            throw new AssertionError("no code can be read");
        }
    }

    private static Optional<String> read(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return Optional.of(new QRCodeReader().decode(seen).getText());
        } catch (ReaderException _) {
            return Optional.empty();
        }
    }
}
