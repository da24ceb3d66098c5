package org.spaarpunt.loadtest.compare;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.machine.OwnDatabase;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.DatabaseAddress;

/**
 * One PostgreSQL with a database for each of the compared systems. Each is a copy of the same filled one, and nothing
 * but its system writes to it.
 */
final class Databases implements AutoCloseable {
    /** For 256 clients of PostgreSQL itself, beside the pools of servers that wait for their turn. */
    private static final int MAX_CONNECTIONS = 400;

    private static final String PREFIX = "of_";

    private static final String LOG_POSITION = "select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint";
    private static final String SIZE = "select pg_database_size(current_database())";

    private final OwnDatabase postgres;
    private final Jdbi maintenance;

    private Databases(OwnDatabase postgres) {
        this.postgres = postgres;
        var superuser = postgres.maintenanceAddress();
        this.maintenance = Stage.jdbi(
                new DatabaseAddress(at(superuser.jdbcUrl(), "postgres"), superuser.user(), superuser.password()));
    }

    static Databases fill(Path home, Fill.Size size, Tools tools) {
        var postgres = OwnDatabase.forConnections(home, MAX_CONNECTIONS, tools.random());
        var jdbi = Stage.jdbi(postgres.address());
        new Fill(jdbi, tools.random(), step -> tools.people().println("filling: " + step)).make(size);
        return new Databases(postgres);
    }

    /** A copy of the filled database. */
    DatabaseAddress copy(String name) {
        execute("create database \"%s\" owner %s template %s strategy file_copy"
                .formatted(PREFIX + name, postgres.address().user(), EmbeddedPostgres.DATABASE));
        return named(name);
    }

    /** A database without tables. */
    DatabaseAddress empty(String name) {
        execute("create database \"%s\" owner %s"
                .formatted(PREFIX + name, postgres.address().user()));
        return named(name);
    }

    /** The settings for a server of Spaarpunt on one of them, which keeps no limits of requests. */
    Map<String, String> settings(DatabaseAddress address) {
        var settings = new HashMap<>(postgres.settings());
        settings.put("SPAARPUNT_DATABASE_URL", address.jdbcUrl());
        settings.put("SPAARPUNT_API_REQUESTS_PER_APPLICATION", "0");
        settings.put("SPAARPUNT_API_REQUESTS_PER_PERSON", "0");
        return settings;
    }

    SecretBox box() {
        return postgres.box();
    }

    long pid() {
        return postgres.pid();
    }

    /** How many bytes of log PostgreSQL has written since it was made. */
    long logPosition() {
        return number(maintenance, LOG_POSITION);
    }

    static long bytes(Jdbi database) {
        return number(database, SIZE);
    }

    /** What PostgreSQL says of itself, such as its version. */
    String shown(String parameter) {
        return maintenance.withHandle(handle ->
                handle.createQuery("show " + parameter).mapTo(String.class).one());
    }

    @Override
    public void close() {
        postgres.close();
    }

    private DatabaseAddress named(String name) {
        var address = postgres.address();
        return new DatabaseAddress(at(address.jdbcUrl(), PREFIX + name), address.user(), address.password());
    }

    private void execute(String statement) {
        maintenance.useHandle(handle -> handle.execute(statement));
    }

    private static long number(Jdbi jdbi, String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    /** The address of another database of the same PostgreSQL. */
    private static String at(String jdbcUrl, String database) {
        return jdbcUrl.replaceFirst("/" + EmbeddedPostgres.DATABASE + "(?=$|[?])", "/" + database);
    }
}
