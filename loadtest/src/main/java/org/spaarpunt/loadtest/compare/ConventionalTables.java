package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.secrets.SecretBox;

/** The tables of the conventional server, in a schema of their own beside those of ours. */
record ConventionalTables(Jdbi jdbi, Sources sources) {
    static final String SCHEMA = "conventional";

    /** Makes them, and fills them with the world of ours. */
    void make(SecretBox box) throws IOException {
        run("schema.sql");
        run("world.sql");
        var keys = World.forRun(jdbi, box, "keys", World.NewEvents.weekly(1)).keys();
        // In clear: that ours are sealed costs nothing once they are cached.
        jdbi.useHandle(handle -> handle.execute("update conventional.consumer set secret = ?", keys.consumerSecret()));
        jdbi.useHandle(handle -> handle.execute("update conventional.access_token set secret = ?", keys.tokenSecret()));
    }

    /** Copies the events that are new. */
    void copyEvents() throws IOException {
        run("events.sql");
    }

    private void run(String script) throws IOException {
        var sql = sources.conventionalSql(script);
        jdbi.useHandle(handle -> handle.createScript(sql).execute());
    }
}
