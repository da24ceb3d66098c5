package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.languages.Language;
import org.spaarpunt.testing.Client;

/** Calls of the protocol that are not offered: whoever signs is told so in the protocol's form. */
class UnofferedCallsTest {
    private static final Path DOCUMENTATION = Path.of("../docs/protocol/basics.md");
    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    static List<UnofferedCall> calls() {
        return UnofferedCall.all();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whoever_signs_is_told_that_there_is_no_such_thing_here(UnofferedCall call) {
        for (var client : List.of(SERVER.as(DemoProfile.COUNTER), SERVER.as(DemoProfile.MEMBER_APP))) {
            var answer = client.with("Accept-Language", "en").send(call.method(), path(call), FORM, "");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("ACTION_NOT_SUPPORTED");
            assertThat(answer.xml("/response/message"))
                    .isEqualTo(MessageFiles.of(Language.EN).get("error.ACTION_NOT_SUPPORTED." + call.feature()));
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nothing_is_said_to_who_does_not_sign(UnofferedCall call) {
        var request = HttpRequest.newBuilder(SERVER.running().uri().resolve("/uitid/rest/" + path(call)))
                .header("Content-Type", FORM)
                .method(call.method(), BodyPublishers.noBody());
        assertThat(Client.exchange(request.build()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,uitpas/cultureevent/demo-today/buy/0900000095902,'OPTIONS, POST'",
        "DELETE,uitpas/cultureevent/demo-today/cardsystems,'GET, HEAD, OPTIONS, POST'",
        "POST,uitpas/passholder/0900000095902/coupons,'GET, HEAD, OPTIONS'"
    })
    void another_method_is_refused_with_those_that_there_are(String method, String path, String allowed) {
        var answer = SERVER.as(DemoProfile.COUNTER).send(method, path, FORM, "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains(allowed);
    }

    @Test
    void a_call_is_offered_or_not() {
        var offered = ServedCalls.routes(SERVER.jdbi()).stream().map(Route::name);
        assertThat(Stream.concat(offered, UnofferedCall.all().stream().map(UnofferedCall::name)))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_documentation_lists_them() throws IOException {
        var documented = Files.readAllLines(DOCUMENTATION).stream()
                .dropWhile(line -> !line.equals("## Calls that are not offered"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"));
        assertThat(documented)
                .containsExactlyElementsOf(UnofferedCall.all().stream()
                        .map(call -> "| `%s` | `%s` |".formatted(call.name().replace(" /", " "), call.feature()))
                        .toList());
    }

    private static String path(UnofferedCall call) {
        return call.path().substring(1).replaceAll("\\{[a-zA-Z]+}", "1");
    }
}
