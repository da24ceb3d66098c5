package org.spaarpunt.http;

import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.spaarpunt.logging.EventLog;

/**
 * The certificate of the server, and how it is used for TLS. It can be renewed while the server runs: a connection uses
 * the one that is current when it begins, until it ends. Safe for many threads at once.
 */
public final class ServerCertificate {
    private static final EventLog LOG = EventLog.of(ServerCertificate.class);

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** Only cipher suites with forward secrecy and authenticated encryption. */
    private static final String[] SUITES = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    };

    private static final String[] APPLICATIONS = {"http/1.1"};

    private final CertificateFiles files;
    private final InstantSource clock;
    private KeyMaterial.Text text;
    private volatile SSLContext context;
    private volatile Instant validUntil = Instant.EPOCH;

    /** Why the files were refused when they were last read; {@code ""} if they were not. */
    private String refusal = "";

    private ServerCertificate(CertificateFiles files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
        this.text = KeyMaterial.Text.in(files);
        this.context = contextOf(text);
    }

    /**
     * Reads the files for the first time.
     *
     * @throws UnusableCertificateException where they do not hold a certificate and its key
     */
    public static ServerCertificate read(CertificateFiles files, InstantSource clock) {
        return new ServerCertificate(files, clock);
    }

    /**
     * Reads the files again. If they cannot be used, as when only one of them has been replaced so far, that is logged
     * once, and the certificate stays as it was.
     */
    public synchronized void renew() {
        try {
            var now = KeyMaterial.Text.in(files);
            if (!now.equals(text)) {
                context = contextOf(now);
                text = now;
            }
            refusal = "";
        } catch (UnusableCertificateException e) {
            if (!refusal.equals(e.getMessage())) {
                LOG.warn(
                        "certificate_renewal_failed",
                        "The server goes on with its old certificate. {reason}",
                        e.getMessage());
            }
            refusal = String.valueOf(e.getMessage());
        }
    }

    /** When the certificate that new connections get expires. */
    public Instant validUntil() {
        return validUntil;
    }

    /** For one connection. */
    SSLEngine newEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(SUITES);
        parameters.setUseCipherSuitesOrder(true);
        parameters.setApplicationProtocols(APPLICATIONS);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private SSLContext contextOf(KeyMaterial.Text text) {
        var material = KeyMaterial.of(text, files);
        var certificate = material.certificate();
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        LOG.info(
                "certificate_loaded",
                "The certificate of {subject} is valid until {validUntil}",
                certificate.getSubjectX500Principal(),
                end);
        Instant now = clock.instant();
        if (now.isBefore(begin) || now.isAfter(end)) {
            LOG.warn(
                    "certificate_not_valid",
                    "The certificate in {file} is valid from {validFrom} to {validUntil}: clients will refuse it",
                    files.certificate(),
                    begin,
                    end);
        }
        validUntil = end;
        return material.context();
    }
}
