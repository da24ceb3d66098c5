package org.spaarpunt.conventional;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

@Entity
class Event {
    /** An event with hours takes check-ins from this long before its start until this long after its end. */
    private static final Duration MARGIN = Duration.ofHours(5);

    @Id
    long id;

    String cdbid;
    String title;
    long organiserId;
    Long locationId;
    Instant startsAt;
    Instant endsAt;
    Integer limitVolume;

    @Enumerated(EnumType.STRING)
    Period limitPeriod;

    boolean involves(long organisationId) {
        return organiserId == organisationId || (locationId != null && locationId == organisationId);
    }

    boolean acceptsCheckinsAt(Instant now) {
        return startsAt == null || (!now.isBefore(startsAt.minus(MARGIN)) && !now.isAfter(endsAt.plus(MARGIN)));
    }
}
