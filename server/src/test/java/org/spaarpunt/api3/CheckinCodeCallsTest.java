package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;

/** Posters with a check-in code, read back as a phone would. */
class CheckinCodeCallsTest {
    /** From near by. */
    private static final int SHARP = 72;

    /** At 5 metres, a phone that sees 7 metres in 4,000 pixels has some 3 pixels for each module of 5.3 mm: as many as this leaves. */
    private static final int FROM_AFAR = 15;

    private static final int LOOKS = 6;

    /** All of it is in the alphanumeric characters of QR codes. */
    private static final String ADDRESS = "HTTP://127\\.0\\.0\\.1:[0-9]+/Q/[0-9A-Z]{20}";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @ParameterizedTest
    @ValueSource(ints = {SHARP, FROM_AFAR})
    void the_code_on_a_poster_checks_people_in(int dotsPerInch) throws Exception {
        var visit = Visit.inOrder(SERVER.jdbi());
        var code = scanned(download(visit.cdbid(), "false").body(), dotsPerInch);
        assertThat(code.getText()).matches(ADDRESS);
        assertThat(code.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "Q");
        var answer = SERVER.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", code.getText(), "uitpasNumber", visit.number());
        assertThat(answer.code()).isEqualTo("ACTION_SUCCEEDED");
    }

