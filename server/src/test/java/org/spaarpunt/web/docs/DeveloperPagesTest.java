package org.spaarpunt.web.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.cli.CallServer;
import org.spaarpunt.cli.PrintedCurl;
import org.spaarpunt.testing.Client;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** The pages for developers, and everything on them that can be run. */
class DeveloperPagesTest {
    private static final int PATIENCE_S = 60;
    private static final String CHECKINS = """
            select count(*) from checkin join event on event.id = event_id where cdbid = 'demo-unlimited'
            """;

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @TempDir
    Path directory;

    /** Programs sign by the clock of this machine. */
    @BeforeEach
    void setTheServersClock() {
        PAGES.server().clock().set(Instant.now());
    }

    @ParameterizedTest
    @CsvSource({
        "client.sh, bash",
        "client.py, python3",
        "Client.java, java",
        "client.mjs, node",
        "client.php, php",
    })
    void the_client_on_the_page_checks_a_passholder_in(String file, String program) throws Exception {
        var interpreter = installed(program);
        assumeTrue(!interpreter.isEmpty(), "skipped: there is no " + program + " here");
        Files.writeString(directory.resolve(file), shownIn(file));
        long before = checkins();

        var printed = run(List.of(interpreter, file));

        assertThat(printed).contains("<response><points>");
        assertThat(checkins()).isEqualTo(before + 1);
    }

    @Test
    void a_client_ends_with_an_error_when_it_is_refused() throws Exception {
        var interpreter = installed("python3");
        assumeTrue(!interpreter.isEmpty(), "skipped: there is no python3 here");
        Files.writeString(directory.resolve("client.py"), shownIn("client.py").replace("demo-unlimited", "demo-over"));
        var process = start(List.of(interpreter, "client.py"));
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("400", "CHECKIN_CURRENTLY_NOT_ALLOWED");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void a_printed_command_for_curl_makes_the_call_once() throws Exception {
        assumeTrue(!installed("curl").isEmpty(), "skipped: there is no curl here");
        var command =
                printed("POST", "uitpas/passholder/checkin", "cdbid=demo-unlimited", "uitpasNumber=0900000095902");
        assertThat(command).startsWith("curl ").doesNotContain("\n");
        long before = checkins();

        assertThat(run(List.of("sh", "-c", command))).contains("<response><points>");
        assertThat(checkins()).isEqualTo(before + 1);
        assertThat(run(List.of("sh", "-c", command))).contains("UNAUTHORIZED");

        assertThat(run(List.of("sh", "-c", printed("GET", "uitpas/cultureevent/search", "q=l'été & co"))))
                .contains("<cultureEvents");
        assertThat(run(List.of(
                        "sh",
                        "-c",
                        printed(
                                "--file",
                                "picture=" + Path.of("../docs/photograph.png").toRealPath(),
                                "POST",
                                "uitpas/passholder/demo-passholder-11/uploadPicture",
                                "balieConsumerKey=31413BDF-DFC7-7A9F-10403618C2816E44"))))
                .contains("ACTION_SUCCEEDED");
    }

    @Test
    void the_worked_signature_is_one_that_the_server_accepts() throws Exception {
        var page = start();
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(code(page, "id=\"signing-key\"").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        var base = code(page, "id=\"base-string\"");
        assertThat(code(page, "id=\"signature\""))
                .isEqualTo(Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8))));

