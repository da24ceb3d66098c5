package org.spaarpunt.checkins;

import java.util.Optional;
import org.spaarpunt.idempotency.IdempotentRequest;

/** One of several check-ins that are all saved, or none; no two of them are of the same passholder. */
public record JointCheckin(CheckinRequest.ByCode request, Optional<IdempotentRequest> idempotency) {}
