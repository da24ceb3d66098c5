package org.spaarpunt.storage;

/**
 * How a pool is used at one moment.
 *
 * @param open connections, in use or not
 * @param active connections in use
 * @param idle connections that are free
 * @param waiting threads that wait for a connection
 */
public record PoolUse(int open, int active, int idle, int waiting) {}
