package org.spaarpunt.storage;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.spaarpunt.build.BuildInfo;

/**
 * Connections to one database, configured for different purposes. Parameters in the address are kept; the others have
 * defaults here.
 */
final class Sources {
    /** How long establishing a connection may take. */
    private static final Duration CONNECT_WAIT = Duration.ofSeconds(2);

    /** How long the database may be silent during a statement before the connection counts as broken. */
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(10);

    /** For the whole start of a connection, since a suspended database accepts connections and never answers. */
    private static final Duration LOGIN_WAIT = Duration.ofSeconds(5);

    /** How long a refused connection is retried before its user gets the failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** PostgreSQL keeps this many characters of an application's name; the purpose has to be among them. */
    private static final int MAX_NAME = 63;

    private static final int MAX_PREFIX = 45;

    /** The purpose of the session that every server has, in the names of applications. */
    static final String NOTICES = "notices";

    private static final Map<PGProperty, String> DEFAULTS = Map.of(
            PGProperty.APPLICATION_NAME,
            "spaarpunt",
            PGProperty.CONNECT_TIMEOUT,
            seconds(CONNECT_WAIT),
            PGProperty.SOCKET_TIMEOUT,
            seconds(ANSWER_WAIT),
            PGProperty.TCP_KEEP_ALIVE,
            "true",
            // The statements are few and always the same, so each is prepared at its first use.
            PGProperty.PREPARE_THRESHOLD,
            "1");

    /**
     * Of several hosts, only the primary is of use. A standby that became the primary is found within a second, and a
     * host that stands still, which accepts connections and never answers, is left for the next one.
     */
    private static final Map<PGProperty, String> DEFAULTS_OF_SEVERAL_HOSTS = Map.of(
            PGProperty.TARGET_SERVER_TYPE,
            "primary",
            PGProperty.HOST_RECHECK_SECONDS,
            "1",
            PGProperty.SSL_RESPONSE_TIMEOUT,
            String.valueOf(CONNECT_WAIT.toMillis()));

    private final DatabaseAddress address;
    private final Properties inUrl;

    Sources(DatabaseAddress address) {
        this.address = address;
        var parsed = Driver.parseURL(address.jdbcUrl(), new Properties());
        if (parsed == null) {
            throw new UnusableDatabaseException(
                    "The database's address is not one that PostgreSQL's driver understands");
        }
        this.inUrl = parsed;
    }

    /** For the pool of a server. */
    PatientDataSource ofServer() {
        return source(PATIENCE, Database.SESSION);
    }

    /** For the pool of a server that reads from a replica. Fails at once if it is unavailable. */
    PatientDataSource ofReplica() {
        var source = source(new PatientDataSource(Duration.ZERO, Database.SESSION, true));
        source.setApplicationName(nameFor("reading"));
        return source;
    }

    /** The same for a command, some of whose statements may take long. */
    PatientDataSource ofReplicaForCommand() {
        var source = ofReplica();
        source.setSocketTimeout(0);
        return source;
    }

    /** For measuring how far a replica is behind. */
    PatientDataSource ofReplicaWatch() {
        return watching("replica", new PatientDataSource(Duration.ZERO, "", true));
    }

    /**
     * For a listener, which waits for as long as no notification arrives. Every server has one, so that its name also
     * tells the other servers, and their operators, which release runs there.
     */
    PatientDataSource ofNotices() {
        var source = source(PATIENCE, "");
        source.setApplicationName(
                nameFor(NOTICES + " " + BuildInfo.ofThisProgram().release()));
        return source;
    }

    /** For a program that executes one statement after another, some of which may take long. */
    PatientDataSource ofCommand() {
        var source = source(PATIENCE, Database.SESSION);
        source.setApplicationName(nameFor("command"));
        source.setSocketTimeout(0);
        return source;
    }

    /** For changes of the schema, which may take long. Nothing is prepared, so it works behind every pooler. */
    PatientDataSource ofMigration() {
        var source = ofStart("migration");
        source.setSocketTimeout(0);
        return source;
    }

    /** For detecting a pooler in front of the database; relies on nothing that a pooler may lack. */
    PatientDataSource ofInspection() {
        return ofStart("start");
    }

    /** Fails at once if the database is unavailable: a starting server waits for it, and logs that. */
    private PatientDataSource ofStart(String purpose) {
        var source = source(Duration.ZERO, "");
        source.setApplicationName(nameFor(purpose));
        source.setLoginTimeout((int) LOGIN_WAIT.toSeconds());
        source.setPrepareThreshold(0);
        return source;
    }

    /**
     * For a check with a short time limit.
     *
     * @param purpose one word
     */
    PatientDataSource ofWatch(String purpose) {
        return watching(purpose, new PatientDataSource(Duration.ZERO, ""));
    }

    private PatientDataSource watching(String purpose, PatientDataSource bare) {
        var source = source(bare);
        source.setApplicationName(nameFor(purpose));
        source.setConnectTimeout(1);
        source.setSocketTimeout(2);
        source.setCancelSignalTimeout(1);
        source.setPrepareThreshold(0);
        return source;
    }

    DatabaseAddress address() {
        return address;
    }

    /** The application name by which the sessions of servers on this database are recognised. */
    String applicationName() {
        return given(PGProperty.APPLICATION_NAME);
    }

    private PatientDataSource source(Duration patience, String session) {
        return source(new PatientDataSource(patience, session));
    }

    private PatientDataSource source(PatientDataSource source) {
        source.setUrl(address.jdbcUrl());
        DEFAULTS.forEach((property, value) -> setUnlessGiven(source, property, value));
        if (!source.isOfReplica() && address.jdbcUrl().split("\\?", 2)[0].contains(",")) {
            DEFAULTS_OF_SEVERAL_HOSTS.forEach((property, value) -> setUnlessGiven(source, property, value));
        }
        if (!address.user().isEmpty()) {
            source.setUser(address.user());
        }
        if (!address.password().isEmpty()) {
            source.setPassword(address.password());
        }
        // The detail of a violated constraint quotes the row, and a row may hold a card number.
        source.setLogServerErrorDetail(false);
        return source;
    }

    private void setUnlessGiven(PatientDataSource source, PGProperty property, String value) {
        if (!inUrl.containsKey(property.getName())) {
            source.setProperty(property, value);
        }
    }

    private String given(PGProperty property) {
        return inUrl.getProperty(property.getName(), DEFAULTS.getOrDefault(property, ""));
    }

    private String nameFor(String purpose) {
        return cut(cut(applicationName(), MAX_PREFIX) + " " + purpose, MAX_NAME);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }
}
