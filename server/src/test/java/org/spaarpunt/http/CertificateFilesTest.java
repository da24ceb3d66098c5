package org.spaarpunt.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a server can use, and what it says of the others. */
class CertificateFilesTest {
    private static final TestCertificate EC = TestCertificate.ec();
    private static final TestCertificate OTHER_EC = TestCertificate.otherEc();
    private static final TestCertificate RSA = TestCertificate.rsa();

    @TempDir
    private Path directory;

    static Stream<TestCertificate> kinds() {
        return Stream.of(EC, RSA);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keys_are_read_as_they_are_written_today_and_as_they_used_to_be(TestCertificate made) throws IOException {
        for (var key : new String[] {made.keyPem(), made.oldKeyPem(), "first some words\n" + made.oldKeyPem()}) {
            var files = made.in(directory);
            Files.writeString(files.key(), key);

            assertThat(KeyMaterial.of(KeyMaterial.Text.in(files), files).key()).isEqualTo(made.key());
        }
    }

    @Test
    void a_chain_begins_with_the_servers_own_certificate() throws IOException {
        var files = EC.in(directory);
        Files.writeString(files.certificate(), EC.certificatePem() + RSA.certificatePem());

        assertThat(KeyMaterial.of(KeyMaterial.Text.in(files), files).chain())
                .containsExactly(EC.certificate(), RSA.certificate());
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        var files = new CertificateFiles(directory.resolve("absent.pem"), directory.resolve("key.pem"));

        assertThatExceptionOfType(UnusableCertificateException.class)
                .isThrownBy(() -> ServerCertificate.read(files, Clock.systemUTC()))
                .withMessage("The file " + files.certificate() + " cannot be read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void a_file_without_a_certificate_is_named(String text) throws IOException {
        var files = EC.in(directory);
        Files.writeString(files.certificate(), text);

        assertRefused(files, "The file " + files.certificate() + " cannot be used: it holds no certificate in PEM");
    }

    @Test
    void half_a_certificate_is_refused() throws IOException {
        var files = EC.in(directory);
        var whole = EC.certificatePem();
        Files.writeString(files.certificate(), whole.substring(0, whole.length() / 2));

        assertRefused(files, "The file " + files.certificate() + " cannot be used: it holds no certificate in PEM");
    }

    @Test
    void a_key_that_is_not_the_certificates_is_refused() throws IOException {
        var files = EC.in(directory);
        for (var other : new String[] {OTHER_EC.keyPem(), OTHER_EC.oldKeyPem()}) {
            Files.writeString(files.key(), other);
            assertRefused(
                    files, "The file " + files.key() + " cannot be used: it is not the key of the first certificate.");
        }
        Files.writeString(files.key(), RSA.keyPem());
        assertRefused(files, "The file " + files.key() + " cannot be used: it is damaged, or of another kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
            })
    void a_file_without_a_key_is_named(String text) throws IOException {
        var files = EC.in(directory);
        Files.writeString(files.key(), text);

        assertRefused(files, "The file " + files.key() + " cannot be used: it holds no private key in PEM");
    }

    @Test
    void keys_that_cannot_be_read_are_refused_with_the_reason_and_without_the_key() throws IOException {
        var files = EC.in(directory);
        var secret = "c2VjcmV0".getBytes(US_ASCII);
        Files.writeString(files.key(), TestCertificate.pem("PRIVATE KEY", secret));
        assertRefused(files, "The file " + files.key() + " cannot be used: it is damaged");
        Files.writeString(files.key(), TestCertificate.pem("EC PRIVATE KEY", secret));
        assertRefused(files, "The file " + files.key() + " cannot be used: it is damaged");
        Files.writeString(files.key(), TestCertificate.pem("ENCRYPTED PRIVATE KEY", secret));
        assertRefused(files, "The file " + files.key() + " cannot be used: it is encrypted");
        Files.writeString(files.key(), TestCertificate.pem("OPENSSH PRIVATE KEY", secret));
        assertRefused(
                files, "The file " + files.key() + " cannot be used: it is of a kind that the server does not know");
    }

    private static void assertRefused(CertificateFiles files, String sentence) {
        assertThatExceptionOfType(UnusableCertificateException.class)
                .isThrownBy(() -> ServerCertificate.read(files, Clock.systemUTC()))
                .withMessageStartingWith(sentence)
                .withMessageNotContaining("c2VjcmV0");
    }
}
