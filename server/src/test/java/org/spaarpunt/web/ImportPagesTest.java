package org.spaarpunt.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Together;

/** Files that an administrator sends, looks at, and imports. */
class ImportPagesTest {
    private static final String TWO_CARDS = "number,chip,cardSystem\n" + card("0900000500000", "04AA0000000001")
            + card("0900000500109", "04AA0000000002");
    private static final String ONE_BAD = "number,chip,cardSystem\n" + card("0900000500000", "04AA0000000001")
            + card("0900000500100", "04AA0000000002");
    private static final Pattern LINE = Pattern.compile("data-line=\"(\\d+)\"");

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages(Map.of("max-upload-megabytes", "1"));

    private PlainClient administrator;

    private static String card(String number, String chip) {
        return number + "," + chip + ",1\n";
    }

    @BeforeEach
    void signIn() {
        administrator = PAGES.signedIn("admin");
        PAGES.execute("delete from import_upload");
        PAGES.execute("delete from card where number like '09000005%'");
    }

    private Answer send(String kind, String name, byte[] content) {
        return administrator.upload(
                "/admin/imports", name, content, "formToken", administrator.formToken(), "kind", kind);
    }

    private Answer send(String kind, String content) {
        return send(kind, "bestand.csv", content.getBytes(UTF_8));
    }

    private String preview(String kind, String content) {
        var sent = send(kind, content);
        assertThat(sent.status()).isEqualTo(303);
        return sent.header("Location").orElseThrow();
    }

    private Answer confirm(String preview) {
        var page = administrator.get(preview);
        return administrator.send(
                preview,
                "formToken",
                administrator.formToken(),
                "act",
                "import",
                "digest",
                PlainClient.field(page, "digest"));
    }

    private static long cards() {
        return PAGES.count("select count(*) from card where number like '09000005%'");
    }

