package org.spaarpunt.api3;

/** A body that says in one word what became of the request. */
interface Coded {
    ErrorCode code();
}
