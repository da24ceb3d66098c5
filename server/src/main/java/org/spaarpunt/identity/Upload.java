package org.spaarpunt.identity;

/** A file that was sent with a request; no signature covers it. Must not be modified. */
@SuppressWarnings("ArrayRecordComponent") // Files are never compared.
public record Upload(byte[] content) {}
