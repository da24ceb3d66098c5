package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.frame.PageRoute;

/** Walks every page and form with what no text can hold, sent by somebody who may do everything. */
class UnreadableRequestsTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    static Stream<PageRoute> routes() {
        return Stream.concat(PAGES.pages().stream(), PAGES.adminPages().stream());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_text_that_cannot_be_stored_is_not_understood(PageRoute route) {
        var administrator = PAGES.signedIn("admin");
        var path = route.path().replaceAll("\\{[^}]*}", "nobody");
        var answers = new ArrayList<Answer>();
        answers.add(sent(route, administrator, path + "?name=%00"));
        answers.add(sent(route, administrator, path + "?na%00me=x"));
        if (!route.isLiteral()) {
            answers.add(sent(route, administrator, path.replaceFirst("nobody", "nobody%00")));
        }
        if (route.method().equals("POST")) {
            answers.add(sent(route, administrator, path, "name", "x\0"));
            answers.add(sent(route, administrator, path, "na\0me", "x"));
        }
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("Wat je browser stuurde, is niet leesbaar.");
        });
    }

    private static Answer sent(PageRoute route, PlainClient client, String path, String... form) {
        return route.method().equals("GET") ? client.get(path) : client.send(path, form);
    }
}
