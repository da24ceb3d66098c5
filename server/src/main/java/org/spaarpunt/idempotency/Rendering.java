package org.spaarpunt.idempotency;

/**
 * What an outcome was rendered for; a repeat is rendered for the same.
 *
 * @param call of a protocol
 * @param site the address under which the caller reached the server; addresses in the answer begin with it
 */
public record Rendering(String call, String site) {}
