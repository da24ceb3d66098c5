package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.TestDatabase;
import org.xmlunit.assertj3.XmlAssert;

/** The two examples that the protocol's documentation begins with, to the letter. */
class SeedExamplesTest {
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

    @Test
    void a_check_in_at_the_counter_answers_the_new_total_and_a_second_one_the_limit() {
        var counter = server.as(DemoProfile.COUNTER);

        var first = counter.post(
                "uitpas/passholder/checkin",
                "cdbid",
                "a89a2707-a35e-48da-aeda-307f857b93c0",
                "uitpasNumber",
                "0987654321113");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).contains("application/xml;charset=UTF-8");
        assertThat(first.body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                        + "<response><points>2</points></response>");

        var second = counter.post(
                "uitpas/passholder/checkin",
                "cdbid",
                "a89a2707-a35e-48da-aeda-307f857b93c0",
                "uitpasNumber",
                "0987654321113");
        assertThat(second.status()).isEqualTo(400);
        XmlAssert.assertThat(second.body()).and("""
                <response>
                    <code>MAXIMUM_REACHED</code>
                    <message>Punt al gespaard (max. 1 / Week)</message>
                    <points>2</points>
                </response>
                """).ignoreWhitespace().areIdentical();
    }

    @Test
    void a_check_in_by_code_answers_the_point_the_event_and_what_points_buy() {
        var answer = server.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", "12345678", "uitpasNumber", "0930056878802");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(answer.body()).isEqualTo("""
                {"code":"ACTION_SUCCEEDED","points":5,"savedPoints":1,\
                "event":{"id":"fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c","title":"Cultuurnet Vlaanderen",\
                "organiser":{"id":"47B6FA21-ACB1-EA8F-2C231182C7DD0A19","name":"CultuurNet Vlaanderen"}},\
                "pointsPromotions":[\
                {"id":2,"title":"Voordeel2","points":10,"description1":"description 1","description2":"description 2",\
                "pictures":[],"maxAvailableUnits":10,"inSpotlight":true},\
                {"id":1,"title":"Voordeel1","points":10,"description1":"description 1","description2":"description 2",\
                "pictures":[],"maxAvailableUnits":10,"inSpotlight":false}]}""");
    }
}
