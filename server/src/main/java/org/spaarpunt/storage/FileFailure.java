package org.spaarpunt.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words: Java's own messages are often the name of the file alone. */
public final class FileFailure {
    private FileFailure() {}

    /** A part of a sentence, without a full stop. */
    public static String reason(IOException failed) {
        return switch (failed) {
            case AccessDeniedException denied -> "this user may not use " + denied.getFile();
            case FileAlreadyExistsException taken -> "there is something at " + taken.getFile() + " already";
            case NoSuchFileException absent -> "there is no " + absent.getFile();
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> String.valueOf(failed.getMessage());
        };
    }
}
