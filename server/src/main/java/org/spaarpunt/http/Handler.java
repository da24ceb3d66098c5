package org.spaarpunt.http;

/**
 * Answers requests. Called on a virtual thread of its own for each connection, so it may block; called by many threads
 * at once, so it must be thread-safe. An exception it throws is logged and answered as {@link Failure#BROKEN}.
 */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}
