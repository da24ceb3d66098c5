package org.spaarpunt.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.ValidateOutput;

/** The schema of a database and its version, the number of the last migration. */
final class Schema {
    private static final String HISTORY = "flyway_schema_history";
    private static final String RESTORE = "Restore a backup of a released version, or begin with an empty database.";

    private final Sources sources;
    private final DatabaseAddress address;
    private final Flyway flyway;

    private Schema(Sources sources, Flyway flyway) {
        this.sources = sources;
        this.address = sources.address();
        this.flyway = flyway;
    }

    static Schema of(Sources sources) {
        var flyway = Flyway.configure()
                .dataSource(sources.ofMigration())
                .locations("classpath:org/spaarpunt/storage/migrations")
                .validateOnMigrate(true)
                // By default a schema that is newer than the program would be accepted.
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true)
                .load();
        return new Schema(sources, flyway);
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
            var result = flyway.migrate();
            return result.targetSchemaVersion == null
                    ? String.valueOf(result.initialSchemaVersion)
                    : result.targetSchemaVersion;
        } catch (FlywayValidateException unfit) {
            throw new UnusableDatabaseException(whyUnfit(), unfit);
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

    private RuntimeException explained(FlywayException failure) {
        if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new UnusableDatabaseException(
                    "The database " + address.place() + " holds tables that are not Spaarpunt's."
                            + " Let the setting database-url name an empty database.",
                    failure);
        }
        return OpeningFailure.of(failure, address);
    }

    private String whyUnfit() {
        var flaws = flyway.validateWithResult().invalidMigrations;
        var newest = newestKnown();
        var newer = versions(flaws, CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED).stream()
                .filter(version -> version.compareTo(newest) > 0)
                .max(MigrationVersion::compareTo);
        if (newer.isPresent()) {
            return "The database " + address.place() + " has schema version " + newer.get()
                    + ", and this Spaarpunt knows only those up to " + newest
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
