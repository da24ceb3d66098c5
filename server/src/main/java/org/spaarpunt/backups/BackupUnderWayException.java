package org.spaarpunt.backups;

/** Another backup of the same installation is being made at the moment. */
public final class BackupUnderWayException extends BackupException {

    BackupUnderWayException(String message) {
        super(message);
    }
}
