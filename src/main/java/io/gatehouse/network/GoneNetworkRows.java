package io.gatehouse.network;

import org.springframework.data.jpa.repository.JpaRepository;

interface GoneNetworkRows extends JpaRepository<GoneNetworkRow, Long> {}
