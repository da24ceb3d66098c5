package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Posters by a link that needs no token, and the card systems of an event. */
class EventCodesTest {
    private static final String PERMANENT = "/events/a89a2707-a35e-48da-aeda-307f857b93c0";
    private static final String LINK = PERMANENT + "/qr-checkincodes/download-link";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void the_code_on_the_poster_behind_a_link_checks_people_in() throws IOException {
        var poster = load(link(LINK));

        assertThat(poster.statusCode()).isEqualTo(200);
        assertThat(poster.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(poster.headers().firstValue("Cache-Control")).contains("private, no-store");
        var checkin = SERVER.as("jef", "demo-member-mobile")
                .post("/passholders/me/checkins", "{\"checkinCode\":\"" + typedCode(poster.body()) + "\"}");
        assertThat(checkin.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"zip, application/x-zip-compressed, .zip", "pdf, application/pdf, .pdf"})
    void a_link_leads_to_a_file_of_the_format_that_was_asked_for(String format, String type, String ending) {
        var file = load(link(LINK + "?format=" + format));

        assertThat(file.headers().firstValue("Content-Type")).contains(type);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).endsWith(ending + "\""));
    }

    @Test
    void a_link_is_one_code_however_often_it_is_loaded() {
        var before = SERVER.number("select count(*) from checkin_code");
        var link = link(LINK);

        load(link);
        load(link);

        assertThat(SERVER.number("select count(*) from checkin_code")).isEqualTo(before + 1);
        assertThat(SERVER.number("select count(*) from audit_entry where act = 'CHECKIN_CODE_MADE'"))
                .isEqualTo(1);
    }

    @Test
    void a_link_ends_after_ten_minutes_and_cannot_be_changed() {
        var link = link(LINK);
        assertThat(load(link.resolve(link.getRawPath() + "?" + link.getRawQuery() + "x"))
                        .statusCode())
                .isEqualTo(404);

        SERVER.running().clock().set(SERVER.running().clock().instant().plus(Duration.ofMinutes(10)));

        refused(SERVER.anonymous().get(path(link)), 404, "url/not-found");
        refused(SERVER.anonymous().get("/qr-checkincodes/download"), 400, "url/invalid-parameter");
    }

    @Test
    void only_who_checks_people_in_for_the_organizer_gets_a_link() {
        refused(SERVER.as("ben").get(LINK), 403, "auth/forbidden");
        refused(SERVER.anonymous().get(LINK), 401, "auth/unauthorized");
        refused(SERVER.as("ann").get(LINK + "?format=png"), 400, "url/invalid-parameter");
        refused(SERVER.as("ann").get("/events/nowhere/qr-checkincodes/download-link"), 404, "uitpas/event-not-found");
        assertThat(SERVER.number("select count(*) from audit_entry where act = 'CHECKIN_CODE_MADE'"))
                .isZero();
    }

    @Test
    void an_event_that_is_over_has_no_poster() {
        var answer = SERVER.as("ann").get("/events/demo-over/qr-checkincodes/download-link");

        refused(answer, 404, "uitpas/event-not-found");
        assertThat(answer.json().path("reason").asString()).isEqualTo("NO_FUTURE_CHECKIN_PERIODS");
        assertThat(answer.json().path("endUserMessage").path("nl").asString())
                .isEqualTo(
                        "De QR-code voor deze activiteit kan niet meer gedownload worden, want de activiteit is afgelopen.");
    }

    @Test
    void the_card_systems_of_an_event_are_those_of_its_organizer_and_may_be_sent_back() {
        var ann = SERVER.as("ann");
        var systems = ann.get(PERMANENT + "/card-systems");

        assertThat(systems.status()).isEqualTo(200);
        assertThat(systems.json().isArray()).isTrue();
        assertThat(systems.json().path(0).path("id").asInt()).isEqualTo(1);
        assertThat(systems.json().path(0).path("enabled").asBoolean()).isTrue();
        assertThat(ann.put(PERMANENT + "/card-systems", systems.body()).status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            [];                          501; uitpas/not-offered
            [{"id":1,"enabled":false}];  501; uitpas/not-offered
            [{"id":99,"enabled":true}];  400; uitpas/cardsystem-not-found
            [{"id":1}];                  400; body/invalid-data
            {"id":1,"enabled":true};     400; body/invalid-data
            """)
    void other_card_systems_than_those_of_the_organizer_cannot_be_chosen(String body, int status, String type) {
        refused(SERVER.as("ann").put(PERMANENT + "/card-systems", body), status, type);
    }

    @Test
    void a_card_system_of_others_is_refused() {
        FarCounter.open(SERVER);

        refused(
                SERVER.as("ann").put(PERMANENT + "/card-systems", "[{\"id\":3,\"enabled\":true}]"),
                400,
                "uitpas/invalid-card-system");
        refused(SERVER.as("ben").put(PERMANENT + "/card-systems", "[]"), 403, "auth/forbidden");
    }

    private static URI link(String path) {
        var answer = SERVER.as("ann").get(path);
        assertThat(answer.status()).isEqualTo(200);
        return URI.create(answer.json().path("downloadLink").asString());
    }

    private static String path(URI link) {
        return link.getRawPath().substring("/api4".length()) + "?" + link.getRawQuery();
    }

    private static HttpResponse<byte[]> load(URI link) {
        return Client.download(HttpRequest.newBuilder(link).build());
    }

    private static String typedCode(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var code = Pattern.compile("/q/([0-9a-z]{5}(-[0-9a-z]{5}){3})")
                    .matcher(new PDFTextStripper().getText(document));
            assertThat(code.find()).isTrue();
            return code.group(1);
        }
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }
}
