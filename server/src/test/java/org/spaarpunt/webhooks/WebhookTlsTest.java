package org.spaarpunt.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.webhooks.DeliveryStage.WERF;

import java.net.InetAddress;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.http.TestCertificate;

/** Reports over TLS, and to hosts that must not be connected to. */
class WebhookTlsTest {
    @RegisterExtension
    static final DeliveryStage STAGE = new DeliveryStage();

    @Test
    void a_message_travels_over_tls_to_a_receiver_whose_certificate_is_trusted_and_is_for_its_host() throws Exception {
        var certificate = TestCertificate.ec();
        try (var secure = Receiver.start(certificate.server())) {
            var good = STAGE.create(STAGE.werf(), "https://localhost:" + secure.port() + "/in");
            var misnamed = STAGE.create(STAGE.werf(), "https://hooks.example:" + secure.port() + "/in");
            STAGE.checkIn(1, WERF, "demo-unlimited");
            try (var trusting = STAGE.features().webhooks().worker(onLoopback(certificate.client()))) {
                STAGE.deliver(trusting);
            }
            assertThat(secure.received()).hasSize(1);
            assertThat(STAGE.log(good).getFirst().state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(STAGE.log(misnamed).getFirst().answer()).isEqualTo("TLS_FAILED");
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_gets_no_message() throws Exception {
        try (var secure = Receiver.start(TestCertificate.ec().server())) {
            var made = STAGE.create(STAGE.werf(), "https://localhost:" + secure.port() + "/in");
            STAGE.checkIn(1, WERF, "demo-unlimited");
            try (var strict = STAGE.features().webhooks().worker(onLoopback(SSLContext.getDefault()))) {
                STAGE.deliver(strict);
            }
            assertThat(secure.received()).isEmpty();
            assertThat(STAGE.log(made).getFirst().answer()).isEqualTo("TLS_FAILED");
        }
    }

    @Test
    void a_host_that_leads_to_a_private_network_is_not_connected_to() throws InterruptedException {
        var made = STAGE.create(
                STAGE.werf(), "https://hooks.example:" + STAGE.receiver().port() + "/");
        var inside = new WebhookSender.Network(
                _ -> List.of(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1")),
                (SSLSocketFactory) SSLSocketFactory.getDefault());
        STAGE.checkIn(1, WERF, "demo-unlimited");
        try (var guarded = STAGE.features().webhooks().worker(inside)) {
            STAGE.deliver(guarded);
        }
        assertThat(STAGE.log(made).getFirst().answer()).isEqualTo("FORBIDDEN_ADDRESS");
    }

    private static WebhookSender.Network onLoopback(SSLContext tls) {
        return new WebhookSender.Network(_ -> List.of(InetAddress.getLoopbackAddress()), tls.getSocketFactory());
    }
}
