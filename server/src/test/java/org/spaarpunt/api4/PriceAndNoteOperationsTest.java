package org.spaarpunt.api4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;

/** What a first card costs, and what counters note about a passholder, through the JSON API. */
class PriceAndNoteOperationsTest {
    private static final String NOTE = "/passholders/demo-passholder-4/private";

    @RegisterExtension
    static final JsonServer SERVER = new JsonServer();

    @ParameterizedTest
    @CsvSource(textBlock = """
            /passholders/membership-prices/2?cardType=NFC_CARD&postalCode=9300&dateOfBirth=1980-01-01,                   6.00
            /passholders/membership-prices/2?cardType=NFC_CARD&postalCode=9300&dateOfBirth=2015-01-01,                   3.00
            /passholders/membership-prices/2?cardType=NFC_CARD&postalCode=0000&dateOfBirth=1980-01-01&socialTariff=true, 1.50
            /passholders/demo-passholder-4/membership-prices/2?cardType=NFC_CARD,                                        3.00
            /passholders/demo-passholder-5/membership-prices/2?cardType=NFC_CARD,                                        6.00
            """)
    void a_first_card_costs(String path, String price) {
        assertThat(SERVER.as("ann").get(path).body()).startsWith("{\"price\":" + price + ",\"label\":\"");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /passholders/membership-prices/9?cardType=NFC_CARD&postalCode=9300&dateOfBirth=1980-01-01, 404, uitpas/cardsystem-not-found
            /passholders/membership-prices/2?cardType=NFC_CARD&postalCode=93&dateOfBirth=1980-01-01,   400, uitpas/invalid-postal-code
            /passholders/membership-prices/2?cardType=NFC_CARD&postalCode=9300,                        400, url/invalid-parameter
            /passholders/membership-prices/2?postalCode=9300&dateOfBirth=1980-01-01,                   400, url/invalid-parameter
            /passholders/demo-passholder-4/membership-prices/2?cardType=NFC_CARD&voucher=abc,          400, uitpas/invalid-voucher-code
            /passholders/nobody/membership-prices/2?cardType=NFC_CARD,                                 404, uitpas/passholder-not-found
            """)
    void what_has_no_price_is_refused(String path, int status, String type) {
        refused(SERVER.as("ann").get(path), status, type);
    }

    @Test
    void a_counter_writes_a_note_and_removes_it() {
        var ann = SERVER.as("ann");
        assertThat(ann.put(NOTE, "{\"note\":\"Komt met zijn zus\"}").status()).isEqualTo(204);
        assertThat(ann.get(NOTE).body()).isEqualTo("{\"id\":\"demo-passholder-4\",\"note\":\"Komt met zijn zus\"}");
        assertThat(ann.put(NOTE, "{}").status()).isEqualTo(204);
        assertThat(ann.get(NOTE).body()).isEqualTo("{\"id\":\"demo-passholder-4\",\"note\":\"\"}");
    }

    @Test
    void a_note_is_written_and_read_by_counters_that_may() {
        FarCounter.open(SERVER);
        refused(SERVER.as("eve").get(NOTE), 404, "uitpas/passholder-not-found");
        refused(SERVER.as("eve").put(NOTE, "{\"note\":\"x\"}"), 403, "auth/forbidden");
        refused(SERVER.as("jef").get(NOTE), 403, "auth/forbidden");
        refused(SERVER.as("ann").put(NOTE, ""), 400, "body/missing");
        refused(SERVER.as("ann").put(NOTE, "{\"note\":[]}"), 400, "body/invalid-data");
        refused(SERVER.anonymous().get(NOTE), 401, "auth/unauthorized");
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.json().path("type").asString()).isEqualTo("https://api.publiq.be/probs/" + type);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("endUserMessage").path("nl").asString()).isNotBlank();
    }
}
