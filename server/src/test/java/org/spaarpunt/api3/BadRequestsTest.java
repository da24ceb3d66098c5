package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.http.Wire;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;

/** Requests that never reach a call: every answer below the prefix still has the error body of its address. */
class BadRequestsTest {
    private static final String COUNTER_CALL = "/uitid/rest/uitpas/passholder/checkin";
    private static final String MEMBER_CALL = "/uitid/rest/uitpas/enduser/checkin";
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private static TestDatabase database;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    private static Answer ask(String start, String rest) throws Exception {
        var raw = Wire.ask(server.uri().getPort(), start + " HTTP/1.1\r\nHost: localhost\r\n" + rest);
        var headers =
                Map.of("Content-Type", List.of(raw.header("Content-Type")), "Allow", List.of(raw.header("Allow")));
        return new Answer(raw.status(), HttpHeaders.of(headers, (_, _) -> true), raw.body());
    }

    private static Answer ask(String start) throws Exception {
        return ask(start, "\r\n");
    }

    private static void assertXml(Answer answer, int status, String code) {
        assertThat(answer.xml("/response/code")).isEqualTo(code);
        assertThat(answer.xml("/response/message")).isNotEmpty();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/xml;charset=UTF-8");
    }

    private static void assertJson(Answer answer, int status, String code) {
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("message").asString()).isNotEmpty();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/json;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/uitid/rest",
                "/uitid/rest/",
                "/uitid/rest/uitpas/passholder",
                "/uitid/rest/uitpas/passholder/checkin/",
                "/uitid/rest//uitpas/passholder/checkin",
                "/uitid/rest/uitpas/passholder/../passholder/checkin",
                "/uitid/rest/UITPAS/passholder/checkin",
                "/uitid/rest/uitpas/pass%68older/checkin",
                "/uitid/rest/%00",
                "/uitid/rest/nowhere?a=%zz",
            })
    void an_unknown_address_is_404_in_xml(String path) throws Exception {
        assertXml(ask("GET " + path), 404, "NOT_FOUND");
        assertXml(ask("POST " + path), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/uitid/rest/uitpas/enduser/",
                "/uitid/rest/uitpas/enduser/checkin/",
                "/uitid/rest/uitpas/enduser/0930056878802/points",
                "/uitid/rest/uitpas/enduser//",
            })
    void an_unknown_address_among_those_of_end_users_is_404_in_json(String path) throws Exception {
        assertJson(ask("GET " + path), 404, "NOT_FOUND");
        assertJson(ask("POST " + path), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "TRACE", "BREW"})
    void another_method_is_405_and_told_which_one_serves(String method) throws Exception {
        var xml = ask(method + " " + COUNTER_CALL);
        assertXml(xml, 405, "METHOD_NOT_ALLOWED");
        assertThat(xml.header("Allow")).contains("OPTIONS, POST");

        var json = ask(method + " " + MEMBER_CALL);
        assertJson(json, 405, "METHOD_NOT_ALLOWED");
        assertThat(json.header("Allow")).contains("OPTIONS, POST");
    }

    @Test
    void points_are_not_to_be_posted() throws Exception {
        var answer = ask("POST /uitid/rest/uitpas/enduser/0930056878802");

        assertJson(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void a_body_over_64_kib_is_413() throws Exception {
        var announced = "Content-Length: 65537\r\n\r\n";

        assertXml(ask("POST " + COUNTER_CALL, announced), 413, "REQUEST_TOO_LARGE");
        assertJson(ask("POST " + MEMBER_CALL, announced), 413, "REQUEST_TOO_LARGE");
    }

    @Test
    void ten_megabytes_are_413_however_they_are_sent() throws Exception {
        var body = "x".repeat(TEN_MEGABYTES);
        var whole = "Content-Length: " + TEN_MEGABYTES + "\r\n\r\n" + body;
        var chunked = "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(TEN_MEGABYTES) + "\r\n" + body
                + "\r\n0\r\n\r\n";

        assertXml(ask("POST " + COUNTER_CALL, whole), 413, "REQUEST_TOO_LARGE");
        assertXml(ask("POST " + COUNTER_CALL, chunked), 413, "REQUEST_TOO_LARGE");
        assertJson(ask("POST " + MEMBER_CALL, whole), 413, "REQUEST_TOO_LARGE");
        assertJson(ask("POST " + MEMBER_CALL, chunked), 413, "REQUEST_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "x#y", "\u00E9", "\u0007", "\u007F", "\0"})
    void a_broken_path_is_400_in_the_format_of_its_address(String end) throws Exception {
        assertXml(ask("GET /uitid/rest/uitpas/passholder/" + end), 400, "INVALID_PARAMETERS");
        assertJson(ask("GET /uitid/rest/uitpas/enduser/" + end), 400, "INVALID_PARAMETERS");
    }

    @Test
    void broken_http_is_answered_in_the_format_of_its_address() throws Exception {
        var folded = "X: a\r\n folded\r\n\r\n";
        assertXml(ask("POST " + COUNTER_CALL, folded), 400, "INVALID_PARAMETERS");
        assertJson(ask("POST " + MEMBER_CALL, folded), 400, "INVALID_PARAMETERS");

        var tooLong = "X: " + "x".repeat(17_000) + "\r\n\r\n";
        assertXml(ask("POST " + COUNTER_CALL, tooLong), 431, "REQUEST_TOO_LARGE");
        assertJson(ask("POST " + MEMBER_CALL, tooLong), 431, "REQUEST_TOO_LARGE");

        var coded = "Transfer-Encoding: gzip, chunked\r\n\r\n";
        assertXml(ask("POST " + COUNTER_CALL, coded), 501, "INVALID_PARAMETERS");
        assertJson(ask("POST " + MEMBER_CALL, coded), 501, "INVALID_PARAMETERS");
    }

    @Test
    void a_request_line_too_long_to_be_read_is_answered_in_xml() throws Exception {
        assertXml(ask("GET /uitid/rest/uitpas/enduser/" + "1".repeat(8 * 1024)), 414, "REQUEST_TOO_LARGE");
    }

    @Test
    void unsigned_requests_are_401_in_the_format_of_their_address() throws Exception {
        assertXml(ask("POST " + COUNTER_CALL), 401, "UNAUTHORIZED");
        assertJson(ask("POST " + MEMBER_CALL), 401, "UNAUTHORIZED");
        assertJson(ask("GET /uitid/rest/uitpas/enduser/0930056878802"), 401, "UNAUTHORIZED");
    }

    /** An address outside the prefix is no part of the protocol, but of the pages for people. */
    @ParameterizedTest
    @ValueSource(strings = {"/uitid", "/uitid/restless", "/favicon.ico", "/uitid%2Frest/uitpas"})
    void an_address_outside_the_prefix_where_nothing_is_gets_a_page_that_says_so(String path) throws Exception {
        var answer = ask("GET " + path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).contains("text/html;charset=UTF-8");
    }

    @Test
    void what_breaks_on_the_server_is_500_and_says_nothing_of_the_cause() {
        server.jdbi().useHandle(handle -> handle.execute("""
                insert into event (cdbid, title, organiser_id, calendar)
                select 'broken', 'Kapot', organiser_id, '{"kind": "permanent", "moon": "lunar"}' from event where cdbid = 'demo-unlimited'
                """));
        server.jdbi().useHandle(handle -> handle.execute("""
                insert into checkin_code (code, event_id, valid_from, valid_to)
                select 'broken', id, '2026-01-01', '2027-01-01' from event where cdbid = 'broken'
                """));

        var xml = server.as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", "broken", "uitpasNumber", "0987654321113");
        assertXml(xml, 500, "ACTION_FAILED");
        assertThat(xml.body()).doesNotContain("Exception", "lunar");

        var json = server.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", "broken", "uitpasNumber", "0930056878802");
        assertJson(json, 500, "ACTION_FAILED");
        assertThat(json.body()).doesNotContain("Exception", "lunar");
    }
}
