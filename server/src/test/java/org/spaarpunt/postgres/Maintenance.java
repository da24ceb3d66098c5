package org.spaarpunt.postgres;

import org.spaarpunt.storage.DatabaseAddress;

/** What an administrator of an embedded database may do, and the server's role may not. */
public final class Maintenance {
    private Maintenance() {}

    /** The address of the server's database for the superuser. */
    public static DatabaseAddress addressOf(EmbeddedPostgres server) {
        return server.maintenanceAddress();
    }
}
