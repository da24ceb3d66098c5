package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plain link to a zipped poster that the public counter application shows to its employees. */
class CodeLinkTest {
    private static final String PERMANENT = "/checkincodes/a89a2707-a35e-48da-aeda-307f857b93c0/qr-spaarcode.zip";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @Test
    void an_employee_that_is_signed_in_gets_the_zipped_poster() {
        var file = PAGES.signedIn("ann").get(PERMANENT);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).contains("application/x-zip-compressed");
        assertThat(file.header("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).endsWith(".zip\""));
        assertThat(PAGES.count("select count(*) from audit_entry where act = 'CHECKIN_CODE_MADE'"))
                .isEqualTo(1);
    }

    @Test
    void anybody_else_signs_in_first_and_is_then_led_back() {
        var answer = PAGES.client().get(PERMANENT);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .hasValueSatisfying(place -> assertThat(place).contains("/sign-in", "qr-spaarcode.zip"));
    }

    @Test
    void employees_of_other_counters_find_nothing() {
        assertThat(PAGES.signedIn("ben").get(PERMANENT).status()).isEqualTo(404);
        assertThat(PAGES.signedIn("ann")
                        .get("/checkincodes/nowhere/qr-spaarcode.zip")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_event_that_is_over_is_said_to_be_over() {
        var answer = PAGES.signedIn("ann").get("/checkincodes/demo-over/qr-spaarcode.zip");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("text/html;charset=UTF-8");
    }
}
