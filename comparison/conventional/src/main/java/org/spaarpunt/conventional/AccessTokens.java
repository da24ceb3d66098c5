package org.spaarpunt.conventional;

import org.springframework.data.jpa.repository.JpaRepository;

interface AccessTokens extends JpaRepository<AccessToken, String> {}
