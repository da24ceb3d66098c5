package org.spaarpunt.conventional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Consumer {
    @Id
    String consumerKey;

    String secret;
}
