package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;

/** The settings of an event over the JSON API. */
class EventSettingsTest {
    private static final String PERMANENT = "/events/a89a2707-a35e-48da-aeda-307f857b93c0/settings";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @Test
    void an_employee_reads_the_points_and_the_limit_of_an_event_of_the_own_organiser() {
        var answer = SERVER.as("ann").get(PERMANENT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("id").asString()).isEqualTo("a89a2707-a35e-48da-aeda-307f857b93c0");
        assertThat(answer.json().path("checkinPoints").asInt()).isEqualTo(1);
        assertThat(answer.json().path("checkinLimit").path("volume").asInt()).isEqualTo(1);
        assertThat(answer.json().path("checkinLimit").path("periodType").asString())
                .isEqualTo("WEEK");
    }

    @Test
    void settings_replace_those_before_and_are_logged_once() {
        var ann = SERVER.as("ann");
        var settings =
                "{\"id\":\"any\",\"checkinPoints\":\"3\",\"checkinLimit\":{\"volume\":2,\"periodType\":\"DAY\"}}";

        assertThat(ann.put(PERMANENT, settings).status()).isEqualTo(204);
        assertThat(ann.put(PERMANENT, settings).status()).isEqualTo(204);

        var read = ann.get(PERMANENT).json();
        assertThat(read.path("checkinPoints").asInt()).isEqualTo(3);
        assertThat(read.path("checkinLimit").path("periodType").asString()).isEqualTo("DAY");
        assertThat(SERVER.number("select count(*) from audit_entry where act = 'EVENT_CHANGED'"))
                .isEqualTo(1);
    }

    @Test
    void settings_without_a_limit_lift_it() {
        var ann = SERVER.as("ann");

        assertThat(ann.put(PERMANENT, "{\"checkinPoints\":1}").status()).isEqualTo(204);
        assertThat(ann.get(PERMANENT).json().has("checkinLimit")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {}
            {"checkinPoints":0}
            {"checkinPoints":1.5}
            {"checkinPoints":1,"checkinLimit":{"volume":0,"periodType":"DAY"}}
            {"checkinPoints":1,"checkinLimit":{"volume":1,"periodType":"HOUR"}}
            {"checkinPoints":1,"checkinLimit":{"volume":1}}
            {"checkinPoints":1,"checkinLimit":"none"}
            """)
    void settings_that_break_a_rule_change_nothing(String settings) {
        var answer = SERVER.as("ann").put(PERMANENT, settings);

        refused(answer, 400, "body/invalid-data");
        assertThat(SERVER.as("ann").get(PERMANENT).json().path("checkinPoints").asInt())
                .isEqualTo(1);
    }

    @Test
    void only_callers_of_the_organiser_see_and_change_them() {
        refused(SERVER.as("ben").get(PERMANENT), 403, "auth/forbidden");
        refused(SERVER.as("ben").put(PERMANENT, "{\"checkinPoints\":1}"), 403, "auth/forbidden");
        refused(SERVER.asClient("demo-integrator").get(PERMANENT), 403, "auth/forbidden");
        refused(SERVER.anonymous().get(PERMANENT), 401, "auth/unauthorized");
        refused(SERVER.as("ann").get("/events/nowhere/settings"), 404, "uitpas/event-not-found");
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }
}
