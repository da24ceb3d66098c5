package org.spaarpunt.conventional;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

@Entity
class Checkin {
    /** Ids are taken from the sequence fifty at a time. */
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "checkin_seq")
    @SequenceGenerator(name = "checkin_seq", sequenceName = "checkin_seq", allocationSize = 50)
    Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Passholder passholder;

    long eventId;
    String cardNumber;
    long counterId;
    long userId;
    String period;
    int ordinal;
    boolean socialTariff;
    Instant checkedInAt;
}
