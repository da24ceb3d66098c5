package org.spaarpunt.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.spaarpunt.build.BuildInfo;

/** The schema of a database and its version, the number of the last migration. */
final class Schema {
    private static final String HISTORY = "flyway_schema_history";
    private static final String PROGRAM = "Spaarpunt ";
    private static final String RESTORE = "Restore a backup of a released version, or begin with an empty database.";

    /** Where the migrations are, among the resources. */
    static final String MIGRATIONS = "org/spaarpunt/storage/migrations";

    private final Sources sources;
    private final DatabaseAddress address;
    private final boolean sharesSessions;
    private final Flyway flyway;

    private Schema(Sources sources, boolean sharesSessions, Flyway flyway) {
        this.sources = sources;
        this.address = sources.address();
        this.sharesSessions = sharesSessions;
        this.flyway = flyway;
    }

    /** A migration that is not applied yet, with the number of its version. */
    record Pending(String version, MigrationScript script) {}

    /** @param sharesSessions whether a pooler gives the session of one connection to others */
    static Schema of(Sources sources, boolean sharesSessions) {
        return of(sources, sharesSessions, "classpath:" + MIGRATIONS);
    }

    /** The same with migrations from these places. */
    static Schema of(Sources sources, boolean sharesSessions, String... locations) {
        var configuration = Flyway.configure();
        // An index that is made concurrently waits for all older transactions. So Flyway's lock must not be one, unless
        // a pooler might give its session to another connection, which would then never be rid of the lock.
        Objects.requireNonNull(configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class))
                .setTransactionalLock(sharesSessions);
        var flyway = configuration
                .dataSource(sources.ofMigration())
                .locations(locations)
                .validateOnMigrate(true)
                // By default a schema that is newer than the program would be accepted.
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true)
                .placeholders(Map.of(MigrationScript.CONCURRENTLY, MigrationScript.CONCURRENTLY))
                .callbacks(new MigrationLocks())
                // So that an older program can say which one made the schema that it does not know.
                .installedBy(PROGRAM + BuildInfo.ofThisProgram().release())
                .load();
        return new Schema(sources, sharesSessions, flyway);
    }

    /**
     * Migrates the tables to the version that this program was made for.
     *
     * @return that version
     * @throws UnusableDatabaseException when they do not fit, or the database refuses the user
     * @throws UnreachableDatabaseException when the database is unavailable
     */
    String upgrade() {
        try {
            var result = migration().migrate();
            return result.targetSchemaVersion == null
                    ? String.valueOf(result.initialSchemaVersion)
                    : result.targetSchemaVersion;
        } catch (FlywayValidateException unfit) {
            throw new UnusableDatabaseException(whyUnfit(flyway.validateWithResult().invalidMigrations), unfit);
        } catch (FlywayException failure) {
            throw explained(failure);
        }
    }

    /**
     * Whether the tables of an installation exist, of whatever version.
     *
     * @throws UnusableDatabaseException when the database refuses the user
     * @throws UnreachableDatabaseException when it is unavailable
     */
    boolean isThere() {
        try (var connection = sources.ofInspection().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select to_regclass('" + HISTORY + "') is not null")) {
            return found.next() && found.getBoolean(1);
        } catch (SQLException failure) {
            throw OpeningFailure.of(new StatementFailure(failure), address);
        }
    }

    /**
     * The number of the newest migration that is applied; empty: none is.
     *
     * @throws UnusableDatabaseException when the database refuses the user
     * @throws UnreachableDatabaseException when it is unavailable
     */
    Optional<String> version() {
        return Optional.ofNullable(asked(flyway::info).current())
                .map(MigrationInfo::getVersion)
                .map(MigrationVersion::toString);
    }

    /** What an upgrade would apply, in its order; throws as {@link #version()} does. */
    List<Pending> pending() {
        return Arrays.stream(asked(flyway::info).pending()).map(Schema::read).toList();
    }

    /** Why the schema cannot be upgraded; empty if it can. Throws as {@link #version()} does. */
    Optional<String> unfit() {
        var flaws = asked(flyway::validateWithResult).invalidMigrations.stream()
                .filter(flaw ->
                        !CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED.equals(flaw.errorDetails.errorCode)
                                || !isPending(flaw))
                .toList();
        return flaws.isEmpty() ? Optional.empty() : Optional.of(whyUnfit(flaws));
    }

    private boolean isPending(ValidateOutput flaw) {
        return Arrays.stream(flyway.info().pending())
                .anyMatch(migration -> migration.getVersion().getVersion().equals(flaw.version));
    }

    private <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (FlywayException failure) {
            throw explained(failure);
        }
    }

    private static Pending read(MigrationInfo migration) {
        var resource = "/" + MIGRATIONS + "/" + migration.getScript();
        try (var file = Objects.requireNonNull(Schema.class.getResourceAsStream(resource), resource)) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var name = migration.getDescription().replace(' ', '_');
            return new Pending(migration.getVersion().toString(), MigrationScript.parse(name, text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of an empty database everything is made in the ordinary way. */
    private Flyway migration() {
        if (isThere()) {
            requireOwnSession();
            return flyway;
        }
        return Flyway.configure()
                .configuration(flyway.getConfiguration())
                .placeholders(Map.of(MigrationScript.CONCURRENTLY, ""))
                .load();
    }

    private void requireOwnSession() {
        if (sharesSessions && pending().stream().anyMatch(each -> each.script().runsOutsideTransactions())) {
            throw new UnusableDatabaseException("This upgrade of the database " + address.place()
                    + " makes an index while servers go on, which is impossible behind a pooler in transaction mode."
                    + " Upgrade by a command past the pooler first: spaarpunt upgrade, with a database-url that"
                    + " leads to PostgreSQL itself.");
        }
    }

    private RuntimeException explained(FlywayException failure) {
        if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new UnusableDatabaseException(
                    "The database " + address.place() + " holds tables that are not Spaarpunt's."
                            + " Let the setting database-url name an empty database.",
                    failure);
        }
        return OpeningFailure.of(failure, address);
    }

    private String whyUnfit(List<ValidateOutput> flaws) {
        var newest = newestKnown();
        var newer = versions(flaws, CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED).stream()
                .filter(version -> version.compareTo(newest) > 0)
                .max(MigrationVersion::compareTo);
        if (newer.isPresent()) {
            return "The database " + address.place() + " has schema version " + newer.get() + madeBy(newer.get())
                    + ", and this Spaarpunt " + BuildInfo.ofThisProgram().release() + " knows only those up to "
                    + newest
                    + ". Start the newer Spaarpunt that made it, or restore a backup from before that upgrade.";
        }
        var lacking = versions(flaws, CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED);
        if (!lacking.isEmpty()) {
            return "The schema of the database " + address.place() + " lacks version " + joined(lacking)
                    + " below its newest, so it was made by a Spaarpunt that was never released. " + RESTORE;
        }
        var unknown = versions(flaws, CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED);
        if (!unknown.isEmpty()) {
            return "The schema of the database " + address.place() + " has version " + joined(unknown)
                    + ", which no released Spaarpunt has. " + RESTORE;
        }
        var failed = versions(flaws, CoreErrorCode.FAILED_VERSIONED_MIGRATION);
        if (!failed.isEmpty()) {
            return "An upgrade of the database " + address.place() + " to schema version " + joined(failed)
                    + " broke off. " + RESTORE;
        }
        return "The schema of the database " + address.place() + " was made by other migrations than those of this"
                + " Spaarpunt" + ofVersions(flaws) + ". " + RESTORE;
    }

    private String madeBy(MigrationVersion version) {
        return Arrays.stream(flyway.info().applied())
                .filter(migration -> version.equals(migration.getVersion()))
                .map(MigrationInfo::getInstalledBy)
                .filter(name -> name != null && name.startsWith(PROGRAM))
                .findFirst()
                .map(name -> ", made by " + name)
                .orElse("");
    }

    private static String ofVersions(List<ValidateOutput> flaws) {
        var versions = flaws.stream()
                .map(flaw -> flaw.version)
                .filter(version -> version != null && !version.isEmpty())
                .collect(Collectors.joining(", "));
        return versions.isEmpty() ? "" : " (version " + versions + ")";
    }

    private static List<MigrationVersion> versions(List<ValidateOutput> flaws, ErrorCode code) {
        var found = new ArrayList<MigrationVersion>();
        for (var flaw : flaws) {
            if (code.equals(flaw.errorDetails.errorCode)) {
                Optional.ofNullable(flaw.version)
                        .map(MigrationVersion::fromVersion)
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static String joined(List<MigrationVersion> versions) {
        return versions.stream().map(MigrationVersion::toString).collect(Collectors.joining(", "));
    }

    private MigrationVersion newestKnown() {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElse(MigrationVersion.EMPTY);
    }
}
