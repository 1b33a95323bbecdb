package io.gatehouse.reconcile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface StatusRows extends Repository<StatusRow, Long> {

    StatusRow saveAndFlush(StatusRow row);

    Optional<StatusRow> findById(long network);

    List<StatusRow> findByNetworkIdIn(Collection<Long> networks);

    void deleteById(long network);
}
