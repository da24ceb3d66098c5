package org.spaarpunt.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.accounts.Invitations;
import org.spaarpunt.accounts.Sessions;
import org.spaarpunt.backups.BackupSettings;
import org.spaarpunt.exports.PersonalData;
import org.spaarpunt.languages.Language;
import org.spaarpunt.mail.SmtpSettings;
import org.spaarpunt.oidc.ProviderSettings;
import org.spaarpunt.openid.TokenSettings;
import org.spaarpunt.openid.TokenSettings.ForeignIssuer;
import org.spaarpunt.processing.ProcessingSettings.Connection;
import org.spaarpunt.processing.ProcessingSettings.Protection;
import org.spaarpunt.processing.ProcessingSettings.Storage;
import org.spaarpunt.processing.Recipients.Application;
import org.spaarpunt.retention.RetentionSettings;
import org.spaarpunt.webhooks.WebhookSettings;

/** The record agrees with what is stored about people, with the settings and with the handbook, in every language. */
class ProcessingRecordTest {
    private static final Path HANDBOOK = Path.of("..", "docs", "operations.md");
    private static final Pattern NUMBER_OR_PLACE = Pattern.compile("%\\d\\$s|\\d+");
    private static final Pattern SETTING = Pattern.compile("\\| `([a-z-]+-days|backup-keep)`.*");

    /** Its days are no time of keeping data about people. */
    private static final String SIGNING_KEY_DAYS = "signing-key-days";

