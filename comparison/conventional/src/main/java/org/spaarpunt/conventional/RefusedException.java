package org.spaarpunt.conventional;

/** A check-in that a rule refuses; nothing but the nonce is saved. */
class RefusedException extends RuntimeException {
    private final String code;
    private final Integer points;

    RefusedException(String code, String message, Integer points) {
        super(message, null, false, false);
        this.code = code;
        this.points = points;
    }

    String code() {
        return code;
    }

    /** Null if the caller may not know them. */
    Integer points() {
        return points;
    }
}
