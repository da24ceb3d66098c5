package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.demo.DemoProfile;
import org.xmlunit.assertj3.XmlAssert;

/** A server whose database has gone says so in the format of the call, and that trying again makes sense. */
class OutageMessagesTest {
    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @BeforeAll
    static void lose_the_database() {
        SERVER.dropDatabase();
    }

    @Test
    void a_check_in_at_a_counter_has_failed_and_may_be_tried_again() {
        var answer = SERVER.as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", "0900000095902");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("2");
        XmlAssert.assertThat(answer.body()).and("""
                <response>
                    <code>ACTION_FAILED</code>
                    <message>De actie kon nu niet worden uitgevoerd. Probeer het zo dadelijk opnieuw.</message>
                </response>
                """).ignoreWhitespace().areIdentical();
    }

    @Test
    void a_check_in_by_code_has_failed_and_may_be_tried_again() {
        var answer = SERVER.as(DemoProfile.MEMBER_APP)
                .with("Accept-Language", "en")
                .post("uitpas/enduser/checkin", "checkinCode", "demo-permanent", "uitpasNumber", "0900000095902");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("2");
        assertThat(answer.body()).isEqualTo("""
                {"code":"ACTION_FAILED",\
                "message":"The action could not be carried out now. Try again in a moment."}""");
    }
}