        PAGES.server().clock().set(StartPage.SIGNED_AT);
        var address = URI.create(code(page, "id=\"base\"") + "uitpas/passholder/checkin");
        var answer = Client.exchange(HttpRequest.newBuilder(address)
                .header("Authorization", shown(page, "<span id=\"header\">", "</span>"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(StartPage.BODY))
                .build());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void the_keys_are_said_to_work_where_they_do() {
        assertThat(start()).contains("This is a demo.");
        rename("demo-ann-werf", "another");
        assertThat(start()).doesNotContain("This is a demo.").contains("which do not work here");
        rename("another", "demo-ann-werf");
        assertThat(start()).contains("This is a demo.");
    }

    private static void rename(String token, String other) {
        PAGES.jdbi()
                .useHandle(handle -> handle.execute("update access_token set token = ? where token = ?", other, token));
    }

    @Test
    void every_code_of_the_protocol_is_explained() {
        var page = new PlainClient(PAGES.server().uri()).get("/docs/errors").body();
        assertThat(Stream.of(ErrorCode.values()))
                .allSatisfy(code -> assertThat(page).contains("<code>" + code + "</code>"));
        assertThat(Pattern.compile("<tr role=\"row\" id=\"").matcher(page).results())
                .hasSize(ErrorCode.values().length);
    }

    @Test
    void the_changes_are_those_of_the_file() throws IOException {
        var page = new PlainClient(PAGES.server().uri()).get("/docs/changes").body();
        var written = Files.readAllLines(Path.of("../CHANGES.md"));
        assertThat(Pattern.compile("<li>")
                        .matcher(page.substring(page.indexOf("<div lang=\"en\">")))
                        .results()
                        .count())
                .isGreaterThanOrEqualTo(
                        written.stream().filter(line -> line.startsWith("- ")).count());
        assertThat(written.stream().filter(line -> line.startsWith("### ")))
                .allSatisfy(line -> assertThat(page).contains("<h3>" + line.substring(4) + "</h3>"));
        assertThat(page).contains("<code>import events</code> ends with status 3");
    }

    @Test
    void the_first_steps_of_the_json_api_check_a_passholder_in() throws Exception {
        assumeTrue(!installed("curl").isEmpty(), "skipped: there is no curl here");
        var page = new PlainClient(PAGES.server().uri()).get("/docs/json/start").body();
        assertThat(page).contains("This is a demo.");
        Files.writeString(directory.resolve("json.sh"), code(page, "id=\"json.sh\""));
        long before = checkins();

        assertThat(run(List.of(installed("bash"), "json.sh"))).contains("\"totalPoints\":");
        assertThat(checkins()).isEqualTo(before + 1);
    }

    @Test
    void every_type_of_problem_is_explained() {
        var page =
                new PlainClient(PAGES.server().uri()).get("/docs/json/problems").body();
        assertThat(Stream.of(ProblemType.values()))
                .allSatisfy(type -> assertThat(page).contains("<code>" + type.path() + "</code>"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(new PlainClient(PAGES.server().uri())
                        .get("/docs/json/no-such-topic")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "check a passholder in, /docs/json/check-ins#postCheckins",
        "CHECKINS WRITE, /docs/json/check-ins#postCheckins",
        "chéckín-stätus, /docs/json/check-ins#getCheckinStatus",
        "pass-not-found, /docs/json/problems#uitpas-pass-not-found",
        "UNKNOWN_EVENT_CDBID, /docs/errors#UNKNOWN_EVENT_CDBID",
        "newcard, /docs#postPassholderNewCard",
        "base string, /docs/start#signing",
        "pkce, /docs/json/start#users",
        "ends with status 3, /docs/changes",
    })
    void the_search_finds_calls_codes_problems_and_text(String words, String path) {
        assertThat(found(words)).contains("href=\"" + path + "\"");
    }

    @Test
    void a_search_shows_what_was_asked_as_text() {
        var page = found("<script>alert(1)</script>");
        assertThat(page).doesNotContain("<script>alert").contains("value=\"&lt;script>alert(1)&lt;/script>\"");
        assertThat(page).contains("Probeer minder of kortere woorden");
    }

    @Test
    void what_the_search_leads_to_is_there() {
        var client = new PlainClient(PAGES.server().uri());
        assertThat(DocsSearch.Guide.SECTIONS).allSatisfy(section -> {
            var address = section.path().split("#", 2);
            assertThat(client.get(address[0]).body()).contains("id=\"" + address[1] + "\"");
        });
    }

    private static String found(String words) {
        var query = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return new PlainClient(PAGES.server().uri())
                .get("/docs/search?q=" + query)
                .body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs",
                "/docs/start",
                "/docs/errors",
                "/docs/changes",
                "/docs/json",
                "/docs/json/start",
                "/docs/json/problems"
            })
    void the_pages_lead_to_each_other_and_say_which_one_this_is(String path) {
        var page = new PlainClient(PAGES.server().uri()).get(path).body();
        assertThat(page)
                .contains("href=\"/docs\"", "href=\"/docs/start\"", "href=\"/docs/errors\"", "href=\"/docs/changes\"");
        assertThat(page).contains("href=\"" + path + "\" aria-current=\"page\"");
    }

    private static String start() {
        return new PlainClient(PAGES.server().uri()).get("/docs/start").body();
    }

    /** The code of a client, as a reader copies it. */
    private static String shownIn(String file) {
        var page = start();
        return code(page.substring(page.indexOf("id=\"" + file + "\"")), "<pre");
    }

    private static String code(String page, String after) {
        return shown(page.substring(page.indexOf(after)), "<code>", "</code>");
    }

    private static String shown(String page, String begin, String end) {
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf(end, from))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String printed(String... words) {
        return PrintedCurl.of(
                List.of(words),
                CallServer.at(PAGES.server().uri().toString()),
                () -> UUID.randomUUID().toString(),
                PAGES.server().clock());
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        var process = start(command);
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** Where a program is; empty where it is not installed. Java is the one that runs this. */
    private static String installed(String program) {
        var java = Path.of(System.getProperty("java.home"), "bin").toString();
        var places = program.equals("java") ? java : System.getenv("PATH");
        return Stream.of(places.split(File.pathSeparator, -1))
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }

    private static long checkins() {
        return PAGES.jdbi()
                .withHandle(
                        handle -> handle.createQuery(CHECKINS).mapTo(Long.class).one());
    }
}
