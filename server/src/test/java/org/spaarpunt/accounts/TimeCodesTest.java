package org.spaarpunt.accounts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as RFC 6238 and RFC 4648 compute them. */
class TimeCodesTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final TimeCodes CODES = new TimeCodes();

    /** The last six of the eight digits of RFC 6238, appendix B, for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void a_code_is_that_of_the_specification(long seconds, String code) {
        assertThat(CODES.code(SECRET, TimeCodes.step(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"1234567830, false", "1234567860, true", "1234567890, true", "1234567920, true", "1234567950, false"})
    void the_clock_of_a_telephone_may_differ_by_one_step(long seconds, boolean accepted) {
        var step = CODES.stepOf(SECRET, "005924", Instant.ofEpochSecond(seconds));

        assertThat(step).isEqualTo(accepted ? OptionalLong.of(1234567890L / 30) : OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void a_secret_is_written_in_base_32(String bytes, String text) {
        assertThat(TimeCodes.base32(bytes.getBytes(US_ASCII))).isEqualTo(text);
    }

    @Test
    void the_address_in_the_qr_code_is_the_one_that_applications_read() {
        assertThat(new SecondFactors.Setup("MZXW6YTBOI").address("Spaarpunt uitpas.example 8443", "ann é"))
                .isEqualTo("otpauth://totp/Spaarpunt%20uitpas.example%208443:ann%20%C3%A9?secret=MZXW6YTBOI"
                        + "&issuer=Spaarpunt%20uitpas.example%208443&algorithm=SHA1&digits=6&period=30");
    }
}
