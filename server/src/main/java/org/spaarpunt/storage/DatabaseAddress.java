package org.spaarpunt.storage;

import org.postgresql.Driver;

/**
 * Where a database is, and the key to it. Its text never shows the password, so that it can be logged.
 *
 * @param jdbcUrl address that the PostgreSQL driver understands
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    /** Whether the driver can read it, whoever answers there. */
    public static boolean isReadable(String jdbcUrl) {
        return Driver.parseURL(jdbcUrl, null) != null;
    }

    /** Where it is, for people and logs. An address may carry secrets as parameters and before a host, so neither is shown. */
    public String place() {
        return jdbcUrl.replaceFirst("[?].*", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + place() + ", user " + user + "]";
    }
}
