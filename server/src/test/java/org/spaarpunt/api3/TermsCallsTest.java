package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.demo.DemoProfile;

class TermsCallsTest {
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";
    private static final String BEN = "971ca557-8e4f-4520-91c8-cc2594e4ab9f";
    private static final String TERMS = "uitpas/balie/terms";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @BeforeEach
    void forget_who_accepted() {
        SERVER.jdbi().useHandle(handle -> handle.execute("delete from terms_acceptance"));
    }

    @Test
    void terms_are_accepted_once() {
        var ann = SERVER.as(DemoProfile.COUNTER);
        assertThat(ann.get(TERMS + "?uid=" + ANN).xml("/response/termsAccepted"))
                .isEqualTo("false");
        assertThat(ann.post(TERMS, "uid", ANN).xml("/response/termsAccepted")).isEqualTo("true");
        assertThat(ann.get(TERMS + "?uid=" + ANN).xml("/response/termsAccepted"))
                .isEqualTo("true");
        assertThat(ann.post(TERMS, "uid", ANN).code()).isEqualTo("TERMS_ALREADY_ACCEPTED");
    }

    @Test
    void with_an_idempotency_key_a_repeat_hears_what_the_first_request_heard() {
        var ann = SERVER.as(DemoProfile.COUNTER).with("Idempotency-Key", "terms-1");
        var first = ann.post(TERMS, "uid", ANN);
        var second = ann.post(TERMS, "uid", ANN);
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.xml("/response/termsAccepted")).isEqualTo("true");
    }

    @Test
    void who_works_nowhere_has_no_terms_to_accept() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                delete from counter_employee where user_id = (select id from app_user where nick = 'ben')
                """));
        var ben = SERVER.as(DemoProfile.LIBRARY);
        assertThat(ben.get(TERMS + "?uid=" + BEN).code()).isEqualTo("USER_IS_NOT_A_BALIE_EMPLOYEE");
        assertThat(ben.post(TERMS, "uid", BEN).code()).isEqualTo("USER_IS_NOT_A_BALIE_EMPLOYEE");
        assertThat(ben.with("Idempotency-Key", "terms-2")
                        .post(TERMS, "uid", BEN)
                        .code())
                .isEqualTo("USER_IS_NOT_A_BALIE_EMPLOYEE");
    }

    @Test
    void nobody_accepts_for_another() {
        assertThat(SERVER.as(DemoProfile.COUNTER).post(TERMS, "uid", BEN).code())
                .isEqualTo("ACCESS_DENIED");
        assertThat(SERVER.as(DemoProfile.COUNTER).post(TERMS).code()).isEqualTo("MISSING_REQUIRED_FIELDS");
    }
}
