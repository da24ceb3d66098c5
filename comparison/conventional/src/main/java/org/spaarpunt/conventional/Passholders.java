package org.spaarpunt.conventional;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Passholders extends JpaRepository<Passholder, Long> {
    /** Check-ins of one passholder wait for one another here, so that none is counted twice. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Passholder where id = :id")
    Passholder lock(long id);
}
