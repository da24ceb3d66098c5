package org.spaarpunt.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that signs itself, made by the JDK's keytool, with its key. */
public record TestCertificate(X509Certificate certificate, PrivateKey key) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Each is made when it is first asked for, and then lent to all tests. */
    public static TestCertificate ec() {
        return Ec.ONE;
    }

    static TestCertificate otherEc() {
        return OtherEc.ONE;
    }

    static TestCertificate rsa() {
        return Rsa.ONE;
    }

    static TestCertificate expired() {
        return Expired.ONE;
    }

    /** Writes both as a server wants them, over what is there. */
    CertificateFiles in(Path directory) throws IOException {
        var files = new CertificateFiles(directory.resolve("chain.pem"), directory.resolve("key.pem"));
        Files.writeString(files.certificate(), certificatePem());
        Files.writeString(files.key(), keyPem());
        return files;
    }

    String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** As OpenSSL wrote keys before PKCS#8: what stands within the third element of the sequence. */
    String oldKeyPem() {
        var der = ByteBuffer.wrap(key.getEncoded());
        enter(der);
        skip(der);
        skip(der);
        enter(der);
        var inner = new byte[der.remaining()];
        der.get(inner);
        return pem(key.getAlgorithm() + " PRIVATE KEY", inner);
    }

    /** A client that trusts this certificate and no other. */
    public SSLContext client() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setCertificateEntry("server", certificate);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server that shows this certificate. */
    public SSLContext server() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry("server", key, PASSWORD, new Certificate[] {certificate});
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of such a client, before its handshake. */
    SSLSocket connect(int port) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        var socket = (SSLSocket)
                client().getSocketFactory().createSocket(new Socket(loopback, port), "localhost", port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }

    private static TestCertificate made(String... options) {
        try {
            var directory = Files.createTempDirectory("certificate");
            var store = directory.resolve("store.p12");
            try {
                var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                        .toString()));
                command.addAll(List.of("-genkeypair", "-alias", "server", "-storetype", "PKCS12"));
                command.addAll(List.of("-keystore", store.toString(), "-storepass", "changeit"));
                command.addAll(List.of("-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1"));
                command.addAll(List.of(options));
                var keytool =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                var said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
                assertThat(keytool.waitFor()).as(said).isZero();
                return loaded(store);
            } finally {
                Files.deleteIfExists(store);
                Files.delete(directory);
            }
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestCertificate loaded(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        return new TestCertificate(
                (X509Certificate) keys.getCertificate("server"), (PrivateKey) keys.getKey("server", PASSWORD));
    }

    private static void skip(ByteBuffer der) {
        int length = enter(der);
        der.position(der.position() + length);
    }

    private static int enter(ByteBuffer der) {
        der.get();
        int length = der.get() & 0xFF;
        if (length >= 0x80) {
            int bytes = length & 0x7F;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = (length << 8) | (der.get() & 0xFF);
            }
        }
        return length;
    }

    private static final class Ec {
        private static final TestCertificate ONE = made("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30");
    }

    private static final class OtherEc {
        private static final TestCertificate ONE = made("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30");
    }

    private static final class Rsa {
        private static final TestCertificate ONE = made("-keyalg", "RSA", "-keysize", "2048", "-validity", "30");
    }

    private static final class Expired {
        private static final TestCertificate ONE =
                made("-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "2020/01/01", "-validity", "30");
    }
}
