package org.spaarpunt.conventional;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface Events extends JpaRepository<Event, Long> {
    Optional<Event> findByCdbid(String cdbid);
}
