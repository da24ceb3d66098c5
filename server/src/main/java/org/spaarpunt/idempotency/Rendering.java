package org.spaarpunt.idempotency;

/**
 * What an outcome was rendered for, besides the outcome itself: a repeat is rendered for the same.
 *
 * @param call of a protocol
 * @param site the address under which the caller reached the server, which addresses in its answer begin with
 */
public record Rendering(String call, String site) {}
