package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;

/** Clients send a check-in code as their camera read it. */
class ScannedCodesTest {
    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private final Visit visit = Visit.inOrder(SERVER.jdbi());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CODE",
                "  CODE ",
                "CODE\n",
                "https://www.uitpas.be/?qr=CODE",
                "https://www.uitpas.be?qr=CODE",
                "https://www.uitpas.be/sparen/?lang=nl&qr=CODE&utm=poster#boven",
                "HTTPS://www.uitpas.be/?qr=%20CODE%0A",
                "https://www.uitpas.be/qr/CODE",
                "https://www.uitpas.be/CODE/",
                "https://www.uitpas.be/CODE?utm=poster",
                " uitpas://checkin/CODE "
            })
    void a_code_is_found_in_what_a_camera_reads(String scanned) {
        assertThat(answerTo(scanned)).isEqualTo("ACTION_SUCCEEDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CODEX",
                "x CODE",
                "https://www.uitpas.be/",
                "https://www.uitpas.be",
                "https://www.uitpas.be/?qr=",
                "https://www.uitpas.be/CODE/affiche",
                "https://www.uitpas.be/CODE?qr=other",
                "CODE\u0000"
            })
    void other_texts_are_codes_that_nobody_knows(String scanned) {
        assertThat(answerTo(scanned)).isEqualTo("CHECKIN_CODE_INVALID");
    }

    private String answerTo(String scanned) {
        var text = scanned.replace("CODE", visit.code());
        return SERVER.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", text, "uitpasNumber", visit.number())
                .code();
    }
}
