package org.spaarpunt.api3.wire;

/** A body that says in one word what became of the request. */
public interface CodeAnswer {
    ErrorCode code();
}
