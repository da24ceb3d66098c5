package org.spaarpunt.storage;

/**
 * Where a database is, and the key to it. Its text never shows the password, so that it can be logged.
 *
 * @param jdbcUrl address that the PostgreSQL driver understands
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    /** An address may carry secrets as parameters too, so only the part before them is shown. */
    @Override
    public String toString() {
        int parameters = jdbcUrl.indexOf('?');
        String shown = parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
        return "DatabaseAddress[" + shown + ", user " + user + "]";
    }
}
