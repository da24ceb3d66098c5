package org.spaarpunt.conventional;

import org.springframework.data.jpa.repository.JpaRepository;

interface Consumers extends JpaRepository<Consumer, String> {}
