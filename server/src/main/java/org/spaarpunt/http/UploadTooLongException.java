package org.spaarpunt.http;

import java.io.IOException;

/** An upload is longer than {@link Uploads#maxBytes()}. */
public final class UploadTooLongException extends IOException {
    UploadTooLongException() {
        super("the upload is too long");
    }
}
