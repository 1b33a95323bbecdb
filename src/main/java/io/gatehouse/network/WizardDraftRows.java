package io.gatehouse.network;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface WizardDraftRows extends JpaRepository<WizardDraftRow, Long> {

    List<WizardDraftRow> findByOwnerOrderByUpdatedAtDesc(String owner);

    Optional<WizardDraftRow> findByIdAndOwner(long id, String owner);

    void deleteByNetworkId(long networkId);
}
