package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a call sends to prove that the passholder is at the counter.
 *
 * @param dateOfBirth as the passholder gave it
 * @param code from the passholder's own page
 */
public record Evidence(Optional<LocalDate> dateOfBirth, Optional<String> code) {
    public static final Evidence NONE = new Evidence(Optional.empty(), Optional.empty());
}
