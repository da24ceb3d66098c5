package org.spaarpunt.storage;

/**
 * Where a database is, and the key to it. Its text never shows the password, so that it can be logged.
 *
 * @param jdbcUrl address that the PostgreSQL driver understands
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    /** Where it is, for people and logs. An address may carry secrets as parameters and before a host, so neither is shown. */
    public String place() {
        return jdbcUrl.replaceFirst("[?].*", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + place() + ", user " + user + "]";
    }
}