    @Test
    void a_poster_is_a_sheet_of_a4_that_says_what_it_is_for_and_until_when() throws Exception {
        var answer = download("demo-today", "");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"UITPAS_QR_Open_dag.pdf\"");
        try (var document = Loader.loadPDF(answer.body())) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Spaar 2 punten", "Open dag", "CultuurNet Vlaanderen", "22/11/2026", "28/11/2026");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, Save 2 points", "fr, Gagnez 2 points", "de, 2 Punkte sammeln", "es, Spaar 2 punten"})
    void a_poster_speaks_the_language_of_who_asks_for_it(String language, String heading) throws IOException {
        var answer = SERVER.as(DemoProfile.COUNTER)
                .with("Accept-Language", language)
                .download("uitpas/checkincode/pdf/demo-today");
        try (var document = Loader.loadPDF(answer.body())) {
            assertThat(new PDFTextStripper().getText(document)).startsWith(heading);
        }
    }

    @Test
    void each_poster_has_a_code_of_its_own_and_all_of_them_are_good() throws Exception {
        var first = scanned(download("demo-today", "").body(), SHARP).getText();
        var second = scanned(download("demo-today", "").body(), SHARP).getText();
        assertThat(first).isNotEqualTo(second);
        var visit = Visit.inOrder(SERVER.jdbi());
        assertThat(scan(first, visit)).isEqualTo("ACTION_SUCCEEDED");
        assertThat(scan(second, visit)).isEqualTo("MAXIMUM_REACHED");
    }

    @Test
    void a_code_is_good_for_seven_days_from_the_first_check_in() throws Exception {
        var visit = Visit.inOrder(SERVER.jdbi());
        var code = scanned(download(visit.cdbid(), "").body(), SHARP).getText();
        SERVER.turnClockTo("2026-11-28T23:59:59+01:00");
        assertThat(scan(code, visit)).isEqualTo("ACTION_SUCCEEDED");
        SERVER.turnClockTo("2026-11-29T00:00+01:00");
        assertThat(scan(code, visit)).isEqualTo("CHECKIN_CODE_EXPIRED");
        SERVER.turnClockTo("2026-11-22T12:00+01:00");
        var ahead = scanned(download("demo-future", "").body(), SHARP).getText();
        assertThat(scan(ahead, visit)).isEqualTo("CHECKIN_CODE_EXPIRED");
        SERVER.turnClockTo("2026-12-22T16:00+01:00");
        assertThat(scan(ahead, visit)).isEqualTo("ACTION_SUCCEEDED");
    }

    @Test
    void a_poster_comes_zipped_when_it_is_asked_for() throws Exception {
        var answer = download("demo-today", "true");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-zip-compressed");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"UITPAS_QR_Open_dag.zip\"");
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("UITPAS_QR_Open_dag.pdf");
            assertThat(scanned(zip.readAllBytes(), SHARP).getText()).matches(ADDRESS);
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Première: zó'n feest!, UITPAS_QR_Premiere_zo_n_feest",
        "中文 \uD83C\uDF89, UITPAS_QR",
        "Ωραία Привет Łódź, UITPAS_QR_odz"
    })
    void a_title_may_have_any_letters(String title, String name) throws Exception {
        var visit = Visit.inOrder(SERVER.jdbi())
                .but("update event set title = '" + title.replace("'", "''") + "' where cdbid = :cdbid");
        var answer = download(visit.cdbid(), "");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("\"" + name + ".pdf\"");
        assertThat(scanned(answer.body(), FROM_AFAR).getText()).matches(ADDRESS);
    }

    @Test
    void the_code_is_also_found_as_people_type_it() throws Exception {
        var visit = Visit.inOrder(SERVER.jdbi());
        var poster = text(download(visit.cdbid(), "").body());
        var typed = Pattern.compile("/q/([0-9a-z]{5}(-[0-9a-z]{5}){3})").matcher(poster);
        assertThat(typed.find()).isTrue();

        var misread = typed.group(1).replace('0', 'O').replace('1', 'l');

        assertThat(scan(misread, visit)).isEqualTo("ACTION_SUCCEEDED");
    }

    @Test
    void the_whole_of_a_long_title_is_on_the_poster() throws Exception {
        var title = "Wie niet weg is, is gezien: de allerlaatste voorstelling van de dansgroep "
                + "van het gemeenschapscentrum, met de academie en het koor";
        var visit = Visit.inOrder(SERVER.jdbi()).but("update event set title = '" + title + "' where cdbid = :cdbid");

        var poster = text(download(visit.cdbid(), "").body());

        assertThat(poster.replaceAll("\\s+", " ")).contains(title);
    }

    @Test
    void a_long_title_does_not_reach_the_code() throws Exception {
        var visit = Visit.inOrder(SERVER.jdbi())
                .but("update event set title = repeat('Wintertuin ', 90) where cdbid = :cdbid");
        var whole = Visit.inOrder(SERVER.jdbi()).but("update event set title = repeat('W', 900) where cdbid = :cdbid");
        assertThat(scanned(download(visit.cdbid(), "").body(), FROM_AFAR).getText())
                .matches(ADDRESS);
        assertThat(scanned(download(whole.cdbid(), "").body(), FROM_AFAR).getText())
                .matches(ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, false, UNKNOWN_EVENT_CDBID",
        "%00, false, UNKNOWN_EVENT_CDBID",
        "demo-haaltert, false, ACTION_NOT_ALLOWED",
        "demo-today, perhaps, INVALID_PARAMETERS"
    })
    void a_poster_that_cannot_be_made_is_refused(String cdbid, String zipped, String code) {
        var answer = SERVER.as(DemoProfile.COUNTER).post("uitpas/checkincode/pdf/" + cdbid, "zipped", zipped);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void an_event_that_is_over_has_no_poster() {
        SERVER.turnClockTo("2026-11-23T12:00+01:00");
        assertThat(SERVER.as(DemoProfile.COUNTER)
                        .post("uitpas/checkincode/pdf/demo-over")
                        .code())
                .isEqualTo("CHECKINCODE_NO_FUTURE_CHECKIN_PERIODS");
    }

    @Test
    void a_code_that_was_made_is_written_down_without_the_code() throws Exception {
        var visit = Visit.inOrder(SERVER.jdbi());
        download(visit.cdbid(), "");
        String details = SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select concat_ws(' ', act, details) from audit_entry where subject = ?
                        """)
                        .bind(0, visit.cdbid())
                        .mapTo(String.class)
                        .one());
        assertThat(details).isEqualTo("CHECKIN_CODE_MADE 2026-11-22 to 2026-11-28");
    }

    @Test
    void the_text_of_a_code_that_was_made_is_nowhere_in_the_database() {
        var visit = Visit.inOrder(SERVER.jdbi());
        download(visit.cdbid(), "");
        long readable = SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select count(code) from checkin_code join event on event.id = event_id
                        where cdbid = ? and code is distinct from ?
                        """)
                        .bind(0, visit.cdbid())
                        .bind(1, visit.code())
                        .mapTo(Long.class)
                        .one());
        assertThat(readable).isZero();
    }

    @Test
    void a_code_of_an_earlier_version_is_erased_after_its_day_and_found_all_the_same() {
        var visit = Visit.inOrder(SERVER.jdbi());
        var codes = SERVER.running().features().codes();
        codes.eraseReadable();
        assertThat(readable(visit)).isOne();
        SERVER.jdbi()
                .useHandle(handle -> handle.execute(
                        "update checkin_code set readable_until = now() - interval '1 second' where code = ?",
                        visit.code()));
        codes.eraseReadable();
        assertThat(readable(visit)).isZero();
        assertThat(scan(visit.code(), visit)).isEqualTo("ACTION_SUCCEEDED");
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static long readable(Visit visit) {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from checkin_code where code = ?")
                        .bind(0, visit.code())
                        .mapTo(Long.class)
                        .one());
    }

    private static HttpResponse<byte[]> download(String cdbid, String zipped) {
        var answer = SERVER.as(DemoProfile.COUNTER).download("uitpas/checkincode/pdf/" + cdbid, "zipped", zipped);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static String scan(String code, Visit visit) {
        return SERVER.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", code, "uitpasNumber", visit.number())
                .code();
    }

    /** A camera looks many times a second, each time from a little nearer or farther; one good look will do. */
    private static Result scanned(byte[] pdf, int dotsPerInch) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(document);
            for (int look = 0; look < LOOKS; look++) {
                try {
                    var image = renderer.renderImageWithDPI(0, dotsPerInch + look, ImageType.RGB);
                    return new QRCodeReader().decode(seen(image), Map.of(DecodeHintType.TRY_HARDER, true));
                } catch (ReaderException _) {
                    // The next look may be better.
                }
            }
        }
        throw new AssertionError("No QR code was found in " + LOOKS + " looks");
    }

    private static BinaryBitmap seen(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    }
}
