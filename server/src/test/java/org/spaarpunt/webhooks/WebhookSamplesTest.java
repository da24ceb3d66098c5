package org.spaarpunt.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of the documentation that verify a message, run as they stand there. */
class WebhookSamplesTest {
    private static final Path PAGE = Path.of("../docs/protocol/webhooks.md");
    private static final SigningSecret SECRET = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final SigningSecret OTHER = new SigningSecret("whsec_AAAAr8GKYqrTwjUPD8ILPZIo2LaLaSwA");
    private static final String BODY = "{\"type\":\"checkin.granted\",\"caf\u00e9\":1}";

    private static final String CALL_PYTHON = """

            import sys
            headers = {"webhook-id": sys.argv[2], "webhook-timestamp": sys.argv[3], "webhook-signature": sys.argv[4]}
            print("yes" if verified(sys.argv[1], headers, sys.argv[5].encode()) else "no")
            """;

    private static final String CALL_NODE = """

            const [secret, id, timestamp, signature, body] = process.argv.slice(1);
            const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
            console.log(verified(secret, headers, body) ? "yes" : "no");
            """;

    @ParameterizedTest
    @CsvSource({"python, python3, -c", "javascript, node, -e"})
    void a_program_of_the_documentation_accepts_a_true_signature_and_no_other(
            String language, String program, String option) throws IOException, InterruptedException {
        assumeTrue(isInstalled(program));
        var code = sample(language) + (language.equals("python") ? CALL_PYTHON : CALL_NODE);
        var now = Instant.now();
        var signature = SECRET.sign("checkin-granted_1-2", now, BODY);

        assertThat(run(code, program, option, now, signature, BODY)).isEqualTo("yes");
        assertThat(run(
                        code,
                        program,
                        option,
                        now,
                        OTHER.sign("checkin-granted_1-2", now, BODY) + " " + signature,
                        BODY))
                .isEqualTo("yes");
        assertThat(run(code, program, option, now, OTHER.sign("checkin-granted_1-2", now, BODY), BODY))
                .isEqualTo("no");
        assertThat(run(code, program, option, now, signature, BODY + " ")).isEqualTo("no");
        var old = now.minusSeconds(3_600);
        assertThat(run(code, program, option, old, SECRET.sign("checkin-granted_1-2", old, BODY), BODY))
                .isEqualTo("no");
    }

    private static String run(String code, String program, String option, Instant at, String signature, String body)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        program,
                        option,
                        code,
                        SECRET.text(),
                        "checkin-granted_1-2",
                        String.valueOf(at.getEpochSecond()),
                        signature,
                        body)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        process.waitFor();
        return said;
    }

    private static String sample(String language) throws IOException {
        var found =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
