package io.gatehouse.forwarding;

import org.springframework.data.jpa.repository.JpaRepository;

interface TrialRows extends JpaRepository<TrialRow, Long> {}
