package org.spaarpunt.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the private key that belongs to a certificate. The certificate determines the kind of key, such as its curve.
 */
final class PrivateKeyPem {
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?<kind>[A-Z ]*)PRIVATE KEY-----(?<base64>[^-]*)-----END \\k<kind>PRIVATE KEY-----");

    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final byte SEQUENCE = 0x30;
    private static final byte OCTETS = 0x04;

    private PrivateKeyPem() {}

    static PrivateKey read(String pem, PublicKey partner) {
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw new UnusableCertificateException("it holds no private key in PEM that is not encrypted");
        }
        byte[] der = decoded(block.group("base64"));
        return switch (block.group("kind")) {
            case "" -> key(der, partner);
            case "RSA ", "EC " -> key(wrapped(der, partner), partner);
            case "ENCRYPTED " ->
                throw new UnusableCertificateException("it is encrypted, and the server knows no password for it");
            default -> throw new UnusableCertificateException("it is of a kind that the server does not know");
        };
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnusableCertificateException("it is damaged", e);
        }
    }

    private static PrivateKey key(byte[] pkcs8, PublicKey partner) {
        try {
            return KeyFactory.getInstance(partner.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new UnusableCertificateException("it is damaged, or of another kind than the certificate's", e);
        }
    }

    /**
     * The older formats are the content of PKCS#8; the certificate's own key supplies the algorithm around it (RFC
     * 5958).
     */
    private static byte[] wrapped(byte[] inner, PublicKey partner) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_0);
        content.writeBytes(algorithm(partner));
        content.writeBytes(element(OCTETS, inner));
        return element(SEQUENCE, content.toByteArray());
    }

    /**
     * A public key is encoded as a sequence of the algorithm, a sequence of its own, and the bits (RFC 5280 section
     * 4.1).
     */
    private static byte[] algorithm(PublicKey key) {
        var encoded = ByteBuffer.wrap(key.getEncoded());
        skipHeader(encoded);
        int start = encoded.position();
        int length = skipHeader(encoded);
        int end = encoded.position() + length;
        var algorithm = new byte[end - start];
        encoded.get(start, algorithm);
        return algorithm;
    }

    /** Skips the kind and the length of an element, and returns the length. */
    private static int skipHeader(ByteBuffer der) {
        der.get();
        int length = der.get() & 0xFF;
        if (length < 0x80) {
            return length;
        }
        int more = 0;
        for (int bytes = length & 0x7F; bytes > 0; bytes--) {
            more = (more << 8) | (der.get() & 0xFF);
        }
        return more;
    }

    private static byte[] element(byte kind, byte[] content) {
        var element = ByteBuffer.allocate(content.length + 4).put(kind);
        if (content.length < 0x80) {
            element.put((byte) content.length);
        } else if (content.length < 0x100) {
            element.put((byte) 0x81).put((byte) content.length);
        } else {
            element.put((byte) 0x82).putShort((short) content.length);
        }
        var bytes = new byte[element.position() + content.length];
        element.put(content).get(0, bytes);
        return bytes;
    }
}
