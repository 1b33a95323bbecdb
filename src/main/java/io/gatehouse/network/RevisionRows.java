package io.gatehouse.network;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface RevisionRows extends JpaRepository<RevisionRow, Long> {

    List<RevisionRow> findByNetworkIdOrderByRevisionDesc(long networkId);

    Optional<RevisionRow> findByNetworkIdAndRevision(long networkId, long revision);

    void deleteByNetworkId(long networkId);
}
