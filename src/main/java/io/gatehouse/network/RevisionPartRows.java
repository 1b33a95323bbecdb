package io.gatehouse.network;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface RevisionPartRows extends JpaRepository<RevisionPartRow, Long> {

    /// What holds at a revision: what was saved last until then.
    Optional<RevisionPartRow> findFirstByNetworkIdAndPartAndRevisionLessThanEqualOrderByRevisionDesc(
            long networkId, String part, long revision);

    void deleteByNetworkId(long networkId);
}
