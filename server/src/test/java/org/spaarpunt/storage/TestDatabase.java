package org.spaarpunt.storage;

import java.util.function.Consumer;

/** A database that one test has for itself; closing drops it, whoever is still connected. */
public final class TestDatabase implements AutoCloseable {

    private final DatabaseAddress address;
    private final DatabaseAddress maintenanceAddress;
    private final String name;
    private final Consumer<String> statements;
    private final TableContents contents;

    /** @param statements runs one of them, from outside of this database */
    TestDatabase(
            DatabaseAddress address, DatabaseAddress maintenanceAddress, String name, Consumer<String> statements) {
        this.address = address;
        this.maintenanceAddress = maintenanceAddress;
        this.name = name;
        this.statements = statements;
        this.contents = new TableContents(maintenanceAddress);
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Opens it without looking whether its schema is up to date: it is a clone of a template that was migrated. */
    public Database open(int connections) {
        return Database.openMigrated(address, connections);
    }

    /** For what an administrator of the database does, and the role of the server may not. */
    public DatabaseAddress maintenanceAddress() {
        return maintenanceAddress;
    }

    /** Throws everybody out and lets nobody in. */
    public void goAway() {
        statements.accept("alter database " + name + " allow_connections false");
        statements.accept("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    public void comeBack() {
        statements.accept("alter database " + name + " allow_connections true");
    }

    /** A parameter of PostgreSQL, for sessions that begin from now on. */
    public void set(String parameter, String value) {
        statements.accept("alter database " + name + " set " + parameter + " = " + value);
    }

    /**
     * Before each test of a class: its tables hold again what they held the first time this was called. For that the database's
     * maintenance role must be a superuser.
     */
    public void restore() {
        contents.bringBack();
    }

    @Override
    public void close() {
        contents.close();
        statements.accept("drop database if exists " + name + " with (force)");
    }
}
