package org.spaarpunt.backups;

/** A backup cannot be made, or not be restored. The message is a sentence or two for the operator, who has to act. */
public sealed class BackupException extends RuntimeException permits BackupUnderWayException {

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
