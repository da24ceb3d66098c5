package org.spaarpunt.conventional;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
class Card {
    @Id
    String number;

    String chip;
    String status;
    boolean groupPass;

    @ManyToOne(fetch = FetchType.LAZY)
    Passholder passholder;
}
