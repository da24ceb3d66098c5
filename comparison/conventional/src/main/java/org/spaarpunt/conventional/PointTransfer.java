package org.spaarpunt.conventional;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

@Entity
class PointTransfer {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "point_transfer_seq")
    @SequenceGenerator(name = "point_transfer_seq", sequenceName = "point_transfer_seq", allocationSize = 50)
    Long id;

    long passholderId;

    @OneToOne(fetch = FetchType.LAZY)
    Checkin checkin;

    int points;
    Instant movedAt;
}
