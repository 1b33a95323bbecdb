package io.gatehouse.audit;

import org.springframework.data.jpa.repository.JpaRepository;

interface AuditRows extends JpaRepository<AuditRow, Long> {}