    private static final ProcessingSettings ALONE = new ProcessingSettings(
            Optional.empty(),
            "UiTPAS",
            new Storage("/srv/spaarpunt/data", Optional.empty(), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            new TokenSettings("https://api.example", Duration.ofHours(12), Duration.ofDays(90), Optional.empty()),
            new WebhookSettings(Duration.ofSeconds(10), Duration.ofDays(30), false),
            RetentionSettings.withoutEnd(),
            Duration.ZERO,
            new Protection(Connection.NONE, false));

    private static final ProcessingSettings CONNECTED = new ProcessingSettings(
            Optional.of(URI.create("https://punten.example")),
            "Stadspas",
            new Storage(
                    "jdbc:postgresql://db.example/points",
                    Optional.of("jdbc:postgresql://replica.example/points"),
                    Optional.of(new BackupSettings(Path.of("/mnt/backups"), Duration.ofHours(6), 20))),
            Optional.of(new SmtpSettings(
                    "smtp.example",
                    587,
                    SmtpSettings.Security.STARTTLS,
                    Optional.of(new SmtpSettings.Login("mailer", "smtp-secret")),
                    "punten@stad.example")),
            Optional.of(new ProviderSettings(
                    URI.create("https://login.example/realms/city"), "client", "oidc-secret", "Stad")),
            new TokenSettings(
                    "https://api.example",
                    Duration.ofHours(12),
                    Duration.ofDays(45),
                    Optional.of(new ForeignIssuer(URI.create("https://keys.example/realm"), "https://api.example"))),
            new WebhookSettings(Duration.ofSeconds(10), Duration.ofDays(14), false),
            new RetentionSettings(
                    Optional.of(Duration.ofDays(400)),
                    Optional.of(Duration.ofDays(120)),
                    Optional.of(Duration.ofDays(60)),
                    Optional.of(Duration.ofDays(730)),
                    Duration.ofDays(45)),
            Duration.ofDays(200),
            new Protection(Connection.SERVER, true));

    private static final Recipients NO_RECIPIENTS = new Recipients(Map.of(), List.of());
    private static final Recipients RECIPIENTS = new Recipients(
            Map.of("kassa.example", 3L),
            List.of(
                    new Application("<b>Agenda & co</b>", List.of("CHECKIN_READ", "READ_POINTS"), 4, 17),
                    new Application("Kiosk", List.of(), 0, 0)));

    @ParameterizedTest
    @EnumSource
    void each_part_of_a_personal_export_has_a_row(Language language) {
        var texts = RecordTexts.in(language);
        var rows = table(ALONE, NO_RECIPIENTS, language, "DATA").rows();

        assertThat(PersonalData.parts())
                .hasSizeGreaterThan(20)
                .allSatisfy(part -> assertThat(rows)
                        .contains(RecordTable.row(texts.text("DATA." + part), texts.text("DATA." + part + ".what"))));
    }

    @Test
    void each_setting_that_limits_how_long_data_is_kept_has_a_row() throws IOException {
        var settings = handbook()
                .map(SETTING::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .filter(setting -> !setting.equals(SIGNING_KEY_DAYS))
                .toList();

        assertThat(settings).contains("visit-details-days", "webhook-log-days").hasSizeGreaterThan(4);
        assertThat(Stream.of(KeptData.values()).flatMap(data -> data.settings().stream()))
                .containsAll(settings);
    }

    @Test
    void the_handbook_has_the_same_rows_about_how_long_data_is_kept() throws IOException {
        var lines = handbook().toList();
        var beginning = lines.indexOf("## How long data is kept");
        var rows = lines.subList(beginning, lines.size()).stream()
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.replace("`", "").replace('\'', '’'))
                .toList();

        var english = RecordTexts.in(Language.EN);
        assertThat(rows)
                .isEqualTo(Stream.of(KeptData.values())
                        .map(data -> "| " + data.title(english) + " | " + data.period(data.settings(), english) + " |")
                        .toList());
    }

    @Test
    void times_are_those_of_the_settings() {
        assertThat(kept(CONNECTED))
                .containsEntry("reports to webhooks, with their bodies", "14 days")
                .containsEntry("consents and tokens of applications", "200 days, or until they are withdrawn")
                .containsEntry("tokens of applications that were revoked or have expired", "60 days")
                .containsEntry("memberships of associations that are over", "730 days")
                .containsEntry("notices on a passholder’s own pages", "45 days")
                .containsEntry("backups that the server makes by itself", "the last 20; hours between them: 6");
        assertThat(kept(CONNECTED).get("visits and redemptions")).endsWith("of a visit: 400 days");
        assertThat(kept(CONNECTED).get("the audit log")).contains("personal data: 120 days,");
        assertThat(kept(ALONE))
                .containsEntry("consents and tokens of applications", "without end, or until they are withdrawn")
                .containsEntry("backups that the server makes by itself", "none");
        assertThat(kept(ALONE).get("visits and redemptions")).endsWith("of a visit: without end");
    }

    @Test
    void times_that_no_setting_changes_are_those_of_the_program() {
        assertThat(kept(ALONE))
                .containsEntry(
                        "sessions in a browser",
                        "%d hours without use, %d days at most"
                                .formatted(Sessions.IDLE_LIMIT.toHours(), Sessions.LIFETIME.toDays()));
        assertThat(kept(ALONE).get("invitations and links for passwords"))
                .startsWith("%d days, ".formatted(Invitations.VALIDITY.toDays()));
    }

    @Test
    void recipients_are_named_by_their_hosts_and_applications_by_their_names() throws IOException {
        var html = html(CONNECTED, RECIPIENTS, Language.EN);

        assertThat(html)
                .contains(
                        "<td>jdbc:postgresql://db.example/points</td>",
                        "<td>jdbc:postgresql://replica.example/points</td>",
                        "<td>/mnt/backups</td>",
                        "<td>smtp.example:587</td>",
                        "<td>Stad, login.example</td>",
                        "<td>keys.example</td>",
                        "<td>kassa.example (3)</td>",
                        "<td>&lt;b&gt;Agenda &amp; co&lt;/b&gt;</td><td>People who allow it: 17. Counters for which it"
                                + " may act without a user: 4. Permissions without a user: CHECKIN_READ,"
                                + " READ_POINTS.</td>")
                .doesNotContain("smtp-secret", "oidc-secret", "mailer");
    }

    @Test
    void what_is_not_set_up_is_said_to_be_none() {
        var rows = table(ALONE, NO_RECIPIENTS, Language.EN, "RECIPIENTS").rows();

        assertThat(rows)
                .contains(
                        RecordTable.row("Mail server", "none", ""),
                        RecordTable.row("Provider of OpenID Connect", "none", ""),
                        RecordTable.row("Webhooks (host and number)", "none", ""),
                        RecordTable.row("Application", "none", ""));
    }

    @Test
    void what_only_the_controller_knows_is_left_open_and_marked() throws IOException {
        assertThat(html(CONNECTED, RECIPIENTS, Language.NL))
                .startsWith("<!DOCTYPE html>\n<html lang=\"nl\">")
                .contains("<td>Verwerkingsverantwoordelijke</td><td><mark>[in te vullen]</mark>")
                .contains("<td>Kaarten (Stadspas) uitreiken, vervangen en blokkeren, en weten van wie ze"
                        + " zijn</td><td><mark>");
    }

    @ParameterizedTest
    @EnumSource
    void every_language_has_the_texts_numbers_and_places_of_dutch(Language language) {
        var dutch = texts(Language.NL);
        var texts = texts(language);

        assertThat(texts.keySet()).isEqualTo(dutch.keySet());
        assertThat(texts).allSatisfy((key, text) -> {
            assertThat(text).doesNotContain("'");
            assertThat(numbers(text)).as(key).isEqualTo(numbers(dutch.getOrDefault(key, "")));
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NL")
    void no_text_was_left_in_dutch(Language language) {
        var dutch = texts(Language.NL);

        assertThat(texts(language)).allSatisfy((key, text) -> {
            if (!text.isEmpty() && !text.equals("%1$s")) {
                assertThat(text).as(key).isNotEqualTo(dutch.get(key));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_text_is_in_some_record(Language language) throws IOException {
        var shown = new StringBuilder(html(ALONE, NO_RECIPIENTS, language));
        shown.append(html(CONNECTED, RECIPIENTS, language));
        shown.append(html(behindProxy(), NO_RECIPIENTS, language));

        var texts = texts(language);
        texts.remove("made");
        assertThat(texts.values())
                .allSatisfy(text -> assertThat(shown).contains(NUMBER_OR_PLACE.split(text, -1)[0]));
    }

    private static ProcessingSettings behindProxy() {
        return new ProcessingSettings(
                CONNECTED.site(),
                CONNECTED.cardName(),
                CONNECTED.storage(),
                CONNECTED.mailServer(),
                CONNECTED.provider(),
                CONNECTED.tokens(),
                CONNECTED.webhooks(),
                CONNECTED.retention(),
                Duration.ofDays(1),
                new Protection(Connection.PROXY, true));
    }

    private static Map<String, String> kept(ProcessingSettings settings) {
        return table(settings, NO_RECIPIENTS, Language.EN, "KEPT").rows().stream()
                .collect(Collectors.toMap(
                        row -> row.getFirst().orElseThrow(),
                        row -> row.getLast().orElseThrow()));
    }

    private static RecordTable table(
            ProcessingSettings settings, Recipients recipients, Language language, String part) {
        var texts = RecordTexts.in(language);
        return new RecordContents(settings, recipients, texts)
                .tables().stream()
                        .filter(table -> table.title().equals(texts.text(part + ".title")))
                        .findFirst()
                        .orElseThrow();
    }

    private static String html(ProcessingSettings settings, Recipients recipients, Language language)
            throws IOException {
        var texts = RecordTexts.in(language);
        var written = new StringWriter();
        new RecordDocument(texts, settings.site(), "")
                .write(new RecordContents(settings, recipients, texts).tables(), written);
        return written.toString();
    }

    private static Map<String, String> texts(Language language) {
        var bundle = RecordTexts.in(language).texts();
        return bundle.keySet().stream()
                .collect(Collectors.toMap(key -> key, bundle::getString, (one, _) -> one, TreeMap::new));
    }

    private static List<String> numbers(String text) {
        return NUMBER_OR_PLACE
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Stream<String> handbook() throws IOException {
        return Files.readAllLines(HANDBOOK).stream();
    }
}
