package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

/** Texts that came into the database by whatever way leave it well-formed. */
class StrangeDataTest {
    private static final String STRANGE = "a\u0001b\u001Fc\u007Fd<&>\"'\u2028\uFFFE\uD83C\uDF9F\r\n]]>\\";

    @Test
    void control_characters_in_names_and_rewards_come_out_of_json_as_they_are() {
        try (var database = RunningServer.demoDatabase();
                var server = RunningServer.on(database)) {
            for (var statement : new String[] {
                "update event set title = :text",
                "update organisation set name = :text",
                "update reward set title = :text, description1 = :text",
                "insert into reward_picture select id, 1, :text from reward where id = 2",
            }) {
                server.jdbi()
                        .useHandle(handle -> handle.createUpdate(statement)
                                .bind("text", STRANGE)
                                .execute());
            }

            var json = server.as(DemoProfile.MEMBER_APP)
                    .post("uitpas/enduser/checkin", "checkinCode", "12345678", "uitpasNumber", "0930056878802")
                    .json();

            assertThat(json.at("/code").asString()).isEqualTo("ACTION_SUCCEEDED");
            assertThat(json.at("/event/title").asString()).isEqualTo(STRANGE);
            assertThat(json.at("/event/organiser/name").asString()).isEqualTo(STRANGE);
            assertThat(json.at("/pointsPromotions/0/title").asString()).isEqualTo(STRANGE);
            assertThat(json.at("/pointsPromotions/0/pictures/0").asString()).isEqualTo(STRANGE);
        }
    }

    @Test
    void what_xml_cannot_hold_leaves_a_mark_in_its_place() {
        var document = XmlElement.of(
                        "response",
                        Stream.of(XmlElement.of("message", "a\0b\u0001c\uFFFFd\uD800e\uD83C\uDF9Ff<&>\t]]>")))
                .document();

        var read =
                new Answer(200, HttpHeaders.of(Map.of(), (_, _) -> true), new String(document, StandardCharsets.UTF_8));

        assertThat(read.xml("/response/message")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uD83C\uDF9Ff<&>\t]]>");
    }
}
