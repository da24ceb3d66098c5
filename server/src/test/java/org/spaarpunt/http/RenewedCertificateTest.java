package org.spaarpunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Certificates live for weeks, servers for longer. */
@Isolated("it hears of every certificate")
class RenewedCertificateTest {
    private static final TestCertificate OLD = TestCertificate.ec();
    private static final TestCertificate NEW = TestCertificate.rsa();
    private static final Clock NOW = Clock.systemUTC();

    private final Logger logger = (Logger) LoggerFactory.getLogger(ServerCertificate.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
    }

    private List<String> warnings() {
        return lines.list.stream()
                .filter(line -> line.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static HttpListener start(ServerCertificate shown) {
        return Listeners.start(Listeners.SETTINGS.with(Optional.of(shown)), _ -> Listeners.text(200, "handled"));
    }

    private static Certificate seenBy(TestCertificate trusted, HttpListener listener) throws Exception {
        try (var socket = trusted.connect(listener.port())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void a_new_certificate_is_shown_to_new_connections_and_the_old_ones_go_on() throws Exception {
        var shown = ServerCertificate.read(OLD.in(directory), NOW);
        try (var listener = start(shown);
                Wire old = new Wire(OLD.connect(listener.port()))) {
            assertThat(old.send(Wire.get("/before")).read().status()).isEqualTo(200);

            NEW.in(directory);
            shown.renew();

            assertThat(seenBy(NEW, listener)).isEqualTo(NEW.certificate());
            assertThat(old.send(Wire.get("/after")).read().status()).isEqualTo(200);
            assertThat(warnings()).isEmpty();
        }
    }

    @Test
    void a_pair_of_which_only_half_is_new_is_refused_once_and_taken_when_whole() throws Exception {
        var files = OLD.in(directory);
        var shown = ServerCertificate.read(files, NOW);
        try (var listener = start(shown)) {
            Files.writeString(files.certificate(), NEW.certificatePem());
            shown.renew();
            shown.renew();

            assertThat(seenBy(OLD, listener)).isEqualTo(OLD.certificate());
            assertThat(warnings())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(files.key().toString());

            Files.writeString(files.key(), NEW.keyPem());
            shown.renew();

            assertThat(seenBy(NEW, listener)).isEqualTo(NEW.certificate());
            assertThat(warnings()).hasSize(1);
        }
    }

    @Test
    void files_that_vanish_change_nothing() throws Exception {
        var files = OLD.in(directory);
        var shown = ServerCertificate.read(files, NOW);
        try (var listener = start(shown)) {
            Files.delete(files.key());
            shown.renew();
            shown.renew();

            assertThat(seenBy(OLD, listener)).isEqualTo(OLD.certificate());
            assertThat(warnings())
                    .containsExactly("The server goes on with its old certificate. The file " + files.key()
                            + " cannot be read.");
        }
    }

    @Test
    void the_same_fault_is_told_again_when_it_comes_back() throws Exception {
        var files = OLD.in(directory);
        var shown = ServerCertificate.read(files, NOW);
        for (int time = 0; time < 2; time++) {
            Files.delete(files.key());
            shown.renew();
            Files.writeString(files.key(), OLD.keyPem());
            shown.renew();
        }
        assertThat(warnings()).hasSize(2);
    }

    @Test
    void an_expired_certificate_is_shown_with_a_warning() throws Exception {
        var files = TestCertificate.expired().in(directory);

        assertThat(ServerCertificate.read(files, NOW)).isNotNull();

        assertThat(warnings()).hasSize(1).first().asString().contains("clients will refuse it");
    }

    @Test
    void a_certificate_of_the_future_is_shown_with_a_warning() throws Exception {
        var early = Clock.fixed(Instant.parse("2019-01-01T00:00:00Z"), ZoneOffset.UTC);

        assertThat(ServerCertificate.read(OLD.in(directory), early)).isNotNull();

        assertThat(warnings()).hasSize(1);
    }
}
