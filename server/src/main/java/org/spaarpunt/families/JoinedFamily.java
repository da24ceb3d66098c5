package org.spaarpunt.families;

import java.time.Instant;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.rights.Sharing;

/**
 * The family that a passholder is a member of, as that passholder sees it.
 *
 * @param ownerUid the passholder that the family belongs to
 */
public record JoinedFamily(String ownerUid, Details.Name owner, Instant since, Sharing sharing) {}
