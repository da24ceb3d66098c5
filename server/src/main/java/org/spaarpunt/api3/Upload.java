package org.spaarpunt.api3;

/** A file that came with a request; no signature covers it. Not to be changed. */
@SuppressWarnings("ArrayRecordComponent") // Files are never compared.
record Upload(byte[] content) {}