    private static List<String> lines(Answer page) {
        return LINE.matcher(page.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void a_file_is_shown_before_it_changes_anything_and_imported_when_that_is_confirmed() {
        var preview = preview("cards", TWO_CARDS);
        var shown = administrator.get(preview);

        assertThat(shown.body())
                .contains("bestand.csv nakijken", "data-lines=\"2\"", "data-added=\"2\"", "data-changes=\"2\"")
                .contains("data-action=\"confirm\"");
        assertThat(cards()).isZero();

        var confirmed = confirm(preview);
        assertThat(confirmed.status()).isEqualTo(303);
        assertThat(administrator.get(confirmed.header("Location").orElseThrow()).body())
                .contains("Het bestand is ingelezen.")
                .doesNotContain("data-action=\"confirm\"");
        assertThat(cards()).isEqualTo(2);
        assertThat(
                        PAGES.texts(
                                "select subject || ': ' || details from audit_entry where act = 'CARDS_IMPORTED' order by id desc limit 1"))
                .containsExactly("bestand.csv: 2 lines, 2 changes");
    }

    @Test
    void one_bad_line_is_named_in_the_language_of_the_reader_and_nothing_can_be_confirmed() {
        var preview = preview("cards", ONE_BAD);

        var page = administrator.get(preview);
        assertThat(lines(page)).containsExactly("3");
        assertThat(page.body())
                .contains("Het controlecijfer van 0900000500100 klopt niet")
                .contains("Eén lijn klopt niet")
                .doesNotContain("data-action=\"confirm\"");
        assertThat(administrator.get(preview + "?lang=fr").body())
                .contains("Le chiffre de contrôle de 0900000500100 est faux");
        assertThat(cards()).isZero();
    }

    @Test
    void confirming_twice_at_once_imports_once() throws Exception {
        var preview = preview("cards", TWO_CARDS);
        var digest = PlainClient.field(administrator.get(preview), "digest");
        var token = administrator.formToken();
        long before = PAGES.count("select count(*) from audit_entry where act = 'CARDS_IMPORTED'");

        var answers = Together.times(
                4, _ -> administrator.send(preview, "formToken", token, "act", "import", "digest", digest));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(303));
        assertThat(PAGES.count("select count(*) from audit_entry where act = 'CARDS_IMPORTED'"))
                .isEqualTo(before + 1);
    }

    @Test
    void a_file_that_has_been_imported_before_changes_nothing() {
        confirm(preview("cards", TWO_CARDS));

        assertThat(administrator.get(preview("cards", TWO_CARDS)).body())
                .contains("Alles in dit bestand staat er al.")
                .doesNotContain("data-action=\"confirm\"");
    }

    @Test
    void what_would_change_something_else_than_was_shown_is_shown_again() {
        var first = preview("cards", TWO_CARDS);
        confirm(preview("cards", "number,chip,cardSystem\n" + card("0900000500000", "04AA0000000001")));

        var confirmed = confirm(first);
        assertThat(cards()).isEqualTo(1);
        assertThat(administrator.get(confirmed.header("Location").orElseThrow()).body())
                .contains("Intussen is er iets anders veranderd", "data-added=\"1\"", "data-action=\"confirm\"");

        confirm(first);
        assertThat(cards()).isEqualTo(2);
    }

    @Test
    void another_administrator_sees_nothing_of_the_file_and_neither_does_anybody_an_hour_later() {
        var preview = preview("cards", TWO_CARDS);

        PAGES.execute("update app_user set administrator = true where nick = 'ben'");
        assertThat(PAGES.signedIn("ben").get(preview).status()).isEqualTo(404);
        PAGES.execute("update app_user set administrator = false where nick = 'ben'");

        PAGES.server().clock().advance(Duration.ofHours(1));
        PAGES.server().features().importUploads().forgetOld();
        assertThat(PAGES.count("select count(*) from import_upload_part")).isZero();
        assertThat(administrator.get(preview).status()).isEqualTo(404);
    }

    @Test
    void of_one_administrator_only_the_last_five_files_are_kept() {
        for (int file = 0; file < 7; file++) {
            PAGES.server().clock().advance(Duration.ofSeconds(1));
            preview("cards", TWO_CARDS);
        }

        assertThat(PAGES.count("select count(*) from import_upload")).isEqualTo(5);
    }

    @Test
    void another_file_can_be_chosen_instead() {
        var preview = preview("cards", TWO_CARDS);

        var discarded = administrator.send(preview, "formToken", administrator.formToken(), "act", "discard");

        assertThat(discarded.header("Location")).contains("/admin/imports");
        assertThat(PAGES.count("select count(*) from import_upload")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "<html><body>Geen csv</body></html>",
                "number;chip\n\"0900000500000;04AA",
                "nummer,chip\n1,2\n",
                "number,chip\n0900000500000\n"
            })
    void a_file_that_is_no_list_of_cards_is_refused_in_words(String content) {
        var page = administrator.get(preview("cards", content));

        assertThat(lines(page)).isNotEmpty();
        assertThat(page.body()).doesNotContain("role=\"cell\" lang=").doesNotContain("data-action=\"confirm\"");
    }

    @Test
    void a_file_of_a_spreadsheet_with_semicolons_and_a_byte_order_mark_is_read() {
        var preview = preview("cards", "\uFEFF" + TWO_CARDS.replace(',', ';').replace("\n", "\r\n"));

        assertThat(administrator.get(preview).body()).contains("data-lines=\"2\"");
    }

    @Test
    void a_file_in_another_encoding_is_refused_with_what_to_choose_instead() {
        var sent = send("counters", "balies.csv", "key,name\nbalie-1,Café\n".getBytes(Charset.forName("windows-1252")));

        assertThat(administrator.get(sent.header("Location").orElseThrow()).body())
                .contains("Het bestand is niet in UTF-8 geschreven. Kies in een rekenblad “CSV UTF-8”");
    }

    @Test
    void markup_in_a_cell_and_in_the_name_of_a_file_stays_text() {
        var sent = send(
                "cards", "<b>x</b>.csv", "number,chip,cardSystem\n<script>alert(1)</script>,2,1\n".getBytes(UTF_8));
        var page = administrator.get(sent.header("Location").orElseThrow()).body();

        assertThat(page).contains("b&gt;.csv", "&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void a_hundred_thousand_cards_are_accepted_and_a_file_over_the_limit_is_refused_at_its_field() {
        var large = TWO_CARDS + "\n".repeat(900_000);
        assertThat(administrator.get(preview("cards", large)).body()).contains("data-lines=\"2\"");

        var tooLarge = send("cards", TWO_CARDS + "\n".repeat(2_000_000));
        assertThat(tooLarge.status()).isEqualTo(400);
        assertThat(tooLarge.body())
                .contains("Dit bestand is groter dan 1 MB. Verdeel het in stukken.", "aria-describedby=\"file-error");
        assertThat(PAGES.count("select count(*) from import_upload")).isEqualTo(1);
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_the_kind_is_kept() {
        var nothing = administrator.send("/admin/imports", "formToken", administrator.formToken());
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.body()).contains("id=\"kind-error\"", "id=\"file-error\"");

        var noFile = send("events", "", new byte[0]);
        assertThat(noFile.body()).contains("Kies een bestand.", "value=\"events\" selected");
    }

    @Test
    void a_form_that_is_stale_foreign_or_of_a_stranger_stores_nothing() {
        var content = TWO_CARDS.getBytes(UTF_8);
        var answers = Stream.of(
                PAGES.signedIn("admin")
                        .upload("/admin/imports", "a.csv", content, "formToken", "stale", "kind", "cards"),
                PAGES.signedIn("admin")
                        .with("Sec-Fetch-Site", "cross-site")
                        .upload("/admin/imports", "a.csv", content, "formToken", administrator.formToken()),
                PAGES.signedIn("ann").upload("/admin/imports", "a.csv", content, "kind", "cards"),
                PAGES.client().upload("/admin/imports", "a.csv", content, "kind", "cards"));

        assertThat(answers.map(Answer::status)).containsExactly(403, 403, 403, 200);
        assertThat(PAGES.count("select count(*) from import_upload")).isZero();
    }

    @Test
    void a_body_that_ends_early_leaves_nothing() {
        var body = "--edge\r\nContent-Disposition: form-data; name=\"formToken\"\r\n\r\n" + administrator.formToken()
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncards"
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + TWO_CARDS;

        var answer = administrator.post("/admin/imports", "multipart/form-data; boundary=edge", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Het bestand is niet volledig aangekomen.");
        assertThat(PAGES.count("select count(*) from import_upload")).isZero();
    }
}
