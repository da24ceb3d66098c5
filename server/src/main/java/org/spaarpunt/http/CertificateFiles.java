package org.spaarpunt.http;

import java.nio.file.Path;

/**
 * Where the server's certificate is stored, in PEM.
 *
 * @param certificate the server's own first, then those of its issuers
 * @param key its private key, not encrypted: PKCS#8, or as OpenSSL used to write RSA and EC keys
 */
public record CertificateFiles(Path certificate, Path key) {}
