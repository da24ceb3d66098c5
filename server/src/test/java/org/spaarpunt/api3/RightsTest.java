package org.spaarpunt.api3;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.api3.wire.RightNames;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Right;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Every call with every kind of caller: who is let in, and what the others are told. */
class RightsTest {
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";

    private static final Map<String, String> WORDS = Map.ofEntries(
            entry("ok", "let in"),
            entry("absent", "401 parameter_absent"),
            entry("rejected", "401 token_rejected"),
            entry("revoked", "401 token_revoked"),
            entry("others", "gebruik van andere balies"),
            entry("qr", "punt sparen met QR code"),
            entry("points", "pashouder punten ophalen"),
            entry("checkin", "PERMISSION_CHECKIN - ACTION_CREATE"),
            entry("own", "eigen account"),
            entry("employee", "medewerker van de balie"),
            entry("admin", "admin van de balie"),
            entry("counters", "PERMISSION_COUNTER - ACTION_READ"),
            entry("promotions", "PERMISSION_POINTSPROMOTION - ACTION_READ"),
            entry("advantages", "PERMISSION_WELCOMEADVANTAGE - ACTION_READ"),
            entry("cashin", "PERMISSION_POINTSPROMOTION - ACTION_CASHIN"),
            entry("give", "PERMISSION_WELCOMEADVANTAGE - ACTION_CASHIN"),
            entry("given", "WELCOMEADVANTAGE_ALREADY_CASHED_IN"),
            entry("unknown", "UNKNOWN_CASHED_PROMOTION_ID"),
            entry("create", "PERMISSION_PASSHOLDER - ACTION_CREATE"),
            entry("update", "PERMISSION_PASSHOLDER - ACTION_UPDATE"),
            entry("block", "PERMISSION_PASSHOLDER - ACTION_BLOCK"),
            entry("activate", "PERMISSION_PASSHOLDER - ACTION_ACTIVATE"),
            entry("nodob", "INVALID_DOB"),
            entry("assoc", "PERMISSION_ASSOCIATION - ACTION_READ"),
            entry("noassoc", "UNKNOWN_ASSOCIATION_ID"),
            entry("nopic", "MISSING_REQUIRED_FIELDS"),
            entry("nocard", "UNKNOWN_CARD"),
            entry("status", "INVALID_CARD_STATUS"),
            entry("read", "PERMISSION_PASSHOLDER - ACTION_READ"),
            entry("group", "PERMISSION_GROUPPASS - ACTION_READ"),
            entry("events", "PERMISSION_EVENT - ACTION_READ"),
            entry("readings", "PERMISSION_CHECKIN - ACTION_READ"),
            entry("actor", "BALIE_NOT_ACTOR"),
            entry("none", "UNKNOWN_CHECKIN"),
            entry("nocid", "UNKNOWN_CID_CONSUMERKEY"),
            entry("again", "TERMS_ALREADY_ACCEPTED"));

    private static final Path DOCUMENTATION = Path.of("../docs/protocol/rights.md");

    private static final String OWN_OR_EMPLOYEE =
            ": an employee, or the passholder by a consumer with `PERMISSION_PASSHOLDER - ACTION_READ` | `medewerker van de balie`";

    /** What the documentation adds to the right of calls that sometimes ask for more. */
    private static final Map<String, String> SOMETIMES_MORE = Map.of(
            "GET /user/{id}",
            "; with `private=true`, own account | `eigen account`",
            "GET /uitpas/balie/list",
            "; of another user, only counters where the caller is an admin | `eigen account`",
            "GET /uitpas/passholder/{uitpasNumber}/cashedPointsPromotions",
            OWN_OR_EMPLOYEE,
            "GET /uitpas/passholder/{uitpasNumber}/welcomeadvantages",
            OWN_OR_EMPLOYEE,
            "GET /uitpas/cultureevent/searchCheckins",
            "; a user, their own");

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @BeforeAll
    static void invite_everybody() {
        CallerKind.addTo(
                SERVER.jdbi(),
                Arrays.stream(Permission.values()).map(Enum::name).toList());
        SERVER.running().sealSecrets();
    }

