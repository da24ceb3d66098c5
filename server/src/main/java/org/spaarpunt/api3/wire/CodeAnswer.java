package org.spaarpunt.api3.wire;

/** A body with one code for the outcome of the request. */
public interface CodeAnswer {
    ErrorCode code();
}
