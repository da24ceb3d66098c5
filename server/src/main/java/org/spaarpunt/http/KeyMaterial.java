package org.spaarpunt.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate, those of its issuers, and its private key; {@link #of} checks that they belong together. */
record KeyMaterial(List<X509Certificate> chain, PrivateKey key) {
    private static final byte[] SAMPLE = {1, 2, 3};
    private static final char[] NO_PASSWORD = {};

    KeyMaterial {
        chain = List.copyOf(chain);
    }

    /** The unchecked contents of the two files. */
    record Text(String certificate, String key) {
        static Text in(CertificateFiles files) {
            return new Text(read(files.certificate()), read(files.key()));
        }

        /** Shows neither, since the key is secret. */
        @Override
        public String toString() {
            return "a certificate and its key";
        }
    }

    static KeyMaterial of(Text text, CertificateFiles files) {
        var chain = naming(files.certificate(), () -> certificates(text.certificate()));
        var leaf = chain.getFirst();
        var key = naming(files.key(), () -> PrivateKeyPem.read(text.key(), leaf.getPublicKey()));
        return naming(files.key(), () -> {
            requireMatch(leaf, key);
            return new KeyMaterial(chain, key);
        });
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** The context from which TLS connections are made. */
    SSLContext context() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableCertificateException("This Java cannot use the certificate: " + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UnusableCertificateException("The file " + file + " cannot be read.", e);
        }
    }

    private static <T> T naming(Path file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnusableCertificateException e) {
            throw new UnusableCertificateException("The file " + file + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private static List<X509Certificate> certificates(String pem) {
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
            var found = CertificateFactory.getInstance("X.509").generateCertificates(bytes);
            if (found.isEmpty()) {
                throw new UnusableCertificateException("it holds no certificate in PEM");
            }
            return found.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException e) {
            throw new UnusableCertificateException("it holds no certificate in PEM, or a damaged one", e);
        }
    }

    /** Checks that the certificate verifies what the key signs. */
    private static void requireMatch(X509Certificate certificate, PrivateKey key) {
        try {
            var signature = Signature.getInstance(signatureOf(key));
            signature.initSign(key);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(SAMPLE);
            if (signature.verify(signed)) {
                return;
            }
            throw new UnusableCertificateException("it is not the key of the first certificate");
        } catch (GeneralSecurityException e) {
            throw new UnusableCertificateException("it is not the key of the first certificate", e);
        }
    }

    private static String signatureOf(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
            default -> throw new UnusableCertificateException("it is neither RSA nor EC");
        };
    }
}
