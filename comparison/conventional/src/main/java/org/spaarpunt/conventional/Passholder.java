package org.spaarpunt.conventional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.DynamicUpdate;

/** With the balance, which is the sum of the transfers. */
@Entity
@DynamicUpdate
class Passholder {
    @Id
    long id;

    String firstName;
    String name;
    int points;
}
