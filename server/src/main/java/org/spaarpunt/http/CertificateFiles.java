package org.spaarpunt.http;

import java.nio.file.Path;

/**
 * Where the server's certificate stands, in PEM.
 *
 * @param certificate the server's own first, then those that vouch for it
 * @param key its private key, not encrypted: PKCS#8, or as OpenSSL used to write RSA and EC keys
 */
public record CertificateFiles(Path certificate, Path key) {}
