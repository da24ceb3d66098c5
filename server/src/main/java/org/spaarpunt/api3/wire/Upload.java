package org.spaarpunt.api3.wire;

/** A file that came with a request; no signature covers it. Not to be changed. */
@SuppressWarnings("ArrayRecordComponent") // Files are never compared.
public record Upload(byte[] content) {}
