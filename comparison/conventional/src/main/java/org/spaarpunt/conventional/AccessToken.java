package org.spaarpunt.conventional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

@Entity
class AccessToken {
    @Id
    String token;

    String secret;
    String consumerKey;
    long userId;
    Instant expiresAt;
    boolean revoked;
}
