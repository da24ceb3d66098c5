package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
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
                " uitpas://checkin/CODE ",
                "https://www.uitpas.be/#/?qr=CODE",
                "https://www.uitpas.be/CODE?qr=",
                "\uFEFFCODE\u00A0",
                "CODE\u0000"
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
                "https://www.uitpas.be/CODE?qr=other"
            })
    void other_texts_are_codes_that_nobody_knows(String scanned) {
        assertThat(answerTo(scanned)).isEqualTo("CHECKIN_CODE_INVALID");
    }

    @Test
    void a_code_is_the_same_in_either_case_of_letters() {
        assertThat(answerToExactly("HTTPS://WWW.UITPAS.BE/Q/" + visit.code().toUpperCase(Locale.ROOT)))
                .isEqualTo("ACTION_SUCCEEDED");
    }

    @Test
    void a_code_that_was_stored_in_capitals_is_found_in_small_letters() {
        SERVER.jdbi()
                .useHandle(handle ->
                        handle.execute("update checkin_code set code = upper(code) where code = ?", visit.code()));

        assertThat(answerTo(visit.code())).isEqualTo("ACTION_SUCCEEDED");
    }

    private String answerTo(String scanned) {
        return answerToExactly(scanned.replace("CODE", visit.code()));
    }

    private String answerToExactly(String text) {
        return SERVER.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", text, "uitpasNumber", visit.number())
                .code();
    }
}
