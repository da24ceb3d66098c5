package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.RunningServer;

/** The whole server with the settings of an operator. */
class ServerWithTlsTest {
    private static final int PATIENCE_S = 30;

    @Test
    void a_server_speaks_tls_and_takes_new_files_while_it_runs(@TempDir Path directory) throws Exception {
        var files = TestCertificate.ec().in(directory);
        var settings = Map.of(
                "tls-certificate", files.certificate().toString(),
                "tls-key", files.key().toString());
        try (var database = RunningServer.demoDatabase();
                var server = RunningServer.on(database, settings)) {
            int port = server.uri().getPort();
            try (var socket = TestCertificate.ec().connect(port);
                    Wire wire = new Wire(socket)) {
                assertThat(wire.send(Wire.get("/health")).read().status()).isEqualTo(200);
                assertThat(wire.send(Wire.get("/metrics")).read().body())
                        .contains("spaarpunt_tls_certificate_not_after_timestamp_seconds ");
            }
            assertThat(isShown(TestCertificate.otherEc(), port)).isFalse();

            TestCertificate.otherEc().in(directory);

            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
            while (!isShown(TestCertificate.otherEc(), port)) {
                assertThat(System.nanoTime()).isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static boolean isShown(TestCertificate certificate, int port) throws IOException {
        try (var socket = certificate.connect(port)) {
            socket.startHandshake();
            return true;
        } catch (SSLHandshakeException _) {
            return false;
        }
    }
}
