package org.spaarpunt.http;

/**
 * What answers requests. Called on a virtual thread of its own for each connection, so it may block; called by many at
 * once, so it must be safe for that. An exception it throws is logged and answered as {@link Failure#BROKEN}.
 */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}
