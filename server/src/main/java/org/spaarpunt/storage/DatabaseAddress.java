package org.spaarpunt.storage;

import org.postgresql.Driver;

/**
 * The address of a database and its credentials. The text form never shows the password, so that it can be logged.
 *
 * @param jdbcUrl address that the PostgreSQL driver understands
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    /** Whether the driver can parse it, whether or not a server answers there. */
    public static boolean isReadable(String jdbcUrl) {
        return Driver.parseURL(jdbcUrl, null) != null;
    }

    /** The address for people and logs. It may carry secrets as parameters and before a host, so neither is shown. */
    public String place() {
        return jdbcUrl.replaceFirst("[?].*", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + place() + ", user " + user + "]";
    }
}
