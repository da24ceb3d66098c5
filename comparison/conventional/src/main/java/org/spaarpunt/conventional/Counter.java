package org.spaarpunt.conventional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Counter {
    @Id
    long id;

    String consumerKey;
    long organisationId;
}
