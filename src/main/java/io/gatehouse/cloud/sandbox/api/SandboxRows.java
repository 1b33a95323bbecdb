package io.gatehouse.cloud.sandbox.api;

import org.springframework.data.jpa.repository.JpaRepository;

interface SandboxRows extends JpaRepository<SandboxRow, Long> {}
