package org.spaarpunt.storage;

import java.time.Duration;

/**
 * A replica that some reading may go to.
 *
 * @param maxLag how old what it shows may be; when it is further behind, it is not used
 */
public record ReplicaSettings(DatabaseAddress address, Duration maxLag) {
    public static final Duration DEFAULT_MAX_LAG = Duration.ofSeconds(5);
}
