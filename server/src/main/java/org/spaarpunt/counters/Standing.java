package org.spaarpunt.counters;

import java.util.Optional;

/**
 * How a user stands at a counter.
 *
 * @param organisationId the organisation that the counter belongs to, if any
 * @param worksHere whether the user is an employee
 * @param mayCheckIn whether one of the counter's groups may check people in
 */
public record Standing(long counterId, Optional<Long> organisationId, boolean worksHere, boolean mayCheckIn) {}
