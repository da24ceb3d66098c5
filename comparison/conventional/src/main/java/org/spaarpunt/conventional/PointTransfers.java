package org.spaarpunt.conventional;

import org.springframework.data.jpa.repository.JpaRepository;

interface PointTransfers extends JpaRepository<PointTransfer, Long> {}
