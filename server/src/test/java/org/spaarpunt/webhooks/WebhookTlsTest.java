package org.spaarpunt.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.webhooks.DeliveryStage.WERF;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.http.TestCertificate;

/** Reports over TLS, and to hosts that must not be connected to. */
class WebhookTlsTest {
    private static DeliveryStage stage;

    private Receiver receiver;

    @BeforeAll
    static void open() {
        stage = DeliveryStage.open();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void start() throws IOException {
        receiver = stage.begin();
    }

    @AfterEach
    void stop() {
        stage.end();
    }

    @Test
    void a_message_travels_over_tls_to_a_receiver_whose_certificate_is_trusted_and_is_for_its_host() throws Exception {
        var certificate = TestCertificate.ec();
        try (var secure = Receiver.start(certificate.server())) {
            var good = stage.create(stage.werf(), "https://localhost:" + secure.port() + "/in");
            var misnamed = stage.create(stage.werf(), "https://hooks.example:" + secure.port() + "/in");
            stage.checkIn(1, WERF, "demo-unlimited");
            try (var trusting = stage.features().webhooks().worker(onLoopback(certificate.client()))) {
                stage.deliver(trusting);
            }
            assertThat(secure.received()).hasSize(1);
            assertThat(stage.log(good).getFirst().state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(stage.log(misnamed).getFirst().answer()).isEqualTo("TLS_FAILED");
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_gets_no_message() throws Exception {
        try (var secure = Receiver.start(TestCertificate.ec().server())) {
            var made = stage.create(stage.werf(), "https://localhost:" + secure.port() + "/in");
            stage.checkIn(1, WERF, "demo-unlimited");
            try (var strict = stage.features().webhooks().worker(onLoopback(SSLContext.getDefault()))) {
                stage.deliver(strict);
            }
            assertThat(secure.received()).isEmpty();
            assertThat(stage.log(made).getFirst().answer()).isEqualTo("TLS_FAILED");
        }
    }

    @Test
    void a_host_that_leads_to_a_private_network_is_not_connected_to() throws InterruptedException {
        var made = stage.create(stage.werf(), "https://hooks.example:" + receiver.port() + "/");
        var inside = new WebhookSender.Network(
                _ -> List.of(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1")),
                (SSLSocketFactory) SSLSocketFactory.getDefault());
        stage.checkIn(1, WERF, "demo-unlimited");
        try (var guarded = stage.features().webhooks().worker(inside)) {
            stage.deliver(guarded);
        }
        assertThat(stage.log(made).getFirst().answer()).isEqualTo("FORBIDDEN_ADDRESS");
    }

    private static WebhookSender.Network onLoopback(SSLContext tls) {
        return new WebhookSender.Network(_ -> List.of(InetAddress.getLoopbackAddress()), tls.getSocketFactory());
    }
}
