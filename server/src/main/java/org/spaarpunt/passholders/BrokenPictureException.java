package org.spaarpunt.passholders;

/** A file that does not follow its format. */
final class BrokenPictureException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenPictureException(String reason) {
        super(reason);
    }
}
