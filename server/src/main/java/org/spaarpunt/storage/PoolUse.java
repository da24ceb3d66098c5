package org.spaarpunt.storage;

/**
 * How a pool is used at one moment, and how it has served since its start.
 *
 * @param limit how many connections it may open
 * @param open connections, in use or not
 * @param active connections in use
 * @param idle connections that are free
 * @param waiting threads that wait for a connection
 * @param waits how its connections were waited for
 */
public record PoolUse(int limit, int open, int active, int idle, int waiting, PoolWaits.Sum waits) {}