    static Stream<Arguments> cells() {
        return RightsRow.all().stream()
                .flatMap(row -> Stream.of(CallerKind.values())
                        .map(caller -> Arguments.of(row, caller, row.heard().get(caller))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void a_caller_is_let_in_or_told_what_is_missing(RightsRow row, CallerKind caller, String expected) {
        assertThat(outcome(send(row, caller))).isEqualTo(Objects.requireNonNull(WORDS.get(expected), expected));
    }

    @Test
    void the_table_has_a_row_for_every_call() {
        assertThat(RightsRow.all().stream().map(RightsRow::call))
                .containsExactlyInAnyOrderElementsOf(served().map(Route::name).toList());
    }

    @Test
    void the_documentation_has_one_row_for_every_call_and_names_its_right() throws IOException {
        assertThat(documented())
                .containsExactlyInAnyOrderElementsOf(
                        served().map(RightsTest::documentedRow).toList());
    }

    private static Stream<Route> served() {
        return ServedCalls.routes(SERVER.jdbi()).stream();
    }

    /** The calls on the page about rights. */
    private static List<String> documented() throws IOException {
        return Files.readAllLines(DOCUMENTATION).stream()
                .dropWhile(line -> !line.equals("# Rights"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static String documentedRow(Route route) {
        var more = SOMETIMES_MORE.getOrDefault(route.name(), " |");
        var right = switch (route.right()) {
            case Right.Anybody _ -> "anybody" + more;
            case Right.Device _ -> "the device itself" + more;
            case Right.RequestToken _ -> "request token" + more;
            case Right.AnyUser _ -> "user" + more;
            case Right.Named named ->
                holder(named) + SOMETIMES_MORE.getOrDefault(route.name(), "") + " | `" + RightNames.of(named) + "`";
        };
        return "| `" + route.name().replace(" /", " ") + "` | " + right + " |";
    }

    private static String holder(Right.Named right) {
        return switch (right) {
            case Right.OfConsumer _ -> "permission of the consumer";
            case Right.OfConsumerOrActionAt _ -> "permission of the consumer, or action of the counter";
            case Right.OwnAccount _ -> "own account";
            case Right.EmployeeAt _ -> "employee";
            case Right.AdminAt _ -> "admin";
            case Right.ActionAt _ -> "action of the counter";
        };
    }

    private static Answer send(RightsRow row, CallerKind caller) {
        var method = row.method();
        var path = row.path()
                .substring(1)
                .replace("{uitpasNumber}", "0900000095902")
                .replace("{promotion}", "5687")
                .replace("{advantage}", "5688")
                .replace("{card}", "0900000002312")
                .replace("{uid}", "demo-passholder-3")
                .replace("{groupPass}", "0900000045410")
                .replace("{cdbid}", "demo-unlimited")
                .replace("{cardSystemId}", "2")
                .replace("{cidConsumerKey}", "rights-newcomer")
                .replace("{id}", ANN);
        var asked = row.asked().replace("{counter}", caller.counterKey()).replace("{ann}", ANN);
        if (method.equals("GET") && !asked.isEmpty()) {
            path += "?" + asked;
        }
        var form = Parameters.parse(method.equals("POST") ? asked : "").orElseThrow();
        if (caller.keys().isEmpty()) {
            return unsigned(method, path, form);
        }
        var client = SERVER.running().as(caller.keys().get());
        return method.equals("POST") ? client.post(path, form) : client.get(path);
    }

    private static Answer unsigned(String method, String path, Parameters form) {
        var request = HttpRequest.newBuilder(SERVER.running().uri().resolve("/uitid/rest/" + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(form.encoded()));
        return Client.exchange(request.build());
    }

    private static String outcome(Answer answer) {
        if (answer.status() == 401) {
            var challenge = answer.header("WWW-Authenticate").orElseThrow();
            return "401 " + challenge.replaceAll(".*oauth_problem=\"(.*)\"", "$1");
        }
        if (answer.status() == 200) {
            return "let in";
        }
        return answer.code().equals("ACCESS_DENIED") ? required(answer) : answer.code();
    }

    private static String required(Answer answer) {
        return answer.body().startsWith("<")
                ? answer.xml("/response/requiredPermission")
                : answer.json().path("requiredPermission").asString();
    }
}
