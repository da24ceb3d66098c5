package org.spaarpunt.conventional;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

interface Counters extends JpaRepository<Counter, Long> {
    Optional<Counter> findByConsumerKey(String consumerKey);

    @NativeQuery("""
        select exists (
            select from counter_employee where counter_id = :counterId and user_id = :userId and may_check_in)
        """)
    boolean mayCheckIn(long counterId, long userId);
}
