package org.spaarpunt.storage;

/** A database that one test has for itself; closing drops it, whoever is still connected. */
public final class TestDatabase implements AutoCloseable {

    private final DatabaseAddress address;
    private final Runnable drop;

    TestDatabase(DatabaseAddress address, Runnable drop) {
        this.address = address;
        this.drop = drop;
    }

    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        drop.run();
    }
}
