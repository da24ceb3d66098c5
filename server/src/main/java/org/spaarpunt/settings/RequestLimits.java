package org.spaarpunt.settings;

/**
 * How many requests of the JSON API are answered in a minute.
 *
 * @param application of one application, by all its users; 0: no limit
 * @param person of one person within an application; 0: no limit
 */
public record RequestLimits(int application, int person) {
    public RequestLimits {
        if (application < 0 || person < 0) {
            throw new IllegalArgumentException("A limit is 0 or more");
        }
    }
}
