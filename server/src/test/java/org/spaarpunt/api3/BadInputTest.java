package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.HostileText;

/** Parameters as no well-meaning client sends them, from callers who may call: each has its code, and nothing is saved. */
class BadInputTest {
    private static final String COUNTER_CALL = "uitpas/passholder/checkin";
    private static final String MEMBER_CALL = "uitpas/enduser/checkin";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GOOD_COUNTER_FORM =
            "cdbid=a89a2707-a35e-48da-aeda-307f857b93c0&uitpasNumber=0987654321113";
    private static final String GOOD_MEMBER_FORM = "checkinCode=12345678&uitpasNumber=0930056878802";

    private static TestDatabase database;
    private static RunningServer server;
    private static Client counter;
    private static Client memberApp;

    @BeforeAll
    static void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database);
        counter = server.as(DemoProfile.COUNTER);
        memberApp = server.as(DemoProfile.MEMBER_APP);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @AfterEach
    void nothing_was_saved() {
        assertThat(server.jdbi()
                        .<Integer, RuntimeException>withHandle(
                                handle -> handle.createQuery("select count(*) from checkin")
                                        .mapTo(Integer.class)
                                        .one()))
                .isZero();
    }

    static List<String> hostileTexts() {
        return HostileText.all();
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void a_hostile_parameter_of_the_counter_call_is_refused_with_its_code(String text) {
        assertXml(counter.post(COUNTER_CALL, "cdbid", text, "uitpasNumber", "0987654321113"), "UNKNOWN_EVENT_CDBID");
        assertXml(
                counter.post(COUNTER_CALL, "cdbid", "demo-today", "uitpasNumber", text), "PARSE_INVALID_UITPASNUMBER");
        assertXml(counter.post(COUNTER_CALL, "cdbid", "demo-today", "chipNumber", text), "UNKOWN_CHIPNUMBER");
        assertXml(
                counter.post(
                        COUNTER_CALL, "cdbid", "demo-today", "uitpasNumber", "0987654321113", "balieConsumerKey", text),
                "UNKNOWN_BALIE_CONSUMERKEY");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void a_hostile_parameter_of_the_member_call_is_refused_with_its_code(String text) {
        assertJson(
                200,
                memberApp.post(MEMBER_CALL, "checkinCode", text, "uitpasNumber", "0930056878802"),
                "CHECKIN_CODE_INVALID");
        assertJson(
                200,
                memberApp.post(MEMBER_CALL, "checkinCode", "12345678", "uitpasNumber", text),
                "PARSE_INVALID_UITPASNUMBER");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void a_hostile_path_segment_is_no_number(String text) {
        var segment = PercentEncoding.encode(text.substring(0, Math.min(text.length(), 7_000)));

        assertJson(200, memberApp.get("uitpas/enduser/" + segment), "PARSE_INVALID_UITPASNUMBER");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void a_hostile_parameter_that_no_call_knows_is_ignored(String text) {
        assertXml(
                counter.post(COUNTER_CALL, "cdbid", "nowhere", "uitpasNumber", "0987654321113", "note", text),
                "UNKNOWN_EVENT_CDBID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://uitpas.example/scan?qr=%00",
                "https://uitpas.example/%ED%A0%80",
                "https://uitpas.example/%zz",
                "https://",
                "https://?qr=",
                "https://uitpas.example/?qr=&qr=12345678",
            })
    void a_broken_address_in_a_code_is_no_known_code(String scanned) {
        assertJson(
                200,
                memberApp.post(MEMBER_CALL, "checkinCode", scanned, "uitpasNumber", "0930056878802"),
                "CHECKIN_CODE_INVALID");
    }

    @Test
    void a_code_made_to_keep_the_reader_busy_is_answered_like_any_other() {
        var endless = "https://" + "a".repeat(60_000) + "#\nx";

        assertJson(
                200,
                memberApp.post(MEMBER_CALL, "checkinCode", endless, "uitpasNumber", "0930056878802"),
                "CHECKIN_CODE_INVALID");
    }

    /** Broken escapes, and bytes that are not UTF-8: overlong, a lone surrogate, cut short, Latin 1, not encoded at all. */
    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%C0%80", "%ED%A0%80", "%E2%82", "%FF", "%E9", "\u00E9"})
    void what_is_not_percent_encoded_utf_8_is_unreadable(String broken) {
        assertXml(counter.send("POST", COUNTER_CALL, FORM, GOOD_COUNTER_FORM + broken), "INVALID_PARAMETERS");
        assertXml(counter.send("POST", COUNTER_CALL, FORM, GOOD_COUNTER_FORM + "&note" + broken), "INVALID_PARAMETERS");
        assertJson(400, memberApp.send("POST", MEMBER_CALL, FORM, GOOD_MEMBER_FORM + broken), "INVALID_PARAMETERS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C0%80", "%ED%A0%80", "%E2%82", "%FF"})
    void a_path_segment_that_is_not_utf_8_is_unreadable(String broken) {
        assertJson(400, memberApp.get("uitpas/enduser/0930056878802" + broken), "INVALID_PARAMETERS");
    }

    @ParameterizedTest
    @CsvSource({
        "cdbid, '', MISSING_REQUIRED_FIELDS",
        "cdbid=, uitpasNumber=0987654321113, MISSING_REQUIRED_FIELDS",
        "cdbid=demo-today, '', MISSING_REQUIRED_FIELDS",
        "cdbid=demo-today, uitpasNumber=, MISSING_REQUIRED_FIELDS",
        "cdbid=demo-today, uitpasNumber=&chipNumber=, MISSING_REQUIRED_FIELDS",
        "uitpasNumber=0987654321113, chipNumber=04A2B3C4D5E680, MISSING_REQUIRED_FIELDS",
        "cdbid=demo-today, uitpasNumber=0987654321113&chipNumber=04A2B3C4D5E680, INVALID_PARAMETERS",
        "CDBID=demo-today, UITPASNUMBER=0987654321113, MISSING_REQUIRED_FIELDS",
    })
    void the_counter_call_says_what_is_missing(String one, String other, String code) {
        assertXml(counter.post(COUNTER_CALL, form(one + "&" + other)), code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "checkinCode=12345678", "uitpasNumber=0930056878802", "checkinCode=&uitpasNumber=", "=&==&&"
            })
    void the_member_call_says_what_is_missing(String form) {
        assertJson(400, memberApp.post(MEMBER_CALL, form(form)), "MISSING_REQUIRED_FIELDS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cdbid=demo-today",
                "cdbid=a89a2707-a35e-48da-aeda-307f857b93c0",
                "uitpasNumber=0987654321113",
                "balieConsumerKey=a&balieConsumerKey=b",
            })
    void a_parameter_given_twice_is_refused_even_with_the_same_value(String again) {
        assertXml(counter.post(COUNTER_CALL, form(GOOD_COUNTER_FORM + "&" + again)), "INVALID_PARAMETERS");
    }

    @Test
    void a_parameter_given_in_the_query_and_in_the_form_is_given_twice() {
        assertXml(
                counter.post(COUNTER_CALL + "?uitpasNumber=0987654321113", form(GOOD_COUNTER_FORM)),
                "INVALID_PARAMETERS");
        assertJson(
                400,
                memberApp.post(MEMBER_CALL + "?checkinCode=12345678", form(GOOD_MEMBER_FORM)),
                "INVALID_PARAMETERS");
    }

    @Test
    void more_parameters_than_two_hundred_are_unreadable() {
        assertXml(counter.send("POST", COUNTER_CALL, FORM, notes(201).encoded()), "INVALID_PARAMETERS");
        assertJson(400, unsigned("uitpas/enduser/0930056878802?" + "a&".repeat(201)), "INVALID_PARAMETERS");
        assertJson(400, memberApp.send("POST", MEMBER_CALL, FORM, notes(201).encoded()), "INVALID_PARAMETERS");
        assertXml(counter.post(COUNTER_CALL, notes(200)), "MISSING_REQUIRED_FIELDS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=x",
                "application/json",
                "text/plain",
                "application/x-www-form-urlencodedx",
                "",
            })
    void a_body_that_is_no_form_is_415(String type) {
        var xml = counter.send("POST", COUNTER_CALL, type, GOOD_COUNTER_FORM);
        assertThat(xml.status()).isEqualTo(415);
        assertThat(xml.xml("/response/code")).isEqualTo("INVALID_PARAMETERS");

        assertJson(415, memberApp.send("POST", MEMBER_CALL, type, GOOD_MEMBER_FORM), "INVALID_PARAMETERS");
    }

    static Stream<String> brokenLanguages() {
        return Stream.of(
                "-",
                ",",
                "",
                "en;q=",
                "en;q=2",
                "en;q=x,fr",
                "*",
                "fran\u00E7ais",
                "en-".repeat(60),
                "a" + "-a".repeat(7_000),
                "en,".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("brokenLanguages")
    void a_language_that_cannot_be_read_is_dutch(String header) {
        var answer = counter.with("Accept-Language", header)
                .post(COUNTER_CALL, "cdbid", "nowhere", "uitpasNumber", "0987654321113");

        assertXml(answer, "UNKNOWN_EVENT_CDBID");
        assertThat(answer.xml("/response/message")).isEqualTo("De activiteit is niet bekend.");
    }

    private static void assertXml(Answer answer, String code) {
        assertThat(answer.xml("/response/code")).isEqualTo(code);
        assertThat(answer.xml("/response/message")).isNotEmpty();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("application/xml;charset=UTF-8");
    }

    private static void assertJson(int status, Answer answer, String code) {
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("message").asString()).isNotEmpty();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/json;charset=UTF-8");
    }

    /** Of a request that cannot be read nobody asks who signed it. */
    private static Answer unsigned(String path) {
        var address = server.uri().resolve("/uitid/rest/" + path);
        return Client.exchange(HttpRequest.newBuilder(address).build());
    }

    private static Parameters form(String encoded) {
        return Parameters.parse(encoded).orElseThrow();
    }

    private static Parameters notes(int count) {
        return new Parameters(IntStream.range(0, count)
                .mapToObj(number -> new Parameter("note" + number, ""))
                .toList());
    }
}
