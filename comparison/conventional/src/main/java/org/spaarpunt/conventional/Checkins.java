package org.spaarpunt.conventional;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Checkins extends JpaRepository<Checkin, Long> {
    @Query("""
        select count(*) from Checkin
        where passholder.id = :passholderId and eventId = :eventId and period = :period
        """)
    int countInPeriod(long passholderId, long eventId, String period);
}
